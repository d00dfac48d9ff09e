import { METHODS } from "../../../platform/catalogue";
import { isHaiPay, listKnownMethods, methodOf, titleOf } from "../provider";

describe("payment providers", () => {
  it("are told apart from those of others", () => {
    expect(isHaiPay("pp_haipay-au-pay_haipay")).toBe(true);
    expect(isHaiPay("pp_haipay-au-pay_japan")).toBe(true);
    for (const id of ["pp_stripe_stripe", "pp_system_default", "haipay", "", null, undefined]) {
      expect(isHaiPay(id)).toBe(false);
      expect(methodOf(id)).toBeUndefined();
      expect(titleOf(id, "ja")).toBeUndefined();
    }
  });

  it("have a title in both languages, also for a language tag with a region", () => {
    expect(titleOf("pp_haipay-konbini-lawson_haipay", "ja-JP")).toBe("ローソン（コンビニ払い）");
    expect(titleOf("pp_haipay-konbini-lawson_haipay", "en-US")).toBe("Lawson (convenience store)");
    expect(titleOf("pp_haipay-konbini-lawson_haipay")).toBe("Lawson (convenience store)");
  });

  it("each have a method", () => {
    expect(listKnownMethods().map(({ id }) => id)).toEqual(METHODS.map(({ id }) => id));
    for (const { id } of METHODS) expect(methodOf(`pp_haipay-${id}_haipay`)?.id).toBe(id);
  });
});
