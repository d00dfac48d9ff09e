import type { MedusaContainer } from "@medusajs/framework/types";
import type { AnotherWay, MoneySeen, PaymentEnd, ShopFacts } from "../contract/store-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type { DeadlineRules } from "../modules/haipay/ledger/lifecycle";
import type HaipayModuleService from "../modules/haipay/service";
import { getMethod, type PaymentKind } from "../platform/catalogue";
import { STATUS } from "../platform/schema";
import { endOf, leftAmountOf, moneySeenOf, orderKeptUntilOf, surplusAmountOf } from "./buyers-view";
import { secondChanceFor } from "./decide-cancel";
import { holdsMoney, isCancelled, whyNotPayable, type Purchase } from "./owed";
import { findPaymentToShow, type PaymentToShow } from "./kept-payments";
import { recognise, type Asker } from "./recognise";
import { settleCollectOrder } from "./settle";
import { readShopName } from "./shop-name";

/**
 * The minimum time, in ms, between two requests to the platform for one payment. A buyer who comes back from a wallet has paid a
 * moment ago; a slip or an account is paid elsewhere, its notification comes first, and its page may stay open for hours.
 */
const QUIET_MS: Record<PaymentKind, number> = { ewallet: 10_000, konbini: 60_000, bank_transfer: 60_000 };

/** What the return page may be told; nothing about the buyer. */
export interface TrackedPayment extends Surroundings {
  row: CollectOrder;
  needsAttention: boolean;
  /** Whether it can be paid with its slip at this moment. */
  isPayable: boolean;
  /** Exact decimals, null when there is none. */
  left: string | null;
  surplus: string | null;
  end: PaymentEnd | null;
  moneySeen: MoneySeen | null;
  shop: ShopFacts;
  /** Whether the purchase is the asker's own. */
  recognised: boolean;
}

/**
 * Follows one payment, settling it first when the last answer may be stale.
 *
 * @param reference the payment's token, or the id of its payment session
 * @returns undefined when there is no such payment of ours
 */
export async function trackPayment(
  container: MedusaContainer,
  reference: string,
  asker: Asker,
): Promise<TrackedPayment | undefined> {
  const payment = await findPaymentToShow(container, reference, (row) => settleWhenStale(container, row));
  if (!payment) return undefined;
  const { row, rows, openAttentions: open, settings } = payment;
  const surroundings = decideSurroundings(payment);
  const name = await readShopName(container);
  const recognised = recognise(asker, row, surroundings.order?.id ?? null, new Date());
  // Nobody is shown how to pay for an order that was cancelled.
  const isPayable = row.state === "open" && !surroundings.orderCancelled;
  return {
    row,
    needsAttention: open.length > 0,
    isPayable,
    left: isPayable ? leftAmountOf(row) : null,
    surplus: open.some(({ reason }) => reason === "over") ? surplusAmountOf(row) : null,
    end: endOf(row, surroundings),
    // The purchase's other payments are the buyer's own business.
    moneySeen: moneySeenOf(recognised ? rows : [row]),
    shop: { name, contact: settings.shopContact ?? null },
    recognised,
    ...surroundings,
  };
}

/** Asks the platform if the last answer may be stale. @returns whether it was asked */
async function settleWhenStale(container: MedusaContainer, row: CollectOrder): Promise<boolean> {
  if (!mayMove(row) || isQuiet(row)) return false;
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  // Another page, or another instance, may be asking at this moment.
  if (!(await haipay.ledger.due.claimCheck(row.id, quietOf(row)))) return false;
  await settleQuietly(container, haipay, row);
  return true;
}

function isQuiet(row: CollectOrder): boolean {
  return row.checked_at !== null && Date.now() - row.checked_at.getTime() < quietOf(row);
}

function quietOf({ method }: CollectOrder): number {
  return QUIET_MS[getMethod(method).kind];
}

function mayMove({ applied_at, state, settled_at, platform_status }: CollectOrder): boolean {
  if (applied_at === null) return false;
  if (state === "paid") return settled_at === null;
  return state !== "failed" && (state !== "expired" || platform_status !== STATUS.failed);
}

async function settleQuietly(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<void> {
  try {
    await settleCollectOrder(container, row.id);
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: collect order ${row.platform_order_id} could not be settled for the return page: ${(error as Error).message}`,
    );
  }
}

/** What the shop knows about the context of a payment. */
interface Surroundings {
  order: { id: string; display_id: number } | null;
  orderCancelled: boolean;
  /** The token of the payment that replaced this one. */
  replacedBy: string | null;
  anotherWay: AnotherWay | null;
  /** Until when an unpaid order is kept. */
  orderKeptUntil: Date | null;
}

/** What surrounds a collect order, from its purchase, its siblings and the deadlines in force. */
function decideSurroundings({ row, rows, purchase, settings: { deadlines } }: PaymentToShow): Surroundings {
  const { order } = purchase;
  const replacedBy = findReplacement(row, rows, purchase);
  const known = { row, rows, purchase, rules: deadlines };
  return {
    order: order && { id: order.id, display_id: order.display_id },
    orderCancelled: order !== null && isCancelled(order),
    replacedBy,
    anotherWay: replacedBy === null ? decideAnotherWay(known) : null,
    orderKeptUntil: orderKeptUntilOf(rows, purchase, deadlines, new Date()),
  };
}

/**
 * The payment of ours that replaced this row's because the buyer chose again. A row that was paid has no
 * successor: its buyer must not be sent to another slip.
 */
function findReplacement(
  row: CollectOrder,
  rows: readonly CollectOrder[],
  { collection }: Purchase,
): string | null {
  const standing = collection?.session_ids ?? [];
  if (row.state === "paid" || row.payment_session_id === null || standing.includes(row.payment_session_id)) {
    return null;
  }
  const successor = rows.filter(({ payment_session_id: id }) => id !== null && standing.includes(id)).at(-1);
  return successor ? referenceOf(successor) : null;
}

interface KnownOfPurchase {
  row: CollectOrder;
  purchase: Purchase;
  /** Every collect order of the purchase. */
  rows: readonly CollectOrder[];
  rules: DeadlineRules;
}

/** Where a payment's purchase can be paid by another method; null when it cannot. */
function decideAnotherWay(known: KnownOfPurchase): AnotherWay | null {
  const { row, rows, purchase } = known;
  const { order, cart } = purchase;
  if (row.state === "paid" || row.state === "applying") return null;
  if (order) {
    if (whyNotPayable(rows, purchase) !== null) return null;
    const { payment_collection_id } = row;
    return { at: "order", payment_collection_id, until: untilWhen(known)?.toISOString() ?? null };
  }
  return cart && !cart.completed_at && !holdsMoney(rows) ? { at: "checkout" } : null;
}

/** While it can be paid, its own deadline; after it failed, the time when the order is cancelled, if orders are cancelled at all. */
function untilWhen({ row, rows, rules }: KnownOfPurchase): Date | null {
  if (row.state === "open") return row.expires_at;
  const isCancelledOnce = rules.cancelUnpaidOrders && rows.some(({ flow }) => flow === "order_first");
  return isCancelledOnce ? secondChanceFor(row, rules) : null;
}

/** What storefronts know a payment by. */
export function referenceOf({ payment_token, payment_session_id }: CollectOrder): string {
  return payment_token ?? payment_session_id ?? "";
}
