import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { guardKeyOfCart } from "../../modules/haipay/guard-key";
import { isIdentifier } from "../../modules/haipay/identifier";
import type HaipayModuleService from "../../modules/haipay/service";
import { refuseCartChange } from "../../workflows/refuse-cart-change/refuse-cart-change";
import { holdGuardUntilAnswered } from "./hold-guard";

const KEPT_SESSION = "Could not delete all payment sessions";
const CHANGES: readonly string[] = ["POST", "PUT", "PATCH", "DELETE"];

/**
 * Before anything changes a cart for which a method of ours was chosen, by whatever route below it, a shop's own too:
 * takes our guard, so that nothing is settled meanwhile, and refuses while its money is there. Completing a cart is no
 * change of it and has a guard of its own.
 */
export async function guardCartChange(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const cartId = req.params.id;
  if (!CHANGES.includes(req.method) || isCompletion(req)) return next();
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  try {
    if (isIdentifier(cartId) && (await haipay.collectOrders.existsForCart(cartId))) {
      await holdGuardUntilAnswered(haipay, res, guardKeyOfCart(cartId));
      const sentence = await refuseCartChange(req.scope, cartId, req.locale ?? null);
      if (sentence !== undefined) sayWhyKept(res, sentence);
    }
    next();
  } catch (error) {
    if (!MedusaError.isMedusaError(error) || error.type !== MedusaError.Types.CONFLICT) return next(error);
    refuse(res, error.message);
  }
}

/** Medusa's own answer to a conflict has other words. */
function refuse(res: MedusaResponse, message: string): void {
  res.status(409).json({ type: MedusaError.Types.CONFLICT, message });
}

/** Medusa answers 500 without words for a shopper when the payment session of a changed cart cannot go. */
function sayWhyKept(res: MedusaResponse, sentence: string): void {
  const json = res.json.bind(res);
  res.json = (body: unknown) => {
    res.json = json;
    const message = (body as { message?: unknown } | undefined)?.message;
    const isKept = res.statusCode >= 500 && typeof message === "string" && message.includes(KEPT_SESSION);
    if (!isKept) return json(body);
    refuse(res, sentence);
    return res;
  };
}

/** The path below the cart's own. */
function isCompletion({ path }: MedusaRequest): boolean {
  return /^\/complete\/?$/i.test(path);
}
