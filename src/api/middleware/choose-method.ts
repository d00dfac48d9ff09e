import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { isIdentifier } from "../../modules/haipay/identifier";
import { isHaipayProvider } from "../../modules/haipay/provider-id";
import type HaipayModuleService from "../../modules/haipay/service";
import { chooseMethod } from "../../workflows/choose-method/choose-method";
import { discardUnusedChoice } from "../../workflows/choose-method/discard-unused-choice";
import { findGuardKey } from "../../workflows/choose-method/find-guard-key";
import { findPurchaseToPay } from "../../workflows/choose-method/purchase-to-pay";
import { refuseWhenPaid } from "../../workflows/choose-method/refuse-when-paid";
import { holdGuardUntilAnswered } from "./hold-guard";

interface SessionCreation {
  provider_id?: unknown;
  data?: unknown;
}

/**
 * Before Medusa makes a payment session for one of our methods: the buyer goes into the ledger, and of what the
 * client sent as `data` nothing goes on. Session data is public, and a provider alone cannot take a key out of it.
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
    });
    discardAfterRefusal(req, res, row.id);
    // Core reads `body`; `validatedBody` is another object, and either may be read by a shop's own middleware.
    body.data = { choice_id: row.id };
    if (req.validatedBody) (req.validatedBody as SessionCreation).data = { choice_id: row.id };
    next();
  } catch (error) {
    next(error);
  }
}

/** Another provider's session takes the place of ours, which Medusa must not try while our money is there. */
async function refuseLeavingMoney(
  req: MedusaRequest,
  res: MedusaResponse,
  haipay: HaipayModuleService,
): Promise<void> {
  const collectionId = req.params.id;
  if (!isIdentifier(collectionId) || !(await haipay.collectOrders.existsForCollection(collectionId))) return;
  await holdGuardUntilAnswered(haipay, res, await findGuardKey(req.scope, collectionId));
  const { payment_session_ids } = await findPurchaseToPay(req.scope, collectionId);
  await refuseWhenPaid(haipay, payment_session_ids, req.locale ?? null);
}

/** Medusa may refuse before it asks the provider, for example a method that the region does not offer. */
function discardAfterRefusal(req: MedusaRequest, res: MedusaResponse, choiceId: string): void {
  res.once("finish", () => {
    if (res.statusCode < 400) return;
    discardUnusedChoice(req.scope, choiceId).catch((error: Error) => {
      const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
      logger.warn(`HaiPay: the choice ${choiceId} could not be removed after a refusal: ${error.message}`);
    });
  });
}
