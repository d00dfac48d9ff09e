import { METHODS } from "../../../platform/catalogue";
import { isHaipayProvider, methodOfProvider } from "../ids";

describe("a provider id", () => {
  it.each(METHODS.map((method) => method.id))(
    "of %s leads to its method, whatever the shop calls the plugin",
    (id) => {
      expect(methodOfProvider(`pp_haipay-${id}_haipay`)?.id).toBe(id);
      expect(methodOfProvider(`pp_haipay-${id}_japan_2`)?.id).toBe(id);
      expect(methodOfProvider(`pp_haipay-${id}`)?.id).toBe(id);
    },
  );

  it.each([
    "pp_haipay-paypay_haipay",
    "pp_haipay-_haipay",
    "pp_haipay-",
    "pp_haipay-AU-PAY_haipay",
    "pp_haipay-au-pay2_x",
  ])("such as %s is one of ours without a method", (id) => {
    expect(isHaipayProvider(id)).toBe(true);
    expect(methodOfProvider(id)).toBeUndefined();
  });

  it.each([
    "pp_stripe_stripe",
    "pp_system_default",
    "haipay-au-pay",
    "PP_haipay-au-pay_haipay",
    "",
    " pp_haipay-au-pay_x",
  ])("such as %j is somebody else's", (id) => {
    expect(isHaipayProvider(id)).toBe(false);
    expect(methodOfProvider(id)).toBeUndefined();
  });
});
