import {
  BuyerError,
  checkPartnerUserId,
  guestPartnerUserId,
  normalizeEmail,
  normalizeName,
  normalizePhone,
  type Buyer,
} from "../buyer";

/** The BuyerError of a call: it must name the field and not repeat what was typed. */
function refusalOf(field: keyof Buyer, input: string, read: (input: string) => string): string {
  try {
    read(input);
  } catch (error) {
    if (error instanceof BuyerError) {
      expect(error.field).toBe(field);
      expect(input.trim().length > 3 && error.message.includes(input.trim())).toBe(false);
      return error.message;
    }
    throw error;
  }
  throw new Error("The value was taken.");
}

/** The full-width form of plain characters, as Japanese keyboards type it. */
function fullWidth(plain: string): string {
  return plain
    .replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    .replace(/ /g, "\u3000");
}

describe("phone numbers", () => {
  it.each([
    ["09012345678", "09012345678"],
    ["090-1234-5678", "09012345678"],
    [" 090 1234 5678 ", "09012345678"],
    ["+81 90-1234-5678", "09012345678"],
    ["+819012345678", "09012345678"],
    ["+81 (0)90-1234-5678", "09012345678"],
    ["+81-090-1234-5678", "09012345678"],
    ["(+81) 90 1234 5678", "09012345678"],
    ["0081 90 1234 5678", "09012345678"],
    ["00819012345678", "09012345678"],
    [fullWidth("090-1234-5678"), "09012345678"],
    [fullWidth("+81 (0)90 1234 5678"), "09012345678"],
    ["(03)1234-5678", "0312345678"],
    ["03(1234)5678", "0312345678"],
    ["+81 3 1234 5678", "0312345678"],
    ["090‐1234–5678", "09012345678"],
    ["090ー1234ー5678", "09012345678"],
    ["090−1234―5678", "09012345678"],
    ["090.1234.5678", "09012345678"],
    ["0120-123-456", "0120123456"],
    ["0800-123-4567", "08001234567"],
    ["09230219312", "09230219312"],
    // Ten digits are the form of a fixed line: a mobile number with one digit missing cannot be told from it.
    ["090-1234-567", "0901234567"],
  ])("takes %s as %s", (input, phone) => {
    expect(normalizePhone(input)).toBe(phone);
    expect(normalizePhone(phone)).toBe(phone);
  });

  it.each([
    ["+1 415 555 2671", /belongs to another country: give a Japanese number such as 090-1234-5678/],
    ["001 415 555 2671", /belongs to another country/],
    ["+86 138 0013 8000", /belongs to another country/],
    ["+82 10-1234-5678", /belongs to another country/],
    ["4155552671", /does not start with 0/],
    ["9012345678", /does not start with 0/],
    ["090123456", /has 9 digits, and a Japanese number has 10 or 11/],
    ["090123456789", /has 12 digits/],
    ["+81 90 1234 56789", /has 12 digits/],
    ["+81 1", /has 2 digits/],
    ["", /is missing/],
    ["  -- ", /is missing/],
    ["+", /characters that do not belong/],
    ["090-1234-5678 ext 9", /characters that do not belong/],
    ["〇九〇一二三四五六七八", /characters that do not belong/],
    ["٠٩٠١٢٣٤٥٦٧٨", /characters that do not belong/],
    ["+81+9012345678", /characters that do not belong/],
    ["090 1234 5678".padEnd(65, " "), /is too long to be a phone number/],
  ])("refuses %j", (input, words) => {
    expect(refusalOf("phone", input, normalizePhone)).toMatch(words);
  });
});

describe("names", () => {
  it.each([
    ["  山田 太郎 ", "山田 太郎"],
    ["Yamada\t\n Taro", "Yamada Taro"],
    ["ヤマダ　　タロウ", "ヤマダ タロウ"],
    ["José Ñandú", "José Ñandú"],
    ["محمد علي", "محمد علي"],
    ["👩‍👩‍👧 Ōta", "👩‍👩‍👧 Ōta"],
    ["𠮷野家".repeat(33), "𠮷野家".repeat(33)],
    ["O'Neill-Smith, Jr.", "O'Neill-Smith, Jr."],
  ])("takes %j as %j", (input, name) => {
    expect(normalizeName(input)).toBe(name);
  });

  it("counts 100 characters by code points and refuses 101", () => {
    expect(normalizeName("𠮷".repeat(100))).toBe("𠮷".repeat(100));
    expect(refusalOf("name", "𠮷".repeat(101), normalizeName)).toMatch(/longer than 100 characters/);
  });

  it.each([
    ["", /is missing/],
    [" 　 ", /is missing/],
    ["Taro\u0000", /control characters/],
    ["Ta\u001bro", /control characters/],
    ["Ta\u202Ero", /control characters/],
    ["Taro \uD800", /control characters/],
  ])("refuses %j", (input, words) => {
    expect(refusalOf("name", input, normalizeName)).toMatch(words);
  });
});

describe("e-mail addresses", () => {
  it.each([
    " hanako@example.jp ",
    "a..b.@docomo.ne.jp",
    "hanako+shop@sub.example.co.jp",
    "太郎@例え.jp",
    "x'y@example.com",
  ])("takes %j", (input) => {
    expect(normalizeEmail(input)).toBe(input.trim());
  });

  it.each([
    ["", /is missing/],
    ["hanako", /has not the form of one: give an address such as/],
    ["hanako@example", /has not the form/],
    ["@example.org", /has not the form/],
    ["hanako@@example.jp", /has not the form/],
    ["hanako@example..jp", /has not the form/],
    ["hanako@.jp", /has not the form/],
    ["hanako@example.jp.", /has not the form/],
    ["ta ro@example.jp", /has not the form/],
    ["Hanako <hanako@example.jp>", /has not the form/],
    ["hanako@example.jp,jiro@example.jp", /has not the form/],
    ["hanako\u0000@example.jp", /has not the form/],
    ["hanako@example.jp\r\nBcc: x@example.jp", /has not the form/],
    [`${"a".repeat(65)}@example.jp`, /has not the form/],
    [`hanako@${"a.".repeat(124)}jp`, /longer than 254 characters/],
  ])("refuses %j", (input, words) => {
    expect(refusalOf("email", input, normalizeEmail)).toMatch(words);
  });

  it("judges a hostile text of 254 characters at once", () => {
    const started = performance.now();
    refusalOf("email", `a@${"a.".repeat(125)}!@`.slice(0, 254), normalizeEmail);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("the shopper's id", () => {
  it("is stable for a guest's address in any case of letters, and has the platform's form", () => {
    const id = guestPartnerUserId("Hanako@Example.jp ", "secret");
    expect(id).toMatch(/^guest-[0-9a-f]{32}$/);
    expect(guestPartnerUserId("hanako@example.jp", "secret")).toBe(id);
    expect(checkPartnerUserId(id)).toBe(id);
  });

  it("differs per address and per secret", () => {
    const ids = ["a@example.jp", "b@example.jp"].flatMap((email) =>
      ["one", "two"].map((secret) => guestPartnerUserId(email, secret)),
    );
    expect(new Set(ids).size).toBe(4);
  });

  it("is not made with an empty secret", () => {
    expect(() => guestPartnerUserId("a@example.jp", "")).toThrow(RangeError);
  });

  it.each(["cus_01HXYZ", "149597870", "-~!@#$%&*()_.aZ0"])("takes %s", (value) => {
    expect(checkPartnerUserId(value)).toBe(value);
  });

  it.each(["", "hanako yamada", "山田", "a+b", "a/b", "a=b", "a\n"])("refuses %j", (value) => {
    expect(refusalOf("partnerUserId", value, checkPartnerUserId)).toMatch(
      /letters, digits and -~!@#\$%&\*\(\)_\./,
    );
  });
});
