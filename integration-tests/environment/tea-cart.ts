import { TOKYO_ADDRESS } from "../../demo/addresses";
import type { SeededShop } from "../../demo/seed-shop";
import type { Cart, Shopper } from "../../demo/shopper";

/** A cart of one packet of sencha sent to Tokyo, ¥1700 in all, before the payment step. */
export function fillTeaCart(
  shopper: Shopper,
  seeded: SeededShop,
  email = "hanako@example.com",
): Promise<Cart> {
  return shopper.fillCart({
    regionId: seeded.regions.jpy,
    variantId: seeded.variants.sencha,
    shippingOptionId: seeded.shippingOptions.standard,
    email,
    address: TOKYO_ADDRESS,
  });
}
