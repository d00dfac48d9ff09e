import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import { GuardBusyError, guardKeyOf, guardKeyOfCart } from "../modules/haipay/guard";
import { isHaipayProvider, isIdentifier } from "../modules/haipay/ids";
import type HaipayModuleService from "../modules/haipay/service";
import { refuseCancelling } from "../payment/cancelled-order";
import { freeStaleCartLock } from "../payment/cart-lock";
import { chooseMethod, discardUnusedChoice, refuseWhenPaid } from "../payment/choose";
import { refuseCartChange } from "../payment/paid-cart";
import { findGuardKey, findPurchaseToPay } from "../payment/purchase-to-pay";
import { issueMissingSlip } from "../payment/repair";
import { findRowsOfOrder } from "../payment/rows-of-order";
import { adminPolicies } from "./admin/haipay/policies";

const WAIT_MS = 30_000;
const HELD_AT_MOST_MS = 120_000;

/**
 * Takes our guard for the rest of a request. It is freed when the answer is written, and not when the connection
 * closes: an aborted request closes it while the workflow still runs.
 *
 * @throws MedusaError CONFLICT when others work on the purchase for too long
 */
export async function holdGuardUntilAnswered(
  haipay: HaipayModuleService,
  res: MedusaResponse,
  key: string,
): Promise<void> {
  try {
    releaseAfterAnswer(res, await haipay.guard.acquire(key, WAIT_MS));
  } catch (error) {
    if (!(error instanceof GuardBusyError)) throw error;
    throw new MedusaError(MedusaError.Types.CONFLICT, error.message);
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

interface SessionCreation {
  provider_id?: unknown;
  data?: unknown;
}

/**
 * Before Medusa makes a payment session for one of our methods: the buyer's data go into the ledger, and nothing
 * that the client sent as `data` is passed on. Session data is public, and a provider cannot remove a key from it.
 * The guard is held until the answer: of two choices at once, both of which delete the old session, Medusa fails one.
 */
export async function chooseMethodOnSessionCreation(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const body = req.body as SessionCreation;
  const providerId = body.provider_id;
  if (typeof providerId !== "string") return next();
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  try {
    if (!isHaipayProvider(providerId)) {
      await refuseLeavingMoney(req, res, haipay);
      return next();
    }
    await holdGuardUntilAnswered(haipay, res, await findGuardKey(req.scope, req.params.id));
    const row = await chooseMethod(req.scope, {
      payment_collection_id: req.params.id,
      provider_id: providerId,
      data: body.data,
      locale: req.locale,
      client_address: req.ip,
    });
    discardAfterRefusal(req, res, row.id);
    // Core reads `body`; `validatedBody` is a different object, and a shop's own middleware may read either.
    body.data = { collect_order_id: row.id };
    if (req.validatedBody) (req.validatedBody as SessionCreation).data = { collect_order_id: row.id };
    next();
  } catch (error) {
    next(error);
  }
}

/** Another provider's session replaces ours, which Medusa must not attempt once our money has arrived. */
async function refuseLeavingMoney(
  req: MedusaRequest,
  res: MedusaResponse,
  haipay: HaipayModuleService,
): Promise<void> {
  const collectionId = req.params.id;
  if (!isIdentifier(collectionId) || !(await haipay.ledger.collectOrders.existsForCollection(collectionId)))
    return;
  await holdGuardUntilAnswered(haipay, res, await findGuardKey(req.scope, collectionId));
  const { payment_session_ids } = await findPurchaseToPay(req.scope, collectionId);
  await refuseWhenPaid(haipay, payment_session_ids, req.locale ?? null);
}

/** Medusa may refuse before it asks the provider, for example a method that the region does not offer. */
function discardAfterRefusal(req: MedusaRequest, res: MedusaResponse, collectOrderId: string): void {
  res.once("finish", () => {
    if (res.statusCode < 400) return;
    discardUnusedChoice(req.scope, collectOrderId).catch((error: Error) => {
      const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
      logger.warn(
        `HaiPay: the choice ${collectOrderId} could not be removed after a refusal: ${error.message}`,
      );
    });
  });
}

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
    if (isIdentifier(cartId) && (await haipay.ledger.collectOrders.existsForCart(cartId))) {
      await holdGuardUntilAnswered(haipay, res, guardKeyOfCart(cartId));
      await freeStaleCartLock(req.scope, cartId);
      await issueMissingSlip(req.scope, cartId);
    }
    next();
  } catch (error) {
    next(error);
  }
}

const KEPT_SESSION = "Could not delete all payment sessions";
const CHANGES: readonly string[] = ["POST", "PUT", "PATCH", "DELETE"];

/**
 * Before anything changes a cart for which one of our methods was chosen, by any route below it, including a shop's own:
 * takes our guard, so that nothing is settled in the meantime, and refuses once its money has arrived. Completing a cart is not a
 * change to it and has its own guard.
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
    if (isIdentifier(cartId) && (await haipay.ledger.collectOrders.existsForCart(cartId))) {
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

/** Medusa's own answer to a conflict is worded differently. */
function refuse(res: MedusaResponse, message: string): void {
  res.status(409).json({ type: MedusaError.Types.CONFLICT, message });
}

/** Medusa answers 500 without a message for the buyer when a changed cart's payment session cannot be deleted. */
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

/**
 * Before Medusa cancels an order with one of our payments: takes our guard, so that nothing is settled in the meantime, and
 * refuses while there is money that would have to be paid back first. Medusa would book a refund that nobody made.
 */
export async function guardOrderCancel(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const medusaOrderId = req.params.id;
  try {
    const [first] = isIdentifier(medusaOrderId) ? await findRowsOfOrder(req.scope, medusaOrderId) : [];
    if (first) {
      await holdGuardUntilAnswered(haipay, res, guardKeyOf(first));
      await refuseCancelling(req.scope, medusaOrderId);
    }
    next();
  } catch (error) {
    next(error);
  }
}

/** Before every request of the store API: money that waits to be followed lets it go first. Never fails. */
export function serveShopperFirst(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const haipay = req.scope.resolve<HaipayModuleService | undefined>(HAIPAY_MODULE, {
    allowUnregistered: true,
  });
  // Whoever asks for the state of a payment waits for just this money.
  const isAboutPayments = /^\/haipay\//i.test(req.path);
  if (haipay && !isAboutPayments) res.once("close", haipay.notificationTurns.serveShopper());
  next();
}

export default defineMiddlewares({
  routes: [
    ...adminPolicies,
    { matcher: "/store", middlewares: [serveShopperFirst] },
    // The route reads the bytes itself: a parser reads more than a notification can have, and not every content type.
    { matcher: "/hooks/haipay", method: ["POST"], bodyParser: false },
    {
      matcher: "/store/payment-collections/:id/payment-sessions",
      method: ["POST"],
      middlewares: [chooseMethodOnSessionCreation],
    },
    // Without a method it applies to everything below a cart, including routes that are not Medusa's own.
    { matcher: "/store/carts/:id", middlewares: [guardCartChange] },
    { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [guardCartCompletion] },
    { matcher: "/admin/orders/:id/cancel", method: ["POST"], middlewares: [guardOrderCancel] },
  ],
});
