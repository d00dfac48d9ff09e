import { MathBN } from "@medusajs/framework/utils";
import { readMethods } from "../../modules/haipay/settings/methods";
import { getMethod } from "../../platform/catalogue";
import { buyerMessage } from "../buyer-messages";
import { checkSessionAmount, requireCurrency, requireOffered } from "../session-amount";

const lawson = getMethod("konbini-lawson");
const merpay = getMethod("merpay");
const settings = {
  methods: readMethods({
    "konbini-lawson": { jpy: { enabled: true, min: "500", max: "20000" } },
    merpay: { usd: { enabled: false } },
  }),
};

function check(amount: Parameters<typeof MathBN.convert>[0], currency = "jpy", locale: string | null = null) {
  return checkSessionAmount(lawson, amount, currency, settings, locale);
}

function refusal(type: string, message: string): Error {
  return expect.objectContaining({ type, message }) as Error;
}

describe("The sum of a payment session", () => {
  it("is kept exactly, and charged in whole yen, rounded half up", () => {
    expect(check("1700.4")).toEqual({ currency: "jpy", session_amount: "1700.4", charge_amount: "1700" });
    expect(check(1700.5)).toEqual({ currency: "jpy", session_amount: "1700.5", charge_amount: "1701" });
    expect(check(MathBN.convert("1700"))).toMatchObject({ session_amount: "1700", charge_amount: "1700" });
  });

  it("is charged in dollars with two decimals", () => {
    expect(check("12.345", "USD")).toEqual({
      currency: "usd",
      session_amount: "12.345",
      charge_amount: "12.35",
    });
  });

  it("is written out in full, never with an exponent", () => {
    expect(check(MathBN.convert("1.7e3")).session_amount).toBe("1700");
    expect(() => check(MathBN.convert("1e30"))).toThrow(/is ¥1,000,000,000,000,000,000,000,000,000,000:/);
  });

  it("is compared with the shop's own limits after rounding, both inclusive", () => {
    expect(check("499.5").charge_amount).toBe("500");
    expect(check("20000.4").charge_amount).toBe("20000");
    expect(() => check("499.4")).toThrow(
      refusal(
        "invalid_data",
        "Lawson takes from ¥500 to ¥20,000 per payment, and this one is ¥499: choose another method or change the amount.",
      ),
    );
    expect(() => check("20000.5")).toThrow(/this one is ¥20,001/);
    expect(() => check("1700", "usd")).toThrow(/Lawson takes from US\$1\.99 to US\$499\.99 per payment/);
  });

  it("outside the limits is told in the buyer's language", () => {
    expect(() => check("499", "jpy", "ja-JP")).toThrow(
      /^ローソンのご利用は1回のお支払いにつき¥500〜¥20,000です/,
    );
  });

  it.each(["0", "0.4", "-5"])("of %s is nothing to pay, which is told in the buyer's language", (amount) => {
    expect(() => check(amount)).toThrow(
      refusal("invalid_data", "There is nothing to pay, so no payment method is needed."),
    );
    expect(() => check(amount, "jpy", "ja")).toThrow(/^お支払いいただく金額がありません/);
  });

  it("is checked only in the platform's currencies", () => {
    const words = "Lawson takes yen and dollars only. Please choose another payment method.";
    expect(() => check("1700", "eur")).toThrow(refusal("invalid_data", words));
    expect(() => check("1700", "eur", "ja")).toThrow(/^ローソンは日本円と米ドルでのみ/);
    expect(requireCurrency(lawson, "JPY", null)).toBe("jpy");
    expect(() => requireCurrency(merpay, "", undefined)).toThrow(/^Merpay takes yen and dollars only/);
  });
});

describe("A method that the shop has switched off", () => {
  const notOffered = refusal(
    "not_allowed",
    "Merpay is not offered at the moment. Please choose another payment method.",
  );

  it("takes no payment in that currency, whatever the sum", () => {
    for (const amount of ["12.34", "0", "100000"]) {
      expect(() => checkSessionAmount(merpay, amount, "usd", settings, undefined)).toThrow(notOffered);
    }
    expect(() => requireOffered(merpay, "usd", settings, null)).toThrow(notOffered);
    expect(() => requireOffered(merpay, "usd", settings, "ja")).toThrow(
      buyerMessage("notOffered", { method: "merpay", locale: "ja" }),
    );
  });

  it("still takes payments in the other one", () => {
    expect(() => requireOffered(merpay, "jpy", settings, null)).not.toThrow();
    expect(checkSessionAmount(merpay, "1200", "jpy", settings, null).charge_amount).toBe("1200");
  });
});
