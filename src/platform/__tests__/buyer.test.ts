import {
  BuyerError,
  normalizeEmail,
  normalizeName,
  normalizePhone,
  PARTNER_USER_ID,
  type BuyerField,
} from "../buyer";
import { BUYER_WORDS } from "../buyer-words";

/** What the field is called in the words of each language. */
const CALLED: Record<BuyerField, { en: RegExp; ja: RegExp }> = {
  name: { en: /name/, ja: /お名前/ },
  phone: { en: /phone number/, ja: /電話番号/ },
  email: { en: /e-mail address/, ja: /メールアドレス/ },
};

/** Which of the field's problems a call finds: its words name the field in both languages and do not repeat the value. */
function problemOf(field: BuyerField, input: string, read: (input: string) => string): string | undefined {
  try {
    read(input);
  } catch (error) {
    if (!(error instanceof BuyerError)) throw error;
    const { en, ja } = error.words;
    expect(error).toMatchObject({ field, message: en });
    for (const words of [en, ja]) expect(input.trim().length > 3 && words.includes(input.trim())).toBe(false);
    expect(en).toMatch(CALLED[field].en);
    expect(ja).toMatch(CALLED[field].ja);
    const found = Object.entries(BUYER_WORDS.en[field]).find(([, words]) => words === en)?.[0];
    expect(Object.entries(BUYER_WORDS.ja[field])).toContainEqual([found, ja]);
    return found;
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
    ["\u202D090-1234-5678\u202C", "09012345678"],
    ["\uFEFF090\u200B1234\u00AD5678", "09012345678"],
  ])("takes %s as %s", (input, phone) => {
    expect(normalizePhone(input)).toBe(phone);
    expect(normalizePhone(phone)).toBe(phone);
  });

  it.each([
    ["+1 415 555 2671", "foreign"],
    ["001 415 555 2671", "foreign"],
    ["+86 138 0013 8000", "foreign"],
    ["+82 10-1234-5678", "foreign"],
    ["4155552671", "no_zero"],
    ["9012345678", "no_zero"],
    ["090123456", "length"],
    ["090123456789", "length"],
    ["+81 90 1234 56789", "length"],
    ["+81 1", "length"],
    ["", "missing"],
    ["  -- ", "missing"],
    ["\u200B\u2066\u2069", "missing"],
    ["+", "characters"],
    ["090-1234-5678 ext 9", "characters"],
    ["〇九〇一二三四五六七八", "characters"],
    ["٠٩٠١٢٣٤٥٦٧٨", "characters"],
    ["+81+9012345678", "characters"],
    ["090 1234 5678".padEnd(65, " "), "too_long"],
  ])("refuses %j: %s", (input, problem) => {
    expect(problemOf("phone", input, normalizePhone)).toBe(problem);
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
    ["\uFEFF山\u00AD田\u200B 太郎\u2069", "山田 太郎"],
    ["Ta\u202Ero", "Taro"],
    ["\u2066Taro\u2069 \u200F", "Taro"],
  ])("takes %j as %j", (input, name) => {
    expect(normalizeName(input)).toBe(name);
  });

  it("counts 100 characters by code points and refuses 101", () => {
    expect(normalizeName("𠮷".repeat(100))).toBe("𠮷".repeat(100));
    expect(problemOf("name", "𠮷".repeat(101), normalizeName)).toBe("too_long");
  });

  it.each([
    ["", "missing"],
    [" 　 ", "missing"],
    ["\u200B\uFEFF", "missing"],
    ["\u3164", "missing"],
    ["\u2800 \u115F\uFFA0", "missing"],
    ["\u200D\u0301\uFE0F", "missing"],
    ["Taro\u0000", "characters"],
    ["Ta\u001bro", "characters"],
    ["Taro \uD800", "characters"],
  ])("refuses %j: %s", (input, problem) => {
    expect(problemOf("name", input, normalizeName)).toBe(problem);
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

  it("accepts one that was copied with invisible characters", () => {
    expect(normalizeEmail("\u200Bhanako\u00AD@example.jp\uFEFF ")).toBe("hanako@example.jp");
  });

  it.each([
    ["", "missing"],
    ["\u200B", "missing"],
    ["hanako", "form"],
    ["hanako@example", "form"],
    ["@example.org", "form"],
    ["hanako@@example.jp", "form"],
    ["hanako@example..jp", "form"],
    ["hanako@.jp", "form"],
    ["hanako@example.jp.", "form"],
    ["ta ro@example.jp", "form"],
    ["Hanako <hanako@example.jp>", "form"],
    ["hanako@example.jp,jiro@example.jp", "form"],
    ["hanako\u0000@example.jp", "form"],
    ["hanako@example.jp\r\nBcc: x@example.jp", "form"],
    [`${"a".repeat(65)}@example.jp`, "form"],
    [`hanako@${"a.".repeat(124)}jp`, "too_long"],
  ])("refuses %j: %s", (input, problem) => {
    expect(problemOf("email", input, normalizeEmail)).toBe(problem);
  });

  it("judges a hostile text of 254 characters at once", () => {
    const started = performance.now();
    problemOf("email", `a@${"a.".repeat(125)}!@`.slice(0, 254), normalizeEmail);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("the shopper's id", () => {
  it.each(["cus_01HXYZ", "149597870", "-~!@#$%&*()_aZ0"])("may be %s", (value) => {
    expect(value).toMatch(PARTNER_USER_ID);
  });

  it.each(["", "hanako yamada", "hanako.yamada", "山田", "a+b", "a/b", "a=b", "a\n"])(
    "cannot be %j",
    (value) => {
      expect(value).not.toMatch(PARTNER_USER_ID);
    },
  );
});

describe("the words about a field", () => {
  it("are in the language, and no two say the same", () => {
    const all = (language: "en" | "ja") =>
      Object.values(BUYER_WORDS[language]).flatMap((field) => Object.values(field));
    for (const words of all("en") as string[]) expect(words).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
    for (const words of all("ja") as string[]) expect(words).toMatch(/[ぁ-ん]/);
    for (const language of ["en", "ja"] as const) expect(new Set(all(language)).size).toBe(12);
  });
});
