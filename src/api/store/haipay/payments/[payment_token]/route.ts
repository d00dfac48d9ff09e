import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { isIdentifier } from "../../../../../modules/haipay/ids";
import { trackPayment } from "../../../../../payment/track";
import { readAsker } from "../../asker";
import { presentPayment } from "./present-payment";

/**
 * For the return page: how the payment stands, and the slip while it is unpaid; for an asker who shows that the purchase is
 * theirs, also the order once there is one, and whether it can be paid by another method.
 * The caller must know the token: it cannot be guessed, and nothing about the buyer is revealed. Older addresses carry
 * the payment session id, which reveals as much.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  const { payment_token: reference } = req.params;
  const tracked = isIdentifier(reference)
    ? await trackPayment(req.scope, reference, readAsker(req))
    : undefined;
  if (!tracked) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "There is no HaiPay payment of this token. It may have been replaced by a newer choice.",
    );
  }
  res.json({ payment: presentPayment(tracked) });
}
