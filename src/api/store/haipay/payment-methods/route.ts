import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { isIdentifier } from "../../../../modules/haipay/ids";
import { listPaymentMethods, type PurchaseName } from "../../../../payment/offer";

/**
 * The methods for a cart (`cart_id`), or for the purchase of a payment session (`payment_session_id`), such as a placed
 * order that is to be paid another way. Whoever asks must know the id, which cannot be guessed.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const name = readName(req.query);
  const methods = isIdentifier(Object.values(name)[0])
    ? await listPaymentMethods(req.scope, name)
    : undefined;
  if (!methods) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no such ${wordOf(name)}.`);
  // It depends on the cart: only the buyer's own browser may keep it, and asks each time whether it still holds.
  res.set("cache-control", "private, no-cache");
  res.json({ payment_methods: methods });
}

function readName({ cart_id, payment_session_id }: Record<string, unknown>): PurchaseName {
  if (payment_session_id === undefined && typeof cart_id === "string" && cart_id !== "") return { cart_id };
  if (cart_id === undefined && typeof payment_session_id === "string" && payment_session_id !== "") {
    return { payment_session_id };
  }
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    "Name one purchase: add ?cart_id= with the id of a cart, or ?payment_session_id= with that of a payment session.",
  );
}

function wordOf(name: PurchaseName): string {
  return "cart_id" in name ? "cart" : "payment session";
}
