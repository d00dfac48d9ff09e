import { CURRENCIES, findMethodByCode, getMethod, isCurrency, METHODS, type MethodId } from "../catalogue";

const PUBLISHED_ROWS = `
  JPY | EWALLET | AU_PAY | 100–150000 | au PAY
  JPY | EWALLET | MERPAY | 100–150000 | Merpay
  JPY | BANK_TRANSFER | GMO_AOZORA | 100–150000 | GMO Aozora Net Bank
  JPY | BANK_TRANSFER | KONBINI_FAMILYMART | 300–150000 | FamilyMart
  JPY | BANK_TRANSFER | KONBINI_LAWSON | 300–150000 | Lawson
  JPY | BANK_TRANSFER | KONBINI_SEVEN_ELEVEN | 300–150000 | 7-Eleven
  JPY | BANK_TRANSFER | KONBINI_MINISTOP | 300–150000 | Ministop
  USD | EWALLET | JP_AU_PAY_USD | 0.99–499.99 | au PAY
  USD | EWALLET | JP_MERPAY_USD | 0.99–499.99 | Merpay
  USD | BANK_TRANSFER | JP_GMO_AOZORA_USD | 0.99–499.99 | GMO Aozora Net Bank
  USD | BANK_TRANSFER | JP_KONBINI_FAMILYMART_USD | 1.99–499.99 | FamilyMart
  USD | BANK_TRANSFER | JP_KONBINI_LAWSON_USD | 1.99–499.99 | Lawson
  USD | BANK_TRANSFER | JP_KONBINI_SEVEN_ELEVEN_USD | 1.99–499.99 | 7-Eleven
  USD | BANK_TRANSFER | JP_KONBINI_MINISTOP_USD | 1.99–499.99 | Ministop`
  .trim()
  .split("\n")
  .map((row) => row.trim());

describe("the catalogue", () => {
  it("holds exactly the 14 rows that the platform publishes", () => {
    const rows = CURRENCIES.flatMap((currency) =>
      METHODS.map((method) => {
        const { inBankCode, limits } = method.channels[currency];
        return [
          currency.toUpperCase(),
          method.payType,
          inBankCode,
          `${limits.min}–${limits.max}`,
          method.name.en,
        ].join(" | ");
      }),
    );
    expect([...rows].sort()).toEqual([...PUBLISHED_ROWS].sort());
  });

  it("finds every method by its code, and none by the code of the other currency", () => {
    for (const method of METHODS) {
      const { jpy, usd } = method.channels;
      expect(findMethodByCode("jpy", method.payType, jpy.inBankCode)).toBe(method);
      expect(findMethodByCode("usd", method.payType, usd.inBankCode)).toBe(method);
      expect(findMethodByCode("usd", method.payType, jpy.inBankCode)).toBeUndefined();
      expect(findMethodByCode("jpy", method.payType, usd.inBankCode)).toBeUndefined();
    }
  });

  it("does not find a method by the right code with the wrong payType", () => {
    expect(findMethodByCode("jpy", "EWALLET", "KONBINI_LAWSON")).toBeUndefined();
    expect(findMethodByCode("jpy", "BANK_TRANSFER", "AU_PAY")).toBeUndefined();
  });

  it("lets e-wallets pay first and everything else order first", () => {
    for (const method of METHODS) {
      expect(method.flow).toBe(method.kind === "ewallet" ? "pay_first" : "order_first");
      expect(method.payType).toBe(method.kind === "ewallet" ? "EWALLET" : "BANK_TRANSFER");
    }
  });

  it("returns each of the seven methods by its id and refuses another id with an explanation", () => {
    expect(new Set(METHODS.map((method) => method.id)).size).toBe(7);
    for (const method of METHODS) {
      expect(getMethod(method.id)).toBe(method);
    }
    expect(() => getMethod("paypay" as MethodId)).toThrow(/"paypay": use one of konbini-familymart, /);
  });

  it("knows currencies in lower case only", () => {
    expect(["jpy", "usd", "JPY", "eur", ""].map(isCurrency)).toEqual([true, true, false, false, false]);
  });
});
