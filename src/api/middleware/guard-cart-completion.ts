import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { GuardBusyError } from "../../modules/haipay/guard";
import { guardKeyOfCart } from "../../modules/haipay/guard-key";
import type HaipayModuleService from "../../modules/haipay/service";

const HELD_AT_MOST_MS = 120_000;

/**
 * Takes our guard around the storefront's completion of a cart, so that it and settle never run at once. It is
 * taken before Medusa's own cart lock, as everywhere, and freed when the answer is written: an aborted request
 * closes its connection while the workflow still runs.
 */
export async function guardCartCompletion(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const cartId = req.params.id;
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  try {
    if (!(await haipay.collectOrders.existsForCart(cartId))) return next();
    const release = await haipay.guard.acquire(guardKeyOfCart(cartId), 30_000);
    releaseAfterAnswer(res, release);
    next();
  } catch (error) {
    next(
      error instanceof GuardBusyError ? new MedusaError(MedusaError.Types.CONFLICT, error.message) : error,
    );
  }
}

function releaseAfterAnswer(res: MedusaResponse, release: () => void): void {
  const timer = setTimeout(release, HELD_AT_MOST_MS).unref();
  const end = res.end.bind(res) as (...parts: unknown[]) => MedusaResponse;
  res.end = ((...parts: unknown[]) => {
    clearTimeout(timer);
    release();
    return end(...parts);
  }) as typeof res.end;
}
