import BigNumber from "bignumber.js";
import type { SandboxOrder } from "../../../src/sandbox/control-client";
import type { Books, StoredPayment } from "./books";
import { covers } from "./standing";
import { sum, written } from "./sums";
import { takenOverIsLeftAlone } from "./taken-over";

/** What may never be seen, not even while something is under way. */
export const AT_ANY_TIME: readonly ((books: Books) => string[])[] = [
  ledgerKnowsEveryOrder,
  ledgerBelievesOnlyMoney,
  capturesHaveMoneyBehindThem,
  nothingIsCapturedTwice,
  moneyIsNotCancelled,
  cartsBecomeOneOrder,
  takenOverIsLeftAlone,
];

function ledgerKnowsEveryOrder({ platform, knownOrderIds }: Books): string[] {
  return platform
    .filter(({ orderId }) => !knownOrderIds.has(orderId))
    .map(({ orderId }) => `Order ${orderId} stands at the platform and has no row in the ledger.`);
}

function ledgerBelievesOnlyMoney({ rows, platform }: Books): string[] {
  return rows
    .filter(({ state }) => state === "paid")
    .map((row) => {
      const order = find(platform, row.platform_order_id);
      const charged = `${row.charge_amount} ${row.currency}`;
      if (!order)
        return `Collect order ${row.platform_order_id} is paid in the ledger and unknown at the platform.`;
      if (order.currency === row.currency && covers(order.actualAmount, row.charge_amount as string))
        return "";
      return (
        `Collect order ${row.platform_order_id} is paid in the ledger (${charged}), and the platform received ` +
        `${order.actualAmount} ${order.currency}.`
      );
    })
    .filter((violation) => violation !== "");
}

function capturesHaveMoneyBehindThem({ payments, rows, platform }: Books): string[] {
  return payments.filter(isCaptured).flatMap((payment) => {
    const paidRow = rows.find((row) => {
      const order = find(platform, row.platform_order_id);
      return (
        // Money that came by an earlier choice got the payment session with which it was captured.
        row.payment_session_id === payment.session_id &&
        (row.captured_payment_id === null || row.captured_payment_id === payment.id) &&
        row.state === "paid" &&
        row.currency === payment.currency &&
        order !== undefined &&
        order.currency === payment.currency &&
        covers(order.actualAmount, row.charge_amount as string)
      );
    });
    return paidRow
      ? []
      : [
          `Payment ${payment.id} captured ${written(payment.captures)} ${payment.currency}, and no collect order of ` +
            `session ${payment.session_id} is paid in the ledger and at the platform.`,
        ];
  });
}

function nothingIsCapturedTwice({ payments, collections, rows, attentions }: Books): string[] {
  const bySession = payments.filter(isCaptured).flatMap((payment) => {
    const ofSession = payments.filter(({ session_id }) => session_id === payment.session_id);
    const captured = sum(ofSession.flatMap(({ captures }) => captures));
    if (payment.session_amount === null) {
      return [`Payment ${payment.id} is captured, and its session ${payment.session_id} is gone.`];
    }
    if (captured.eq(payment.session_amount) && payment.captures.length === 1) return [];
    return [
      `Session ${payment.session_id} asks for ${payment.session_amount}, and payment ${payment.id} captured ` +
        `${payment.captures.join(" + ")} (${captured.toFixed()} in all).`,
    ];
  });
  const byCollection = collections.flatMap(({ id, amount }) => {
    const captured = sum(
      payments.filter(({ collection_id }) => collection_id === id).flatMap(({ captures }) => captures),
    );
    const edited = rows
      .filter(({ payment_collection_id }) => payment_collection_id === id)
      .some(({ platform_order_id }) =>
        attentions.some(
          (one) => one.platform_order_id === platform_order_id && one.reason === "total_changed",
        ),
      );
    // Of a cart with more store credit than it costs, Medusa asks for less than nothing.
    if (captured.lte(BigNumber.max(amount, 0)) || edited) return [];
    return [`Payment collection ${id} asks for ${amount}, and ${captured.toFixed()} was captured.`];
  });
  return [...bySession, ...byCollection];
}

function moneyIsNotCancelled({ payments, rows }: Books): string[] {
  return payments
    .filter(({ canceled }) => canceled)
    .flatMap((payment) =>
      rows
        .filter((row) => row.payment_session_id === payment.session_id && row.state === "paid")
        .map(
          ({ platform_order_id }) =>
            `Payment ${payment.id} is cancelled in Medusa, and its collect order ${platform_order_id} is paid.`,
        ),
    );
}

function cartsBecomeOneOrder({ orders }: Books): string[] {
  const ordersOf = (pick: (order: Books["orders"][number]) => string[], what: string) => {
    const found = new Map<string, string[]>();
    for (const order of orders) {
      for (const id of pick(order)) found.set(id, [...(found.get(id) ?? []), order.id]);
    }
    return [...found]
      .filter(([, ids]) => ids.length > 1)
      .map(([id, ids]) => `${what} ${id} became ${ids.length} orders: ${ids.join(", ")}.`);
  };
  return [
    ...ordersOf(({ carts }) => carts.map(({ id }) => id), "Cart"),
    ...ordersOf(({ collection_ids }) => collection_ids, "Payment collection"),
  ];
}

function isCaptured({ captures }: StoredPayment): boolean {
  return captures.length > 0;
}

function find(platform: readonly SandboxOrder[], orderId: string): SandboxOrder | undefined {
  return platform.find((order) => order.orderId === orderId);
}
