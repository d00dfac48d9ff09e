import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../modules/haipay";
import type { AccountChange } from "../../../../modules/haipay/operations/change-account";
import type HaipayModuleService from "../../../../modules/haipay/service";
import { ENVIRONMENTS, type Environment } from "../../../../modules/haipay/settings/settings";
import { isCurrency, type Currency } from "../../../../platform/catalogue";
import { requireUser } from "../actor";

/** The environment that the page shows, in case another administrator has just chosen another one. */
export const environmentField = z
  .enum(ENVIRONMENTS, { error: `must be one of ${ENVIRONMENTS.join(", ")}, or left out` })
  .optional();

/** @throws MedusaError NOT_FOUND for any other currency than those of the platform */
export function wantedCurrency(req: AuthenticatedMedusaRequest): Currency {
  const { currency } = req.params;
  if (isCurrency(currency)) return currency;
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "HaiPay collects in jpy and usd only.");
}

/**
 * Whose credentials are changed, and by which user.
 *
 * @throws MedusaError FORBIDDEN for an API key, NOT_FOUND for an unknown currency
 */
export async function wantedChange(
  req: AuthenticatedMedusaRequest,
  environment: Environment | undefined,
): Promise<AccountChange> {
  const actorId = requireUser(req, "Credentials are changed");
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const inForce = (await haipay.settings.readGeneral()).environment;
  return { currency: wantedCurrency(req), environment: environment ?? inForce, actorId };
}
