import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RefusedError } from "../../modules/haipay/refusal";
import type HaipayModuleService from "../../modules/haipay/service";
import { getMethod } from "../../platform/catalogue";
import { hasEmailProvider } from "../mails/email-provider";
import { findMailedOrder } from "../mails/mailed-order";
import { holdsMoney, isNothing, owedBy } from "../owed";
import { refuse } from "../refuse";
import { settleUnderGuard } from "../settle";
import { withPurchase } from "../with-purchase";
import { requireUnpaidPurchase } from "./unpaid-purchase";

/** A buyer is not reminded more often than this, neither by a person nor automatically. */
const PAUSE_MS = 24 * 60 * 60_000;

export interface Reminder {
  collect_order_id: string;
  /** The user who decides this. */
  actor_id: string;
}

/**
 * Reminds the buyer of a slip or a transfer that is still unpaid: `haipay.payment.reminder` is announced, on which our own mail
 * goes out, or the shop's. The platform is asked first, so that nobody is reminded of what they have just paid.
 *
 * @returns the collect order as it stands now
 * @throws RefusedError when it is paid or cannot be paid any more, the buyer was reminded within a day, or no mail can reach them
 */
export async function remindBuyer(container: MedusaContainer, reminder: Reminder): Promise<CollectOrder> {
  return withPurchase(container, reminder.collect_order_id, async (haipay, known) => {
    requireRemindable(known);
    await requireUnpaidPurchase(container, known);
    await requireReachable(container, haipay, known);
    const row = await settleUnderGuard(container, known).catch((error: Error) => {
      haipay.logger.warn(
        `HaiPay: collect order ${known.platform_order_id} could not be asked about before a reminder: ${error.message}`,
      );
      return known;
    });
    if (row.state === "paid") throw refuse("money_just_came");
    requireRemindable(row);
    const purchase = await requireUnpaidPurchase(container, row);
    const owed = owedBy(purchase, row.payment_session_id);
    if (!owed || isNothing(owed)) throw refuse("nothing_owed");
    await refuseWhileMoneyWaits(haipay, row);
    const reminded = await haipay.ledger.collectOrders.remind(row, { actor_id: reminder.actor_id });
    if (!reminded) throw refuse("moved");
    return reminded;
  });
}

function requireRemindable(row: CollectOrder): void {
  const refusal = whyNotReminded(row, new Date());
  if (refusal) throw refusal;
}

/** Why the buyer cannot be reminded, according to the row; undefined when they can. */
export function whyNotReminded(
  row: Pick<CollectOrder, "state" | "method" | "expires_at" | "reminded_at">,
  now: Date,
): RefusedError | undefined {
  const { state, expires_at, reminded_at } = row;
  if (state === "paid") return refuse("paid_already");
  if (getMethod(row.method).kind === "ewallet") return refuse("nothing_to_remind_of");
  if (state !== "open") return refuse("no_longer_payable", { figures: { state } });
  if (expires_at !== null && expires_at <= now) {
    return refuse("deadline_passed", { figures: { expires_at: expires_at.toISOString() } });
  }
  const next = reminded_at && new Date(reminded_at.getTime() + PAUSE_MS);
  if (!reminded_at || !next || next <= now) return undefined;
  return refuse("reminded_lately", {
    figures: { reminded_at: reminded_at.toISOString(), next_at: next.toISOString() },
  });
}

/** A shop that sends its own mails, on our event, needs no provider that we know of. */
async function requireReachable(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<void> {
  const order = await findMailedOrder(container, row.medusa_order_id);
  if (!order) throw refuse("no_order_yet");
  if (!order.email) throw refuse("no_address");
  const { slipEmails } = await haipay.settings.readGeneral();
  if (slipEmails && !(await hasEmailProvider(container))) throw refuse("no_email_provider");
}

/** Whoever has paid by another slip, although the order does not show it yet, must not be asked to pay again. */
async function refuseWhileMoneyWaits(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  const rows = await haipay.ledger.collectOrders.listByPurchase(row);
  const waiting = rows.find((one) => one.id !== row.id && holdsMoney([one]));
  if (!waiting) return;
  const { received_amount, currency: currency_code, platform_order_id } = waiting;
  throw refuse("money_waits", {
    figures: { amount: received_amount ?? "0", currency_code, platform_order_id },
  });
}
