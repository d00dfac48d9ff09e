import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { guardKeyOfCart } from "../../modules/haipay/guard-key";
import { isIdentifier } from "../../modules/haipay/identifier";
import type HaipayModuleService from "../../modules/haipay/service";
import { freeStaleCartLock } from "../../workflows/free-stale-lock/free-stale-lock";
import { issueMissingSlip } from "../../workflows/issue-missing-slip/issue-missing-slip";
import { holdGuardUntilAnswered } from "./hold-guard";

/**
 * Takes our guard around the storefront's completion of a cart, so that it and settle never run at once. It is
 * taken before Medusa's own cart lock, as everywhere.
 */
export async function guardCartCompletion(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const cartId = req.params.id;
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  try {
    if (isIdentifier(cartId) && (await haipay.collectOrders.existsForCart(cartId))) {
      await holdGuardUntilAnswered(haipay, res, guardKeyOfCart(cartId));
      await freeStaleCartLock(req.scope, cartId);
      await issueMissingSlip(req.scope, cartId);
    }
    next();
  } catch (error) {
    next(error);
  }
}
