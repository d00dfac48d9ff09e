import { MathBN } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isTakenOver } from "../modules/haipay/ledger/given-back";
import type { BuyerMessage } from "./buyer-messages";

/** A sum as an exact decimal in the unit of its currency. */
export interface Sum {
  amount: string;
  /** As Medusa writes it, for example `jpy`. */
  currency_code: string;
}

export interface PurchasePayment {
  id: string;
  captured_at: Date | string | null;
  canceled_at: Date | string | null;
}

export interface PurchaseSession extends Sum {
  id: string;
  provider_id: string;
  status: string;
  payment: PurchasePayment | null;
}

export interface PurchaseCollection extends Sum {
  id: string;
  status: string;
  /** Its payment sessions, of every provider. */
  session_ids: string[];
  /** Of every provider, except cancelled ones. */
  payments: { id: string; payment_session_id: string; amount: string; captured: string }[];
}

export interface PurchaseCart {
  id: string;
  completed_at: Date | string | null;
  /** What it costs by its totals as computed now. */
  total: Sum;
}

export interface PurchaseOrder {
  id: string;
  display_id: number;
  status: string;
  canceled_at: Date | string | null;
  /** 1 until staff change it: an edit, a return, a claim or an exchange. */
  version: number;
  /**
   * What is still due by its totals as computed now, including requested returns: negative when more was
   * captured than it costs.
   */
  due: Sum;
  /** What was received for it and not paid back, according to its transactions. */
  paid: string;
}

/** What Medusa knows of the purchase that a collect order pays for, read at one moment. */
export interface Purchase {
  session: PurchaseSession | null;
  /** Its sum can be out of date, and a buyer can influence it: it is never what is owed. */
  collection: PurchaseCollection | null;
  /** Null also when the cart is gone. */
  cart_id: string | null;
  /** Null as soon as there is an order, which then decides everything. */
  cart: PurchaseCart | null;
  order: PurchaseOrder | null;
}

/** Medusa's computed totals can be off by less than this: it divides for taxes and credit lines. */
const DUST = "0.000001";

/** Whether two sums are equal, in amount and currency. */
export function isSameSum(one: Sum, other: Sum): boolean {
  if (one.currency_code.toLowerCase() !== other.currency_code.toLowerCase()) return false;
  return MathBN.lt(MathBN.abs(MathBN.sub(one.amount, other.amount)), DUST);
}

/** Whether a sum is smaller than anything that could be paid. */
export function isNothing({ amount }: Pick<Sum, "amount">): boolean {
  return MathBN.lt(amount, DUST);
}

/**
 * What the purchase still owes at this moment: the order's balance, else what the cart costs, less what other
 * payments hold that are not captured yet. A payment collection that belongs to neither is a purchase of its own.
 *
 * @param besides the payment session whose own payment does not count
 * @returns undefined when there is neither a cart nor an order that is not cancelled
 */
export function owedBy(purchase: Purchase, besides: string | null): Sum | undefined {
  const { cart, order, collection } = purchase;
  const costs = order?.due ?? cart?.total ?? (purchase.cart_id === null ? collection : undefined);
  if (!costs) return undefined;
  const others = (collection?.payments ?? []).filter((one) => one.payment_session_id !== besides);
  // An order's balance already includes what was captured.
  const held = others.map(({ amount, captured }) => (order ? MathBN.sub(amount, captured) : amount));
  const amount = MathBN.sub(costs.amount, MathBN.sum(0, ...held)).toFixed();
  return { amount, currency_code: costs.currency_code };
}

/** What was charged, at Medusa's precision: fractions of a yen are rounded only on the way to the platform. */
export function sumOf({
  session_amount,
  charge_amount,
  currency,
}: Pick<CollectOrder, "session_amount" | "charge_amount" | "currency">): Sum {
  return { amount: session_amount ?? charge_amount ?? "0", currency_code: currency };
}

/** Whether a Medusa order was cancelled, which it records in two places. */
export function isCancelled(order: { status: string; canceled_at: Date | string | null }): boolean {
  return Boolean(order.canceled_at) || order.status === "canceled";
}

/** Why a purchase accepts no other payment. */
export type NotPayable = "order_cancelled" | "already_paid";

/**
 * Whether a placed order may be paid by another method.
 *
 * @param rows every collect order of the purchase
 */
export function whyNotPayable(rows: readonly CollectOrder[], purchase: Purchase): NotPayable | null {
  const { order, collection } = purchase;
  if ((order && isCancelled(order)) || collection?.status === "canceled") return "order_cancelled";
  const owed = owedBy(purchase, null);
  return holdsMoney(rows) || !owed || isNothing(owed) ? "already_paid" : null;
}

/** Whether money has come, in full or in part, that is not in the order yet and that nobody has taken over. */
export function holdsMoney(rows: readonly CollectOrder[]): boolean {
  return rows.some(
    (row) =>
      row.captured_payment_id === null &&
      (row.state === "paid" || (row.received_amount !== null && MathBN.gt(row.received_amount, 0))) &&
      !isTakenOver(row),
  );
}

/** An exact amount as Medusa stores it. */
export interface RawAmount {
  value: string | number;
}

/** The exact decimal of it. */
export function exact({ value }: RawAmount): string {
  return MathBN.convert(value).toFixed();
}

/** The exact sum of Medusa rows such as captures, refunds or transactions; zero for none. */
export function totalOf(rows: readonly { raw_amount: RawAmount }[] = []) {
  return MathBN.sum(0, ...rows.map(({ raw_amount }) => raw_amount.value));
}

/**
 * Medusa reports zero for a difference of up to one of the currency's smallest unit, such as a whole yen. Where no return is
 * requested, the totals give it exactly.
 *
 * @param said what Medusa says is due
 * @param total what the order costs
 * @param paid what came for it
 */
export function exactDue(said: string, total: string, paid: string): string {
  const difference = MathBN.sub(total, paid);
  if (!MathBN.eq(said, 0) || MathBN.gt(MathBN.abs(difference), 1)) return said;
  return MathBN.lt(MathBN.abs(difference), DUST) ? "0" : difference.toFixed();
}

/**
 * Why a slip must not be issued, or money must not go into an order: what the purchase owes at this moment differs from the sum
 * of the collect order, in its currency.
 *
 * @returns undefined when nothing prevents it
 */
export function whyNotOwed(row: CollectOrder, purchase: Purchase): BuyerMessage | undefined {
  const { order, session } = purchase;
  // Medusa already has the payment, and is only asking again.
  if (session?.payment && !session.payment.canceled_at) return undefined;
  if (order && isCancelled(order)) return "orderCancelled";
  const owed = owedBy(purchase, row.payment_session_id);
  if (!owed) return "failed";
  const sum = sumOf(row);
  if (isSameSum(owed, sum)) return undefined;
  if (isNothing(owed)) return row.state === "paid" ? "paidAndChanged" : "nothingToPay";
  const sameCurrency = owed.currency_code.toLowerCase() === row.currency;
  if (order && order.version > 1 && row.applied_at !== null && sameCurrency) return undefined;
  return row.state === "paid" ? "paidAndChanged" : "sumChanged";
}
