import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { isIdentifier } from "../../../../../modules/haipay/ids";
import { trackPayment } from "../../../../../payment/track";
import { presentPayment } from "./present-payment";

/**
 * For the return page: how the payment stands, the slip while it is unpaid, the order once there is one, and whether it
 * can be paid another way.
 * The payment session id is what a caller must know: it cannot be guessed, and nothing about the buyer is told.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set("cache-control", "no-store");
  const { payment_session_id: id } = req.params;
  const tracked = isIdentifier(id) ? await trackPayment(req.scope, id) : undefined;
  if (!tracked) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "There is no HaiPay payment for this payment session. It may have been replaced by a newer choice.",
    );
  }
  res.json({ payment: presentPayment(tracked) });
}
