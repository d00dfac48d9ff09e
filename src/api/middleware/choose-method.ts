import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { isHaipayProvider } from "../../modules/haipay/provider-id";
import { chooseMethod } from "../../workflows/choose-method/choose-method";

interface SessionCreation {
  provider_id?: unknown;
  data?: unknown;
}

/**
 * Before Medusa makes a payment session for one of our methods: the buyer goes into the ledger, and of what the
 * client sent as `data` nothing goes on. Session data is public, and a provider alone cannot take a key out of it.
 */
export async function chooseMethodOnSessionCreation(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const body = req.body as SessionCreation;
  const providerId = body.provider_id;
  if (typeof providerId !== "string" || !isHaipayProvider(providerId)) return next();
  try {
    const row = await chooseMethod(req.scope, {
      payment_collection_id: req.params.id,
      provider_id: providerId,
      data: body.data,
    });
    // Core reads `body`; `validatedBody` is another object, and either may be read by a shop's own middleware.
    body.data = { choice_id: row.id };
    if (req.validatedBody) (req.validatedBody as SessionCreation).data = { choice_id: row.id };
    next();
  } catch (error) {
    next(error);
  }
}
