import { attempt, done, NOT_POSSIBLE, refused } from "../attempt";
import { Violation } from "../violation";
import type { Performer } from "./performer";

/** The shopper places the order, perhaps once more. */
export const place: Performer<"place"> = async (world, { of }) => {
  const purchase = world.purchase(of);
  if (!purchase) return NOT_POSSIBLE;
  let cameBack = "";
  const came = await attempt(world, async () => {
    const completion = await purchase.shopper.complete(purchase.cart.id);
    if (completion.type === "order") return completion.order.id;
    cameBack = completion.error.message;
    return "";
  });
  if (cameBack) return refused(`the cart came back: ${cameBack}`);
  if (came.outcome === "done" && came.words !== (await world.orderId(purchase))) {
    throw new Violation(`The storefront was told of order ${came.words}, which is not the cart's.`);
  }
  return came;
};

/** The shopper opens the return page. */
export const look: Performer<"look"> = async (world, { of }) => {
  const purchase = world.purchase(of);
  const sessionId = purchase?.sessionId;
  if (!purchase || !sessionId) return NOT_POSSIBLE;
  const came = await attempt(world, async () => {
    const { state, order_placed, needs_attention } = await purchase.shopper.getPayment(sessionId);
    return `${state}${order_placed ? ", order placed" : ""}${needs_attention ? ", needs attention" : ""}`;
  });
  return came.outcome === "done" ? done(came.words) : came;
};
