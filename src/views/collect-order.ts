import type { MedusaContainer } from "@medusajs/framework/types";
import type {
  PossibleActions,
  Refundable,
  ShownCollectOrder,
  ShownHistoryEntry,
  ShownPlatform,
  ShownRefund,
  ShownSlip,
  ShownTimes,
} from "../contract/admin-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { whyStillNeeded } from "../modules/haipay/ledger/erasure";
import { isUnused } from "../modules/haipay/ledger/given-back";
import type HaipayModuleService from "../modules/haipay/service";
import { whyNotReminded } from "../payment/acts/remind-buyer";
import { readRecords, type Records } from "../payment/records";
import { holdsMoney, isCancelled, isNothing, owedBy, type Purchase } from "../payment/owed";
import { findPurchase } from "../payment/purchase";
import { findRefundable } from "../payment/refunds/refundable";
import { readShopName } from "../payment/shop-name";
import { showAttention } from "./attentions";
import { readExpectedSettlement } from "./expected-settlement";
import { findActors, showBuyer, showMethod, showOrder, showSums, type Actors } from "./parts";
import { stepsOf } from "./steps";

/** Everything about one collect order that a person may need, as it is now. */
export async function showCollectOrder(
  container: MedusaContainer,
  row: CollectOrder,
): Promise<ShownCollectOrder> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const [purchase, records, rows, expectedSettlement, shop_name] = await Promise.all([
    findPurchase(container, row),
    readRecords(haipay, row),
    haipay.ledger.collectOrders.listByPurchase(row),
    readExpectedSettlement(haipay),
    readShopName(container),
  ]);
  const refundable = await findRefundable(container, row, records.refunds, records.attentions);
  const actors = await findActors(container, actorsIn(records));
  const order = purchase.order && showOrder(purchase.order);
  const can = possibleActions(row, purchase, rows, records, refundable);
  const { refunds, history } = records;
  const stepFacts = { row, purchase, refundable, refunds, history, can, shop_name };
  return {
    id: row.id,
    state: row.state,
    method: showMethod(row),
    flow: row.flow,
    currency_code: row.currency,
    environment: row.environment,
    sums: showSums(row),
    expected_settlement_on: expectedSettlement(row),
    order,
    cart_id: row.cart_id,
    payment_collection_id: row.payment_collection_id,
    payment_session_id: row.payment_session_id,
    payment_id: row.captured_payment_id ?? purchase.session?.payment?.id ?? null,
    buyer: showBuyer(row),
    times: showTimes(row),
    slip: row.state === "open" ? showSlip(row) : null,
    platform: showPlatform(row),
    attentions: records.attentions.map((attention) => ({
      ...showAttention(attention, row, order, actors),
      ...stepsOf(attention, stepFacts),
    })),
    refundable,
    refunds: records.refunds.map((refund) => showRefund(refund, actors)),
    history: records.history.map((entry) => showEntry(entry, actors)),
    can,
  };
}

function actorsIn({ attentions, refunds, history }: Records): (string | null)[] {
  return [
    ...attentions.flatMap(({ resolved_by, assigned_to, remark_by }) => [resolved_by, assigned_to, remark_by]),
    ...refunds.map(({ recorded_by }) => recorded_by),
    ...history.map(actorIdOf),
  ];
}

function actorIdOf({ payload }: Records["history"][number]): string | null {
  return typeof payload.actor_id === "string" ? payload.actor_id : null;
}

/** Every known instant of a collect order. */
export function showTimes(row: CollectOrder): ShownTimes {
  return {
    chosen_at: row.created_at,
    applied_at: row.applied_at,
    expires_at: row.expires_at,
    slip_expires_at: row.slip_expires_at ?? row.expires_at,
    reminded_at: row.reminded_at,
    paid_at: row.paid_at,
    ended_at: row.ended_at,
    settled_at: row.settled_at,
    checked_at: row.checked_at,
    next_check_at: row.next_check_at,
    erased_at: row.erased_at,
  };
}

function showSlip({
  platform_order_no,
  pay_url,
  bank_code,
  bank_no,
  qr_code,
  expires_at: shopsDeadline,
  slip_expires_at,
}: CollectOrder): ShownSlip {
  const expires_at = slip_expires_at ?? shopsDeadline;
  return { platform_order_no, pay_url, bank_code, bank_no, qr_code, expires_at };
}

function showPlatform(row: CollectOrder): ShownPlatform {
  const { app_id, host, platform_order_id, platform_order_no, check_count, last_error } = row;
  return {
    app_id,
    host,
    platform_order_id,
    platform_order_no,
    status: row.platform_status,
    check_count,
    last_error,
  };
}

function showRefund(refund: Records["refunds"][number], actors: Actors): ShownRefund {
  const { id, corrects_id, target, amount, paid_on, reference, note, booked_at, corrected_at } = refund;
  const recorded_by = actors(refund.recorded_by);
  return {
    id,
    corrects_id,
    target,
    amount,
    paid_on,
    reference,
    note,
    recorded_by,
    recorded_at: refund.created_at,
    booked_at,
    corrected_at,
    can_be_corrected: corrects_id === null && booked_at !== null && corrected_at === null,
  };
}

function showEntry(entry: Records["history"][number], actors: Actors): ShownHistoryEntry {
  const { id, created_at, kind, payload } = entry;
  const actorId = actorIdOf(entry);
  return { id, at: created_at, kind, actor: actorId === null ? null : actors(actorId), payload };
}

/**
 * Decides without touching anything.
 *
 * @param rows every collect order of the purchase, oldest first
 */
function possibleActions(
  row: CollectOrder,
  purchase: Purchase,
  rows: readonly CollectOrder[],
  { attentions, refunds }: Records,
  refundable: Refundable,
): PossibleActions {
  const { order, session } = purchase;
  const owed = owedBy(purchase, row.payment_session_id);
  const isOwing = owed !== undefined && !isNothing(owed);
  const cancelled = order !== null && isCancelled(order);
  const payable =
    row.erased_at === null &&
    row.applied_at !== null &&
    session !== null &&
    session.payment === null &&
    !cancelled;
  const newest = rows.filter(({ payment_session_id: id }) => id === row.payment_session_id).at(-1);
  // While there is money that belongs to no order yet, a second slip would be one too many.
  const canReissue = isOwing && order !== null && newest?.id === row.id && !holdsMoney(rows);
  return {
    ask: row.applied_at !== null,
    extend_deadline: payable && (row.state === "open" || row.state === "expired"),
    reissue_slip: payable && canReissue && row.state !== "paid",
    remind: payable && isOwing && order !== null && whyNotReminded(row, new Date()) === undefined,
    use_money:
      order !== null && !cancelled && isOwing && isUnused(row) && owed.currency_code === row.currency,
    record_refund: refundable.payment !== "0" || refundable.ledger !== "0",
    resolve_attention: attentions.some(({ resolved_at }) => resolved_at === null),
    erase_personal_data: row.erased_at === null && whyStillNeeded(row, attentions, refunds) === undefined,
  };
}
