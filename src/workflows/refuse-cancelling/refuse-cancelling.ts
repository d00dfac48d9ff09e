import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isTakenOver } from "../../modules/haipay/ledger/refunded";
import { tryToAsk } from "../../modules/haipay/operations/try-to-ask";
import type HaipayModuleService from "../../modules/haipay/service";
import { getMethod } from "../../platform/catalogue";
import { compareAmounts, parsePlatformAmount } from "../../platform/money";
import { announceSoon } from "../announce/announce-soon";
import { findPaymentBooks } from "../record-refund/payment-books";
import { leftToPayOut } from "../record-refund/what-is-left";
import { followPayment } from "../settle-collect-order/follow-payment";
import { findRowsOfOrder } from "../show-ledger/rows-of-order";

/** An administrator waits for it. */
const QUESTION = { totalTimeoutMs: 5_000, retries: 0 };

/**
 * Refuses to cancel an order while money of ours would stay behind. The platform is asked first: money may have come
 * that nobody has heard of. Without an answer the person decides; what comes late is put before them. The caller
 * holds the guard.
 *
 * @throws MedusaError NOT_ALLOWED saying which money is there and what to do
 */
export async function refuseCancelling(container: MedusaContainer, orderId: string): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  for (const { id } of await findRowsOfOrder(container, orderId)) {
    const row = await haipay.collectOrders.find(id);
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
  else if (row.state === "paid" && row.settled_at === null) throw refusal(row, "is not booked yet", LATER);
  else if (hasGrown(before, row) && !isTakenOver(row)) throw refusal(row, "came just now", LOOK);
}

/** Money that a person must decide about is followed as far as an attention, and that is known to them. */
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
      `HaiPay: collect order ${row.order_id} could not be settled before cancelling: ${(error as Error).message}`,
    );
    await haipay.collectOrders.markDue(row.id);
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
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `${due} ${row.currency.toUpperCase()} of this order are paid with ${getMethod(row.method).name.en} and not ` +
      `refunded. Pay the shopper back outside and record the refund first, under "Japan payments" on the order's page ` +
      `(collect order ${row.order_id}); then cancel the order.`,
  );
}

function hasGrown(before: CollectOrder, after: CollectOrder): boolean {
  const [known, now] = [before, after].map((row) => parsePlatformAmount(row.received_amount ?? "0"));
  return compareAmounts(now, known) > 0;
}

const LATER = "It is booked within a minute. Then record its refund, and cancel the order.";
const LOOK = "Look at it first; then cancel the order if you still want to.";

function refusal(row: CollectOrder, what: string, wayOut: string): MedusaError {
  const sum = `${row.received_amount} ${row.currency.toUpperCase()}`;
  const by = `${getMethod(row.method).name.en}, collect order ${row.order_id}`;
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `${sum} for this order (${by}) ${what}. ${wayOut}`);
}
