import type { NeededField } from "../../../contract/store-api";
import { METHODS } from "../../../platform/catalogue";
import { checkDetails } from "../check-details";
import { writeTimeLeft } from "../count-down";
import { iconSvg } from "../drawings";
import { factsOf, restOf, stepsOf } from "../how-to-pay";
import { readQrCode, safeAddress } from "../safe-address";
import { fill, textsFor } from "../texts";
import { EN } from "../texts/en";
import { JA } from "../texts/ja";
import { payment } from "./payments";

const NEEDED = (["name", "phone", "email"] as const).map((field): NeededField => ({
  field,
  reason: { code: "missing", en: "", ja: "" },
}));

describe("The texts", () => {
  const placesOf = (text: unknown) =>
    JSON.stringify(text)
      .match(/\{\w+\}/g)
      ?.sort() ?? [];

  it("have the same keys in both languages, none of them empty", () => {
    const keysOf = (texts: object) =>
      Object.entries(texts).flatMap(([key, text]) =>
        typeof text === "string" || key === "numbers"
          ? [key]
          : Object.keys(text as object).map((inner) => `${key}.${inner}`),
      );
    expect(keysOf(JA).sort()).toEqual(keysOf(EN).sort());
    for (const text of [...Object.values(EN), ...Object.values(JA)]) expect(text).not.toBe("");
  });

  it("name the same values in both languages, except where a title needs none", () => {
    for (const key of [
      "limits",
      "sumChanged",
      "placeOrder",
      "payNow",
      "anotherWayUntil",
      "messages",
      "left",
      "leftDays",
    ] as const) {
      expect([key, ...new Set(placesOf(JA[key]))]).toEqual([key, ...new Set(placesOf(EN[key]))]);
    }
  });

  it("are the shop's own where it has some, in part as well", () => {
    const texts = textsFor("ja", { print: "印刷", titles: { paid: "毎度！" } });
    expect([texts.print, texts.titles.paid, texts.titles.failed]).toEqual([
      "印刷",
      "毎度！",
      JA.titles.failed,
    ]);
    expect(textsFor("fr")).toEqual(EN);
  });

  it("are filled with values, and with nothing that a name from elsewhere could bring", () => {
    expect(fill("{a} of {b}, {toString}", { a: "1", b: 2 })).toBe("1 of 2, {toString}");
  });
});

describe("The fields that the cart lacks", () => {
  it("are checked by the rules of the server, in words", () => {
    expect(checkDetails(NEEDED, {}, JA)).toEqual({
      name: JA.nameMissing,
      phone: JA.phoneProblems.missing,
      email: JA.emailProblem,
    });
    expect(
      checkDetails(NEEDED, { name: "山田", phone: "＋８１ ９０ー１２３４ー５６７８", email: "a@b.jp" }, JA),
    ).toEqual({});
  });

  it.each([
    ["+1 212 555 0100", "foreign"],
    ["9012345678", "no_zero"],
    ["090-1234", "length"],
    ["090-1234-567a", "characters"],
    ["0".repeat(65), "too_long"],
  ] as const)("a phone number %s is %s", (phone, problem) => {
    expect(checkDetails(NEEDED.slice(1, 2), { phone }, EN)).toEqual({ phone: EN.phoneProblems[problem] });
  });

  it("what the cart has is not asked for", () => {
    expect(checkDetails([], {}, EN)).toEqual({});
  });
});

describe("How to pay", () => {
  test("asks for what is still due, to the cent", () => {
    expect(restOf(payment())).toBe("1700");
    expect(restOf(payment({ received_amount: "1000" }))).toBe("700");
    expect(restOf(payment({ currency_code: "usd", amount: "12.30", received_amount: "12.1" }))).toBe("0.20");
    expect(restOf(payment({ received_amount: "2000" }))).toBe("0");
    expect(restOf(payment({ amount: null }))).toBeNull();
  });

  it("is told step by step for every method in both languages, or in the shop's words", () => {
    for (const { id } of METHODS) {
      for (const locale of ["ja", "en"])
        expect(stepsOf({ method: id }, textsFor(locale), locale).length).toBeGreaterThan(1);
    }
    const own = textsFor("ja", { steps: { merpay: ["アプリで支払う"] } });
    expect(stepsOf({ method: "merpay" }, own, "ja")).toEqual(["アプリで支払う"]);
  });

  it("names the numbers as each chain does, and none that the platform did not give", () => {
    const slip = { ...payment().slip!, bank_no: "1234567890123", bank_code: "789" };
    expect(factsOf(payment(), JA)).toEqual([]);
    expect(factsOf(payment({ slip }), JA)).toEqual([
      { label: "お客様番号", value: "1234567890123", copy: true },
      { label: JA.code, value: "789", copy: true },
    ]);
    expect(factsOf(payment({ slip, method: "konbini-seven-eleven" }), JA)[0].label).toBe("払込票番号");
    expect(factsOf(payment({ slip: null }), JA)).toEqual([]);
  });

  it("lists an account line by line, and leads to the payment page for what is not known", () => {
    const transfer = { method: "gmo-aozora", kind: "bank_transfer" } as const;
    const bare = factsOf(payment(transfer), EN);
    expect(bare.map(({ label }) => label)).toEqual([
      "Bank",
      "Branch",
      "Account type",
      "Account number",
      "Account holder",
    ]);
    expect(bare[3]).toEqual({ label: "Account number", value: EN.onPayPage, copy: false });

    const slip = { ...payment().slip!, bank_no: "7654321", bank_code: "0310" };
    const facts = factsOf(payment({ ...transfer, slip }), JA);
    expect(facts[0].value).toBe("GMOあおぞらネット銀行 0310");
    expect(facts[3]).toEqual({ label: "口座番号", value: "7654321", copy: true });
  });

  it.each(["GMO_AOZORA", "JP_GMO_AOZORA_USD", "KONBINI_LAWSON"])(
    "shows the bank's name and no code of the platform's such as %s",
    (bank_code) => {
      const slip = { ...payment().slip!, bank_no: "7654321", bank_code };
      const transfer = payment({ method: "gmo-aozora", kind: "bank_transfer", slip });
      expect(factsOf(transfer, JA)[0].value).toBe("GMOあおぞらネット銀行");
      expect(factsOf(transfer, EN)[0].value).toBe("GMO Aozora Net Bank (GMOあおぞらネット銀行)");
      expect(factsOf(payment({ slip }), JA).map(({ value }) => value)).toEqual(["7654321"]);
    },
  );

  it.each([
    [3 * 86_400 + 5 * 3_600, "3 d 5 h left"],
    [5 * 3_600 + 61, "5 h 1 min left"],
    [61, "1 min 1 s left"],
    [0, "passed"],
    [-5, "passed"],
  ])("counts down: %d s are written as %s", (seconds, written) => {
    const now = Date.parse("2099-04-01T00:00:00Z");
    expect(writeTimeLeft(new Date(now + seconds * 1_000).toISOString(), now, EN)).toBe(written);
  });
});

describe("Addresses and codes of the platform", () => {
  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "ftp://x.example",
    "https://",
    "",
    null,
  ])("%s is no link", (address) => expect(safeAddress(address)).toBeUndefined());

  it("an address of the web is", () => {
    expect(safeAddress("https://pay.example/スリップ?a=1")).toBe(
      "https://pay.example/%E3%82%B9%E3%83%AA%E3%83%83%E3%83%97?a=1",
    );
  });

  it.each([
    ["data:image/png;base64,iVBORw0KGgoAAA==", { image: "data:image/png;base64,iVBORw0KGgoAAA==" }],
    ["iVBORw0KGgoAAA==", { image: "data:image/png;base64,iVBORw0KGgoAAA==" }],
    ["https://pay.example/qr.png?x=1", { image: "https://pay.example/qr.png?x=1" }],
    ["https://pay.example/open", { address: "https://pay.example/open" }],
    ["00020101021226", { text: "00020101021226" }],
    ["data:image/svg+xml;base64,PHN2Zz4=", { text: "data:image/svg+xml;base64,PHN2Zz4=" }],
    ["javascript:alert(1)", { text: "javascript:alert(1)" }],
    ["", undefined],
  ])("a qrCode %s is read as what it is", (qrCode, read) => {
    expect(readQrCode(qrCode)).toEqual(read);
  });

  it("every method has a drawing, and no other provider", () => {
    for (const { id } of METHODS) expect(iconSvg(`pp_haipay-${id}_haipay`)).toMatch(/^<svg .*<\/svg>$/);
    expect(iconSvg("pp_stripe_stripe")).toBe("");
  });
});
