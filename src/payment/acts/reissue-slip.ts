import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { RefusedError } from "../../modules/haipay/refusal";
import type HaipayModuleService from "../../modules/haipay/service";
import { getMethod } from "../../platform/catalogue";
import { PlatformError, PlatformRefusedError } from "../../platform/errors";
import { fitSession } from "../align-sums";
import { announceSoon } from "../announce";
import { applyCollectOrder, prepareNextTry } from "../apply";
import { NO_LIMITS } from "../limits";
import { holdsMoney, isNothing, owedBy, sumOf, type Purchase } from "../owed";
import { findPurchase } from "../purchase";
import { refreshSession } from "../refresh-session";
import { refuse, unansweredProblem } from "../refuse";
import { checkSessionAmount } from "../session-amount";
import { settleUnderGuard } from "../settle";
import { withPurchase } from "../with-purchase";
import { requireUnpaidPurchase } from "./unpaid-purchase";

export interface SlipReissue {
  collect_order_id: string;
  /** Until when the shop waits for the money, if that is later than the new slip's own end. */
  expires_at?: Date;
  /** The user who decides this. */
  actor_id: string;
}

/**
 * Creates another order at the platform for a placed order whose slip ran out or was lost, with a new deadline, for
 * what is now due on the order. The old slip cannot be cancelled (protocol §4): it is superseded and watched.
 *
 * @returns the new collect order
 * @throws RefusedError when there is nothing to reissue, or with what the platform said
 */
export async function reissueSlip(container: MedusaContainer, reissue: SlipReissue): Promise<CollectOrder> {
  const reissued = await withPurchase(container, reissue.collect_order_id, (haipay, row) =>
    reissueUnderGuard(container, haipay, row, reissue),
  );
  announceSoon(container, reissued.id);
  return reissued;
}

async function reissueUnderGuard(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
  { actor_id, expires_at }: SlipReissue,
): Promise<CollectOrder> {
  await requireNewest(haipay, known);
  const purchase = await requireUnpaidPurchase(container, known);
  if (!purchase.order) throw refuse("no_order_yet");
  const old = await settleUnderGuard(container, known).catch((error: unknown) => keepUnasked(known, error));
  if (old.state === "paid") throw refuse("money_just_came");
  await refuseWhileMoneyWaits(haipay, old);
  // Settling may have found that the order has run out of time, and staff may have edited it.
  const now = await requireUnpaidPurchase(container, old);
  const sums = await findSums(haipay, old, now);
  const medusa_order_id = purchase.order.id;
  const made = await apply(haipay, await prepareNextTry(haipay, { ...old, medusa_order_id }, sums));
  const reissued = await waitLonger(haipay, made, expires_at, actor_id);
  if (old.state === "open") {
    await haipay.ledger.collectOrders.transition(old, "superseded", {
      last_error: "The slip was issued anew.",
    });
  }
  const facts = { act: "reissue", actor_id, from: old.platform_order_id, to: reissued.platform_order_id };
  for (const { id } of [old, reissued]) await haipay.ledger.history.append(id, "administrator", facts);
  await haipay.ledger.attentions.resolve(old.id, ["not_cancelled"], actor_id, "The slip was issued anew.");
  if (now.session) await fitSession(container, now.session, sumOf(reissued));
  await refreshSession(container, haipay, reissued, await findPurchase(container, reissued));
  return reissued;
}

/** An order whose slip can be paid is never cancelled: a deadline before the slip's own is ignored. */
async function waitLonger(
  haipay: HaipayModuleService,
  row: CollectOrder,
  until: Date | undefined,
  actor_id: string,
): Promise<CollectOrder> {
  if (row.state !== "open" || until === undefined || until <= (row.expires_at ?? until)) return row;
  const { collectOrders, history } = haipay.ledger;
  // The announcement of the new slip already covers it.
  const facts = { act: "extend_deadline", actor_id, from: row.expires_at, to: until };
  await history.append(row.id, "administrator", facts);
  const next_check_at = await collectOrders.nextCheckOf({ ...row, expires_at: until });
  return collectOrders.update(row.id, { expires_at: until, next_check_at });
}

/**
 * While money that has arrived is not yet in an order, a second slip for the full sum would ask for too much.
 *
 * @throws RefusedError that names the sum
 */
async function refuseWhileMoneyWaits(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  const rows = await haipay.ledger.collectOrders.listByPurchase(row);
  const waiting = rows.find((one) => holdsMoney([one]));
  if (!waiting) return;
  const { received_amount, currency: currency_code, platform_order_id } = waiting;
  throw refuse("money_waits", {
    figures: { amount: received_amount ?? "0", currency_code, platform_order_id },
  });
}

/** What is now due on the order, whatever the old slip was for. @throws RefusedError when the method cannot collect it */
async function findSums(haipay: HaipayModuleService, row: CollectOrder, purchase: Purchase) {
  const owed = owedBy(purchase, row.payment_session_id);
  if (!owed || isNothing(owed)) throw refuse("nothing_owed");
  const { currency: currency_code } = row;
  if (owed.currency_code.toLowerCase() !== currency_code) {
    throw refuse("other_currency", { figures: { currency_code, order_currency_code: owed.currency_code } });
  }
  const settings = await haipay.settings.readGeneral();
  const { enabled, limits } = settings.methods[row.method][currency_code];
  if (!enabled) throw refuse("method_off");
  try {
    const { session_amount, charge_amount } = checkSessionAmount(
      getMethod(row.method),
      owed.amount,
      owed.currency_code,
      settings,
      null,
    );
    return { session_amount, charge_amount };
  } catch (error) {
    // Its message is meant for shoppers.
    if (!MedusaError.isMedusaError(error)) throw error;
    throw refuse("outside_limits", { figures: { amount: owed.amount, ...limits, currency_code } });
  }
}

/** Two slips of one session must not both be the newest. */
async function requireNewest(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  if (row.applied_at === null || row.payment_session_id === null) {
    throw refuse("not_issued_yet");
  }
  const [newest] = await haipay.ledger.collectOrders.listBySession(row.payment_session_id);
  if (newest.id !== row.id)
    throw refuse("newer_slip", { figures: { platform_order_id: newest.platform_order_id } });
}

/** "No such order" does not stop a new one; a platform that cannot be reached could not create one. */
function keepUnasked(row: CollectOrder, error: unknown): CollectOrder {
  if (error instanceof PlatformRefusedError && row.platform_order_no === null) return row;
  throw inWords(error);
}

async function apply(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  try {
    return await applyCollectOrder(haipay, row, NO_LIMITS);
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error;
  const problem = unansweredProblem(error, `The slip was not issued anew: ${error.message}`);
  return problem ? new RefusedError(MedusaError.Types.NOT_ALLOWED, [problem]) : error;
}
