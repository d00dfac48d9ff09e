import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { guardKeyOf } from "../../modules/haipay/guard-key";
import { isIdentifier } from "../../modules/haipay/identifier";
import type HaipayModuleService from "../../modules/haipay/service";
import { refuseCancelling } from "../../workflows/refuse-cancelling/refuse-cancelling";
import { findRowsOfOrder } from "../../workflows/show-ledger/rows-of-order";
import { holdGuardUntilAnswered } from "./hold-guard";

/**
 * Before Medusa cancels an order with a payment of ours: takes our guard, so that nothing is settled meanwhile, and
 * refuses while there is money that would have to go back first. Medusa would book a refund that nobody made.
 */
export async function guardOrderCancel(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const orderId = req.params.id;
  try {
    const [first] = isIdentifier(orderId) ? await findRowsOfOrder(req.scope, orderId) : [];
    if (first) {
      await holdGuardUntilAnswered(haipay, res, guardKeyOf(first));
      await refuseCancelling(req.scope, orderId);
    }
    next();
  } catch (error) {
    next(error);
  }
}
