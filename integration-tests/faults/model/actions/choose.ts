import { providerId } from "../../../environment/purchases";
import { attempt, NOT_POSSIBLE } from "../attempt";
import type { Performer } from "./performer";

/** The shopper chooses a method: for the cart, or another try for the placed order. */
export const choose: Performer<"choose"> = async (world, { of, method }) => {
  const purchase = world.purchase(of);
  if (!purchase) return NOT_POSSIBLE;
  return attempt(world, async () => {
    const { shopper, cart } = purchase;
    const placed = purchase.collectionId !== undefined && (await world.orderId(purchase)) !== undefined;
    if (!placed) purchase.collectionId = (await shopper.createPaymentCollection(cart.id)).id;
    const session = await shopper.createPaymentSession(purchase.collectionId ?? "", providerId(method));
    purchase.sessionId = session.id;
    return placed ? "a new try for the order" : "for the cart";
  });
};
