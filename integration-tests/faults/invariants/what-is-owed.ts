import { orderOf, paymentsOf, rowsOf, type Books, type LedgerRow } from "./books";
import { standsUnderAttention } from "./standing";
import { sum } from "./sums";
import type { Owed } from "./totals";

/** Medusa divides for taxes and credit lines, which leaves less than this. */
const DUST = "0.000001";

/** These tell a person that an order and the money for it disagree. */
const ABOUT_THE_SUM = ["total_changed", "mismatch", "over", "duplicate", "refund_due"];

/**
 * Invariant 8: an order that our money was captured for owes nothing, in the currency of the charge, or a person knows,
 * or staff changed it after it was paid.
 */
export function paidOrdersOweNothing(books: Books): string[] {
  if (!books.totals) return [];
  const { orders: due } = books.totals;
  return books.orders
    .filter(({ canceled }) => !canceled)
    .flatMap((order) => {
      const [payment] = paymentsOf(books, order).filter(({ captures }) => captures.length > 0);
      if (!payment) return [];
      const owed = due.get(order.id);
      if (!owed) return [`Medusa computes no total of the paid order ${order.id}.`];
      const sameCurrency = owed.currency === payment.currency;
      if (sameCurrency && (isNothing(owed) || order.changed_after_capture)) return [];
      const told = rowsOf(books, order).some(({ platform_order_id }) =>
        standsUnderAttention(books, platform_order_id, ABOUT_THE_SUM),
      );
      if (told) return [];
      return [
        `Order ${order.id} was paid in ${payment.currency} and owes ${written(owed)}, without an attention.`,
      ];
    });
}

/**
 * Invariant 9, as far as it can be seen afterwards: what can be paid asks for what its purchase owes, unless the purchase
 * was changed after the slip or page was made.
 */
export function openRowsAskForWhatIsOwed(books: Books): string[] {
  return books.rows
    .filter(({ state }) => state === "open")
    .flatMap((row) => {
      const owed = owedFor(books, row);
      if (!owed || wasChangedSince(books, row)) return [];
      const asks = { amount: row.session_amount ?? "0", currency: row.currency };
      if (isSame(owed, asks)) return [];
      return [
        `Collect order ${row.platform_order_id} asks for ${written(asks)}, and its purchase owes ${written(owed)}.`,
      ];
    });
}

function owedFor(books: Books, row: LedgerRow): Owed | undefined {
  const order = orderOf(books, row);
  if (order) return books.totals?.orders.get(order.id);
  return row.cart_id === null ? undefined : books.totals?.carts.get(row.cart_id);
}

/** By staff, who have a version for it; a cart by code past the store API, which supersedes what is open. */
function wasChangedSince(books: Books, row: LedgerRow): boolean {
  const order = orderOf(books, row);
  return order ? order.version > 1 || order.canceled : row.cart_changed;
}

function isSame(one: Owed, other: Owed): boolean {
  return (
    one.currency === other.currency && isNothing({ amount: sum([one.amount]).minus(other.amount).toFixed() })
  );
}

function isNothing({ amount }: Pick<Owed, "amount">): boolean {
  return sum([amount]).abs().lt(DUST);
}

function written({ amount, currency }: Owed): string {
  return `${sum([amount]).toFixed()} ${currency}`;
}
