import { paymentsOf, rowsOf, type Books, type StoredOrder } from "./books";
import { nothingFailsForLong, nothingIsForgotten } from "./not-forgotten";
import { isAccountedFor, isMoneyThere, isPaid, standsUnderAttention } from "./standing";
import { sum, written } from "./sums";
import { openRowsAskForWhatIsOwed, paidOrdersOweNothing } from "./what-is-owed";

/** What must hold when nothing is under way any more: notified, or reconciled. */
export const AT_REST: readonly ((books: Books) => string[])[] = [
  paidIsCapturedOnceOrUnderAttention,
  oddSumsAreUnderAttention,
  transactionsAddUp,
  cancelledOrdersKeepNoMoney,
  ordersCloseTheirCarts,
  paidOrdersOweNothing,
  openRowsAskForWhatIsOwed,
  nothingIsForgotten,
  nothingFailsForLong,
];

/** Invariant 2: captured exactly once, or under attention; nothing third. */
function paidIsCapturedOnceOrUnderAttention(books: Books): string[] {
  const unexplained = books.platform
    .filter(isPaid)
    .flatMap((order) => {
      const row = books.rows.find(({ platform_order_id }) => platform_order_id === order.orderId);
      return row ? [{ row, order }] : [];
    })
    .filter(({ row, order }) => !isAccountedFor(books, row, order))
    .map(({ row }) => row);
  const captured = new Set(
    books.payments.filter(({ captures }) => captures.length > 0).map(({ session_id }) => session_id),
  );
  const violations = unexplained
    .filter(({ payment_session_id }) => payment_session_id === null || !captured.has(payment_session_id))
    // Captured money can stand under it as well: there it says nothing about a second payment.
    .filter(({ platform_order_id }) => !standsUnderAttention(books, platform_order_id, ["total_changed"]))
    .map(
      ({ platform_order_id, state }) =>
        `Collect order ${platform_order_id} is paid at the platform, and neither captured nor under attention (${state} in the ledger).`,
    );
  for (const session of captured) {
    const payers = unexplained.filter(({ payment_session_id }) => payment_session_id === session);
    if (payers.length < 2) continue;
    const ids = payers.map(({ platform_order_id }) => platform_order_id).join(", ");
    violations.push(
      `Session ${session} was captured once and paid ${payers.length} times, without attention: ${ids}.`,
    );
  }
  return violations;
}

/** Part of the sum, more than the sum, money for an order that failed: a machine cannot end these. */
function oddSumsAreUnderAttention(books: Books): string[] {
  return books.platform.flatMap((order) => {
    const { orderId, actualAmount, amount, status } = order;
    const fits = isPaid(order) && sum([actualAmount]).eq(amount);
    if (!isMoneyThere(order) || fits || standsUnderAttention(books, orderId)) return [];
    const row = books.rows.find(({ platform_order_id }) => platform_order_id === orderId);
    if (row && sum([row.refunded_amount]).gte(actualAmount)) return [];
    return [
      `The platform received ${actualAmount} of ${amount} for ${orderId} (status ${status}), and no attention says so.`,
    ];
  });
}

function transactionsAddUp(books: Books): string[] {
  return books.orders.flatMap((order) => {
    const kept = sum(capturesOf(books, order)).minus(sum(refundsOf(books, order)));
    const violations: string[] = [];
    if (!sum(order.transactions).eq(kept)) {
      violations.push(
        `Order ${order.id} has transactions of ${written(order.transactions)}, and its payments kept ${kept.toFixed()}.`,
      );
    }
    if (order.summary !== null && !kept.eq(order.summary)) {
      violations.push(
        `The summary of order ${order.id} says ${order.summary} paid, and its payments kept ${kept.toFixed()}.`,
      );
    }
    return violations;
  });
}

function cancelledOrdersKeepNoMoney(books: Books): string[] {
  return books.orders
    .filter((order) => order.canceled)
    .flatMap((order) => {
      const kept = sum(capturesOf(books, order)).minus(sum(refundsOf(books, order)));
      const told = rowsOf(books, order).some(({ platform_order_id }) =>
        standsUnderAttention(books, platform_order_id, ["refund_due", "late"]),
      );
      if (kept.lte(0) || told) return [];
      return [
        `Order ${order.id} is cancelled and keeps ${kept.toFixed()}, without an attention refund_due or late.`,
      ];
    });
}

/** A cart with an order that does not say so accepts items again, which deletes its payment session. */
function ordersCloseTheirCarts(books: Books): string[] {
  return books.orders
    .filter((order) => capturesOf(books, order).length > 0)
    .flatMap((order) =>
      order.carts
        .filter(({ completed }) => !completed)
        .map(
          ({ id }) => `Cart ${id} became the paid order ${order.id} and does not say that it is completed.`,
        ),
    );
}

function capturesOf(books: Books, order: StoredOrder): string[] {
  return paymentsOf(books, order).flatMap(({ captures }) => captures);
}

function refundsOf(books: Books, order: StoredOrder): string[] {
  return paymentsOf(books, order).flatMap(({ refunds }) => refunds);
}
