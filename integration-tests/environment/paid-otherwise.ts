import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";
import type { HaipayShop } from "./haipay-shop";
import { choose, place, providerId, type PurchaseWish } from "./purchases";

/** Places an order with Medusa's own provider, after one of our methods was chosen and left. @returns the order's id */
export async function placePaidOtherwise(shop: HaipayShop, wish: PurchaseWish = {}): Promise<string> {
  const { shopper, cart } = await choose(shop, wish);
  await updateRegionsWorkflow(shop.container).run({
    input: {
      selector: { id: shop.region("jpy") },
      update: { payment_providers: [providerId("konbini-lawson"), "pp_system_default"] },
    },
  });
  const session = await shopper.choosePayment(cart.id, "pp_system_default");
  return place({ shopper, cart, session });
}
