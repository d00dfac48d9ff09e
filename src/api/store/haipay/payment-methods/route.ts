import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { isIdentifier } from "../../../../modules/haipay/ids";
import { listPaymentMethods, type PurchaseName } from "../../../../payment/offer";
import { readAsker } from "../asker";

/**
 * The methods for a cart (`cart_id`), or for the purchase of a payment (`payment_token`), such as a placed order to
 * be paid by another method. The asker must know the cart's id, which cannot be guessed, or show that the payment is theirs.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const name = readName(req.query);
  const methods = isIdentifier(Object.values(name)[0])
    ? await listPaymentMethods(req.scope, name, readAsker(req))
    : undefined;
  if (!methods) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no such ${wordOf(name)}.`);
  // It depends on the cart: only the buyer's own browser may cache it, and must revalidate it each time.
  res.set("cache-control", "private, no-cache");
  res.json({ payment_methods: methods });
}

/** With a payment's token, the other ids serve as proof. */
function readName(query: Record<string, unknown>): PurchaseName {
  const payment = query.payment_token ?? query.payment_session_id;
  if (payment === undefined && isGiven(query.cart_id)) return { cart_id: query.cart_id };
  const isOne = query.payment_token === undefined || query.payment_session_id === undefined;
  if (isOne && isGiven(payment)) return { payment };
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    "Name one purchase: add ?cart_id= with the id of a cart, or ?payment_token= with the token of a payment.",
  );
}

function isGiven(id: unknown): id is string {
  return typeof id === "string" && id !== "";
}

function wordOf(name: PurchaseName): string {
  return "cart_id" in name ? "cart" : "payment";
}
