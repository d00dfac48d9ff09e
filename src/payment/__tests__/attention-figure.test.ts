import { attentionFigure } from "../attention-figure";

const sums = { currency: "jpy", charge_amount: "1700", received_amount: "1000" };

describe("The sum that an attention is about", () => {
  it.each([
    ["partial", sums, "700"],
    ["partial", { ...sums, received_amount: null }, "1700"],
    ["over", { ...sums, received_amount: "2000" }, "300"],
    ["orphaned", sums, "1000"],
    ["refund_due", { ...sums, refund_due: "1200" }, "1200"],
    ["total_changed", { ...sums, due: "-80" }, "80"],
    ["unknown_order", { currency: "JPY", amount: "55" }, "55"],
  ] as const)("%s", (reason, facts, amount) => {
    expect(attentionFigure(reason, facts)).toEqual({ amount, currency_code: "jpy" });
  });

  it("is none where nothing says it", () => {
    expect(attentionFigure("environment_off", {})).toBeNull();
    expect(attentionFigure("over", { ...sums, received_amount: "***" })).toBeNull();
    expect(attentionFigure("unknown_order", { currency: "EUR", amount: "5" })).toBeNull();
    expect(attentionFigure("over", sums)).toBeNull();
  });
});
