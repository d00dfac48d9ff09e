import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import { guardKeyOf } from "../modules/haipay/guard";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isTakenOver } from "../modules/haipay/ledger/given-back";
import type HaipayModuleService from "../modules/haipay/service";
import { getMethod } from "../platform/catalogue";
import { writeSum, type Words } from "../platform/language";
import { compareAmounts, parsePlatformAmount } from "../platform/money";
import { announceSoon } from "./announce";
import { tryToAsk } from "./ask";
import { followPayment } from "./capture";
import { isCancelled, type Purchase } from "./owed";
import { findPurchase } from "./purchase";
import { refreshSession } from "./refresh-session";
import { findPaymentBooks, leftToPayOut } from "./refunds/books";
import { finishRefunds } from "./refunds/finish";
import { recogniseCapture } from "./refunds/recognise-capture";
import { refundDueFacts } from "./refunds/refund-due";
import { removeFalseRefunds } from "./refunds/untrue";
import { findRowsOfOrder } from "./rows-of-order";

/**
 * Lets the ledger follow an order that was cancelled: what can still be paid is given up and watched for late
 * money; where the payment had been captured, which only a workflow that bypasses our check can do, the order's books are put right and
 * a person is told that a refund is due. Calling it repeatedly changes nothing more; an order that is not cancelled is left alone.
 *
 * @throws GuardBusyError while others work on the purchase, or whatever kept it from following
 */
export async function followCancelledOrder(container: MedusaContainer, medusaOrderId: string): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (!medusaOrderId) return;
  const [first] = await findRowsOfOrder(container, medusaOrderId);
  if (!first) return;
  await haipay.guard.run(guardKeyOf(first), async () => {
    for (const { id } of await findRowsOfOrder(container, medusaOrderId)) {
      const row = await haipay.ledger.collectOrders.find(id);
      if (!row) continue;
      await followRow(container, haipay, row, medusaOrderId);
      announceSoon(container, id);
    }
  });
}

async function followRow(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  medusaOrderId: string,
): Promise<void> {
  const purchase = await findPurchase(container, row);
  if (purchase.order?.id !== medusaOrderId || !isCancelled(purchase.order)) return;
  if (row.state === "open" || row.state === "unknown") await giveUp(container, haipay, row, purchase);
  else if (row.state === "paid") await followMoney(container, haipay, row, purchase);
}

async function giveUp(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
): Promise<void> {
  const changes = { medusa_order_id: purchase.order?.id, last_error: "The order was cancelled." };
  const superseded = await haipay.ledger.collectOrders.transition(row, "superseded", changes);
  if (superseded) await refreshSession(container, haipay, superseded, purchase);
}

async function followMoney(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
  purchase: Purchase,
): Promise<void> {
  const row = await recogniseCapture(container, haipay, known);
  const paymentId = row.captured_payment_id;
  if (paymentId === null) return;
  await finishRefunds(container, haipay, row);
  // First, because the sweep finds an order whose cancellation was missed by the false refund.
  await tellWhatIsDue(container, haipay, row, purchase);
  await removeFalseRefunds(container, purchase.order?.id as string, paymentId);
}

async function tellWhatIsDue(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
): Promise<void> {
  const facts = await refundDueFacts(container, row, purchase);
  const cancelledAt = new Date(purchase.order?.canceled_at as Date | string);
  if (!facts || (await haipay.ledger.attentions.wasDecidedSince(row.id, "refund_due", cancelledAt))) return;
  await haipay.raiseAttention(row, "refund_due", facts);
}

/** An administrator is waiting for it. */
const QUESTION = { totalTimeoutMs: 5_000, retries: 0 };

/**
 * Refuses to cancel an order while money for it would stay with the shop. The platform is asked first: money may have come
 * in unnoticed. Without an answer the person decides; late money is put before them. The caller
 * holds the guard.
 *
 * @throws MedusaError NOT_ALLOWED saying which money is there and what to do
 */
export async function refuseCancelling(container: MedusaContainer, medusaOrderId: string): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  for (const { id } of await findRowsOfOrder(container, medusaOrderId)) {
    const row = await haipay.ledger.collectOrders.find(id);
    if (row && row.applied_at !== null && row.state !== "not_created")
      await refuseForRow(container, haipay, row);
  }
}

async function refuseForRow(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  before: CollectOrder,
): Promise<void> {
  const asked = before.state === "paid" ? before : await tryToAsk(haipay, before, QUESTION);
  const row = asked.state === "paid" ? await follow(container, haipay, asked) : asked;
  if (row.captured_payment_id !== null) await refuseWhileCaptured(container, row, row.captured_payment_id);
  else if (row.state === "paid" && row.settled_at === null) throw refusal(row, LATER);
  else if (hasGrown(before, row) && !isTakenOver(row)) throw refusal(row, LOOK);
}

/** Money that a person must decide about only leads to an attention, and they know about it. */
async function follow(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  try {
    const followed = await followPayment(container, haipay, row);
    announceSoon(container, row.id);
    return followed;
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: collect order ${row.platform_order_id} could not be settled before cancelling: ${(error as Error).message}`,
    );
    await haipay.ledger.collectOrders.markDue(row.id);
    return row;
  }
}

async function refuseWhileCaptured(
  container: MedusaContainer,
  row: CollectOrder,
  paymentId: string,
): Promise<void> {
  const { left } = await findPaymentBooks(container, paymentId);
  const due = leftToPayOut(left, row.currency);
  if (due === "0") return;
  const { name } = getMethod(row.method);
  const sum = writeSum(due, row.currency);
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `${sum} of this order are paid with ${name.en} and not refunded. Pay the shopper back outside and record the refund ` +
      `first, under "Payments (HaiPay)" on the order's page; then cancel the order. ` +
      `この注文には${name.ja}で${sum}の入金があり、返金されていません。先にお客様に返金し、注文ページの「決済（HaiPay）」で返金を記録してから、` +
      `注文をキャンセルしてください。`,
  );
}

function hasGrown(before: CollectOrder, after: CollectOrder): boolean {
  const [known, now] = [before, after].map((row) => parsePlatformAmount(row.received_amount ?? "0"));
  return compareAmounts(now, known) > 0;
}

const LATER: Words = {
  en: "is not booked yet. It is booked within a minute. Then record its refund, and cancel the order.",
  ja: "まだ注文に反映されていません。1分以内に反映されます。その後、返金を記録してから注文をキャンセルしてください。",
};
const LOOK: Words = {
  en: "came just now. Look at it first; then cancel the order if you still want to.",
  ja: "ちょうど入金されました。内容を確認し、それでも必要であれば注文をキャンセルしてください。",
};

/** Medusa's own page shows these words as they are, in whatever language it is read: so they stand there in both. */
function refusal(row: CollectOrder, what: Words): MedusaError {
  const { name } = getMethod(row.method);
  const sum = writeSum(row.received_amount ?? "0", row.currency);
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `${sum} for this order (${name.en}) ${what.en} この注文への${sum}（${name.ja}）は、${what.ja}`,
  );
}
