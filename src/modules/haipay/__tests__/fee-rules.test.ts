import { expectedFee, learnFeeRule, type Evidence } from "../ledger/fee-rules";

const PERCENT = { type: "1", mode: "0", rate: "3.00", fixed: "0", degrees: null };
const paid = (...sums: [charge: string, fee: string][]): Evidence[] =>
  sums.map(([charge, fee]) => ({ charge, fee }));
const THREE = paid(["1700", "51"], ["1000", "30"], ["333", "10"]);

describe("How a fee is counted", () => {
  it.each([
    ["3.00 as percent", PERCENT, { percent: "3", fixed: "0" }],
    ["0.03 as a share", { ...PERCENT, rate: "0.03" }, { percent: "3", fixed: "0" }],
    ["nothing fixed where none is told", { ...PERCENT, fixed: null }, { percent: "3", fixed: "0" }],
  ])("is understood when payments cost what it says: %s", (_what, fee, rule) => {
    expect(learnFeeRule(fee, THREE, "jpy")).toMatchObject(rule);
  });

  it("includes what is fixed, and the way of rounding that fits", () => {
    const fee = { ...PERCENT, rate: "2.5", fixed: "20" };
    const evidence = paid(["1001", "45"], ["333", "28"], ["1000", "45"]);
    expect(learnFeeRule(fee, evidence, "jpy")).toEqual({ percent: "2.5", fixed: "20", rounding: "half_up" });
    const down = paid(["1039", "45"], ["333", "28"], ["1000", "45"]);
    expect(learnFeeRule(fee, down, "jpy")).toEqual({ percent: "2.5", fixed: "20", rounding: "down" });
  });

  it("is only a fixed sum where no rate is told", () => {
    const fee = { ...PERCENT, rate: null, fixed: "120" };
    expect(learnFeeRule(fee, paid(["1", "120"], ["2", "120"], ["3", "120"]), "jpy")).toMatchObject({
      percent: "0",
      fixed: "120",
    });
  });

  it("is not guessed at with too few payments, or when they cost something else", () => {
    expect(learnFeeRule(PERCENT, THREE.slice(0, 2), "jpy")).toBeUndefined();
    expect(learnFeeRule(PERCENT, paid(["1700", "60"], ["1000", "35"], ["333", "12"]), "jpy")).toBeUndefined();
    expect(learnFeeRule(PERCENT, [...THREE, ...paid(["1000", "31"])], "jpy")).toBeUndefined();
  });

  it("may miss one payment of many, so that the one is seen to differ", () => {
    const many = [...THREE, ...THREE, ...paid(["1000", "31"])];
    expect(learnFeeRule(PERCENT, many, "jpy")).toMatchObject({ percent: "3" });
  });

  it.each([
    ["steps by sum", { ...PERCENT, degrees: "[]" }],
    ["words", { ...PERCENT, rate: "three" }],
    ["nothing at all", { ...PERCENT, rate: null, fixed: null }],
  ])("is not understood from %s", (_what, fee) => {
    expect(learnFeeRule(fee, THREE, "jpy")).toBeUndefined();
  });

  it("comes out in whole yen and in cents", () => {
    const rule = { percent: "3", fixed: "0", rounding: "half_up" } as const;
    expect(expectedFee(rule, "1683", "jpy")).toBe("50");
    expect(expectedFee(rule, "12.34", "usd")).toBe("0.37");
    expect(expectedFee({ ...rule, rounding: "up" }, "1001", "jpy")).toBe("31");
  });
});
