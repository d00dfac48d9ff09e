import type { MedusaRequest, MedusaStoreRequest } from "@medusajs/framework/http";
import { isIdentifier } from "../../../modules/haipay/ids";
import type { Asker } from "../../../payment/recognise";

/** The header in which a browser sends the same key as with the choice of the method; never in a URL. */
const BROWSER_KEY = "x-haipay-browser-key";

/** What the asker presents besides the payment's token: cart, order, login, browser. */
export function readAsker(req: MedusaRequest): Asker {
  const { cart_id: cartId, order_id: medusaOrderId } = req.query;
  const { auth_context: login } = req as MedusaStoreRequest;
  return {
    cartId: identifier(cartId),
    medusaOrderId: identifier(medusaOrderId),
    customerId: login?.actor_type === "customer" ? identifier(login.actor_id) : undefined,
    browserKey: identifier(req.headers[BROWSER_KEY]),
  };
}

function identifier(value: unknown): string | undefined {
  return typeof value === "string" && isIdentifier(value) ? value : undefined;
}
