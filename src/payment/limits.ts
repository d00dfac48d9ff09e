import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type { Applicant, LimitName, LimitRules } from "../modules/haipay/ledger/limits";
import type HaipayModuleService from "../modules/haipay/service";
import { limitMessage } from "./buyer-messages";

/** An administrator's own act does not count as something a guest made the shop do. */
export const NO_LIMITS: LimitRules = {
  perPurchase: 0,
  openPerBuyer: 0,
  perMinute: 0,
  perMinuteAndAddress: 0,
};

/** One line a minute for each limit, so that flooding the shop does not flood the log. */
const QUIET_MS = 60_000;
const saidAt = new WeakMap<HaipayModuleService, Map<LimitName, number>>();

/** Records for the merchant that a limit has refused a buyer. */
export async function noteLimit(haipay: HaipayModuleService, limit: LimitName): Promise<void> {
  const said = saidAt.get(haipay) ?? new Map<LimitName, number>();
  saidAt.set(haipay, said);
  if (Date.now() - (said.get(limit) ?? 0) >= QUIET_MS) {
    said.set(limit, Date.now());
    haipay.logger.warn(
      `HaiPay: a limit refuses shoppers (${limit}). How often stands on the payments page; docs/security.md says what to do.`,
    );
  }
  try {
    await haipay.ledger.limits.noteHit(limit);
  } catch (error) {
    haipay.logger.warn(`HaiPay: a refusal could not be counted: ${(error as Error).message}`);
  }
}

/**
 * Refuses a choice that could not lead to an order now, before an order number is used up. It is counted
 * again, one after another with everything that comes at the same time, when the order is created.
 *
 * @throws MedusaError NOT_ALLOWED with a sentence for the buyer
 */
export async function requireWithinLimits(
  haipay: HaipayModuleService,
  rules: LimitRules,
  applicant: Applicant & Pick<CollectOrder, "method" | "locale">,
): Promise<void> {
  const reached = await haipay.ledger.limits.findReached(applicant, rules);
  if (reached === undefined) return;
  await noteLimit(haipay, reached);
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, limitMessage(reached, applicant));
}
