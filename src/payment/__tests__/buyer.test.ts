import { PARTNER_USER_ID } from "../../platform/buyer";
import { BUYER_WORDS } from "../../platform/buyer-words";
import { composeBuyer, guestPartnerUserId, type BuyerSource } from "../buyer";

const SECRET = "merchant-secret";
const billing = { first_name: "花子", last_name: "山田", phone: "090-1234-5678" };
const shipping = { first_name: "Taro", last_name: "Suzuki", phone: "080-9876-5432" };
const customer = {
  id: "cus_1",
  has_account: true,
  email: "account@example.com",
  first_name: "Jiro",
  last_name: "Sato",
  phone: "03-1234-5678",
};
const guest: BuyerSource = {
  email: "hanako@example.com",
  billing_address: billing,
  shipping_address: shipping,
};

const buyerOf = (
  details: Parameters<typeof composeBuyer>[0],
  buyerSource: BuyerSource,
  locale: string | null = null,
) => composeBuyer(details, buyerSource, SECRET, locale);

describe("the buyer", () => {
  it("is the one that the storefront names, whatever cart and account say", () => {
    const details = { name: " 佐藤　 次郎 ", phone: "+81 (0)70-1111-2222", email: " Jiro@Example.com " };
    expect(buyerOf(details, { ...guest, customer })).toMatchObject({
      name: "佐藤 次郎",
      phone: "07011112222",
      email: "Jiro@Example.com",
    });
  });

  it("is whom the billing address names", () => {
    expect(buyerOf({}, guest)).toMatchObject({
      name: "山田 花子",
      phone: "09012345678",
      email: "hanako@example.com",
    });
  });

  it("is whom the shipping address names when there is no billing address", () => {
    expect(buyerOf({}, { ...guest, billing_address: null })).toMatchObject({
      name: "Taro Suzuki",
      phone: "08098765432",
    });
  });

  it("is whom the account names when there is no address", () => {
    expect(buyerOf({}, { customer })).toMatchObject({
      name: "Jiro Sato",
      phone: "0312345678",
      email: "account@example.com",
    });
  });

  it("is put together field by field, past empty ones", () => {
    const buyerSource = {
      email: "hanako@example.com",
      billing_address: { first_name: " ", last_name: "", phone: "  " },
      shipping_address: { first_name: "Taro", last_name: null, phone: null },
      customer,
    };
    expect(buyerOf({}, buyerSource)).toMatchObject({
      name: "Taro",
      phone: "0312345678",
      email: "hanako@example.com",
    });
  });

  it.each([
    ["花子", "山田", "山田 花子"],
    ["ハナコ", "ヤマダ", "ヤマダ ハナコ"],
    ["민준", "김", "김 민준"],
    ["Hanako", "山田", "山田 Hanako"],
    ["Hanako", "Yamada", "Hanako Yamada"],
    ["José", "Núñez", "José Núñez"],
    ["", "山田", "山田"],
    ["Cher", "", "Cher"],
  ])("named %j %j is written %j", (first_name, last_name, name) => {
    expect(buyerOf({}, { ...guest, billing_address: { ...billing, first_name, last_name } }).name).toBe(name);
  });
});

describe("the shopper's id for the platform", () => {
  it("is the customer's id with an account", () => {
    expect(buyerOf({}, { ...guest, customer }).partnerUserId).toBe("cus_1");
  });

  it("is a stable id without one, that neither shows the address nor is the same in another shop", () => {
    const guestRecord = { ...customer, has_account: false };
    const id = buyerOf({}, { ...guest, customer: guestRecord }).partnerUserId;
    expect(id).toMatch(/^guest-[0-9a-f]{32}$/);
    expect(buyerOf({ email: "HANAKO@example.com" }, guest).partnerUserId).toBe(id);
    expect(buyerOf({ email: "other@example.com" }, guest).partnerUserId).not.toBe(id);
    expect(composeBuyer({}, guest, "another secret", null).partnerUserId).not.toBe(id);
  });
});

describe("a purchase without a usable buyer is refused", () => {
  const nameless = { ...guest, billing_address: { phone: "09012345678" }, shipping_address: null };
  const calling = (phone: string | null): BuyerSource => ({
    ...guest,
    billing_address: { ...billing, phone },
    shipping_address: null,
  });
  const unprintable = { ...guest, billing_address: { ...billing, first_name: "\u0007", last_name: "" } };

  it.each<[string, BuyerSource, string, string]>([
    ["no name", nameless, BUYER_WORDS.en.name.missing, BUYER_WORDS.ja.name.missing],
    ["no phone", calling(null), BUYER_WORDS.en.phone.missing, BUYER_WORDS.ja.phone.missing],
    ["no e-mail", { ...guest, email: null }, BUYER_WORDS.en.email.missing, BUYER_WORDS.ja.email.missing],
    ["nothing at all", {}, BUYER_WORDS.en.email.missing, BUYER_WORDS.ja.email.missing],
    [
      "a foreign phone",
      calling("+1 212 555 0100"),
      BUYER_WORDS.en.phone.foreign,
      BUYER_WORDS.ja.phone.foreign,
    ],
    ["a broken e-mail", { ...guest, email: "hanako" }, BUYER_WORDS.en.email.form, BUYER_WORDS.ja.email.form],
    ["an unprintable name", unprintable, BUYER_WORDS.en.name.characters, BUYER_WORDS.ja.name.characters],
  ])("with %s, as invalid data and in the shopper's language", (_, buyerSource, en, ja) => {
    for (const [locale, message] of [
      [null, en],
      ["fr", en],
      ["ja", ja],
      ["ja-JP", ja],
    ] as const) {
      expect(() => buyerOf({}, buyerSource, locale)).toThrow(
        expect.objectContaining({ type: "invalid_data", message }) as Error,
      );
    }
  });
});

describe("a guest's id for the platform", () => {
  it("is stable for a guest's address in any case of letters, and has the platform's form", () => {
    const id = guestPartnerUserId("Hanako@Example.jp ", "secret");
    expect(id).toMatch(/^guest-[0-9a-f]{32}$/);
    expect(guestPartnerUserId("hanako@example.jp", "secret")).toBe(id);
    expect(id).toMatch(PARTNER_USER_ID);
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
});
