import { paymentsOf, type Books, type LedgerRow, type StoredPayment } from "./books";

/** Invariant 11: with money that a person has taken over, nothing is authorized, captured or placed afterwards. */
export function takenOverIsLeftAlone(books: Books): string[] {
  return books.rows.flatMap((row) => {
    const { taken_over_at, platform_order_id } = row;
    if (taken_over_at === null) return [];
    return books.payments
      .filter((payment) => isOfItsMoney(books, row, payment))
      .flatMap((payment) => [
        ...(payment.created_at > taken_over_at ? [`payment ${payment.id} was authorized`] : []),
        ...(payment.captured_at !== null && payment.captured_at > taken_over_at
          ? [`payment ${payment.id} was captured`]
          : []),
        ...ordersAfter(books, payment, taken_over_at).map((id) => `order ${id} was placed`),
      ])
      .map(
        (what) =>
          `A person took over the money of collect order ${platform_order_id}, and then ${what} with it.`,
      );
  });
}

/** A payment session can have several collect orders: a reissued slip has its own money. */
function isOfItsMoney({ rows }: Books, row: LedgerRow, payment: StoredPayment): boolean {
  if (payment.id === row.captured_payment_id) return true;
  if (payment.canceled || payment.session_id !== row.payment_session_id) return false;
  return !rows.some(
    (other) =>
      other.payment_session_id === payment.session_id &&
      other.state === "paid" &&
      other.taken_over_at === null,
  );
}

function ordersAfter(books: Books, payment: StoredPayment, instant: Date): string[] {
  return books.orders
    .filter((order) => order.created_at > instant && paymentsOf(books, order).includes(payment))
    .map(({ id }) => id);
}
