import type { Owed } from "./totals";

/** A violation that is planted into the books of a shop. */
export interface Seed {
  /** What goes wrong in the books, as SQL. */
  statements: string[];
  /** The sentences that must name it, and no others. */
  seen: RegExp[];
  /** What the purchase owes by Medusa's reckoning; as it is by default. */
  owes?: Owed;
}

export const yen = (amount: string): Owed => ({ amount, currency: "jpy" });

export const UNCAPTURE = [
  "DELETE FROM capture",
  "DELETE FROM order_transaction",
  "UPDATE order_summary SET version = 99",
];

/** One paid purchase of ¥1700 is in the books when these strike. */
export const SEEDS: Record<string, Seed> = {
  "an order at the platform that the ledger does not know": {
    statements: [
      ...UNCAPTURE,
      "UPDATE haipay_collect_order SET platform_order_id = 'another', state = 'open', next_check_at = now()",
    ],
    seen: [/stands at the platform and has no row in the ledger/],
    owes: yen("1700"),
  },
  "a paid row for which less came": {
    statements: ["UPDATE haipay_collect_order SET charge_amount = '1701'"],
    seen: [
      /is paid in the ledger \(1701 jpy\), and the platform received 1700/,
      /captured 1700 jpy, and no collect/,
    ],
  },
  "a paid row in another currency": {
    statements: ["UPDATE haipay_collect_order SET currency = 'usd'"],
    seen: [
      /is paid in the ledger \(1700 usd\), and the platform received 1700.00 jpy/,
      /captured 1700 jpy, and no/,
    ],
  },
  "a capture without a paid row": {
    statements: ["UPDATE haipay_collect_order SET state = 'open', next_check_at = now()"],
    seen: [
      /captured 1700 jpy, and no collect order of session payses_\w+ is paid/,
      /asks for 1700 jpy, and its purchase owes 0 jpy/,
    ],
  },
  "a capture in two parts that are too much": {
    statements: [copyOf("capture", "'capt_2'"), copyOf("order_transaction", "'ordtrx_2'"), summary(3400)],
    seen: [
      /asks for 1700, and payment pay_\w+ captured 1700 \+ 1700 \(3400 in all\)/,
      /collection \w+ asks for 1700, and 3400/,
    ],
  },
  "a capture of less than the session": {
    statements: ["UPDATE payment_session SET raw_amount = jsonb_set(raw_amount, '{value}', '\"1700.4\"')"],
    seen: [/asks for 1700.4, and payment pay_\w+ captured 1700 /],
  },
  "a collection in which two payments were captured": {
    statements: [
      copyOf("payment_session", "'payses_2'"),
      copyOf("payment", "'pay_2'", "payment_session_id", "'payses_2'"),
      copyOf("capture", "'capt_2'", "payment_id", "'pay_2'"),
      copyOf("order_transaction", "'ordtrx_2'"),
      summary(3400),
    ],
    seen: [
      /payment pay_2 captured|Payment pay_2 captured/,
      /collection \w+ asks for 1700, and 3400 was captured/,
    ],
  },
  "a cancelled payment whose money is there": {
    statements: ["UPDATE payment SET canceled_at = now()"],
    seen: [/Payment pay_\w+ is cancelled in Medusa, and its collect order .* is paid/],
  },
  "two orders of one cart": {
    statements: [
      copyOf('"order"', "'order_2'", "display_id", "9999"),
      "INSERT INTO order_cart (id, order_id, cart_id) SELECT 'ordercart_2', 'order_2', cart_id FROM order_cart",
    ],
    seen: [/Cart cart_\w+ became 2 orders: order_\w+, order_/],
  },
  "two orders of one payment collection": {
    statements: [
      copyOf('"order"', "'order_2'", "display_id", "9999"),
      `INSERT INTO order_payment_collection (id, order_id, payment_collection_id)
        SELECT 'orderpay_2', 'order_2', payment_collection_id FROM order_payment_collection`,
    ],
    seen: [
      /Payment collection pay_col_\w+ became 2 orders/,
      /Order order_2 has transactions of 0, and its payments kept 1700/,
    ],
    owes: yen("0"),
  },
  "money that was neither captured nor put under attention": {
    statements: [...UNCAPTURE],
    seen: [/is paid at the platform, and neither captured nor under attention \(paid in the ledger\)/],
  },
  "money whose attention the machine closed by itself": {
    statements: [...UNCAPTURE, attention("late", "'system'")],
    seen: [/is paid at the platform, and neither captured nor under attention/],
  },
  "money under an attention that is about something else": {
    statements: [...UNCAPTURE, attention("over")],
    seen: [/is paid at the platform, and neither captured nor under attention/],
  },
  "transactions that are not what was captured": {
    statements: ["DELETE FROM order_transaction", summary(0)],
    seen: [
      /has transactions of 0, and its payments kept 1700/,
      /summary of order \w+ says 0 paid, and its payments kept/,
    ],
  },
  "a summary that is not what was captured": {
    statements: [summary(1699)],
    seen: [/summary of order \w+ says 1699 paid, and its payments kept 1700/],
  },
  "a cancelled order that keeps its money": {
    statements: [`UPDATE "order" SET status = 'canceled', canceled_at = now()`],
    seen: [/Order \w+ is cancelled and keeps 1700, without an attention/],
  },
  "a paid order whose cart is still open": {
    statements: ["UPDATE cart SET completed_at = NULL"],
    seen: [/Cart cart_\w+ became the paid order \w+ and does not say that it is completed/],
  },
  "the buyer's e-mail address in the history": {
    statements: [`UPDATE haipay_history SET payload = '{"to":"hanako@example.com"}' WHERE kind = 'apply'`],
    seen: [/haipay_history hpev_\w+ holds the buyer's e-mail address/],
  },
  "the buyer's name in an attention": {
    statements: [
      attention("over"),
      `UPDATE haipay_attention SET facts = jsonb_build_object('who', (SELECT buyer_name FROM haipay_collect_order))`,
    ],
    seen: [/haipay_attention hpat_1 holds the buyer's name/],
  },
  "the buyer's phone number in session data": {
    statements: [
      `UPDATE payment_session SET data = data || jsonb_build_object('x', (SELECT buyer_phone FROM haipay_collect_order))`,
    ],
    seen: [/The data of payses_\w+ holds the buyer's phone number/],
  },
  "a signature in the history": {
    statements: [`UPDATE haipay_history SET payload = '{"sign":"abc"}' WHERE kind = 'apply'`],
    seen: [/haipay_history hpev_\w+ holds a signature/],
  },
  "a secret in an error": {
    statements: ["UPDATE haipay_collect_order SET last_error = 'key=top-secret'"],
    seen: [/The error of row hpco_\w+ holds a secret/],
  },
};

/** What would be a violation otherwise. */
export type Explanation = Omit<Seed, "seen">;

export const EXPLANATIONS: Record<string, Explanation> = {
  "an open attention for money that was not captured": { statements: [...UNCAPTURE, attention("late")] },
  "an attention that an administrator resolved": {
    statements: [...UNCAPTURE, attention("late", "'user_1'")],
  },
  "a recorded refund of money that was not captured": {
    statements: [...UNCAPTURE, "UPDATE haipay_collect_order SET refunded_amount = '1700'"],
  },
  "a changed total of money that was not captured": {
    statements: [...UNCAPTURE, attention("total_changed")],
  },
  "refund_due on a cancelled order": {
    statements: [`UPDATE "order" SET status = 'canceled'`, attention("refund_due")],
  },
};

/** A copy of every row of a table, under another id and with one other column. */
function copyOf(table: string, id: string, column = "id", value = id): string {
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', ${id}, '${column}', ${value}))).* FROM ${table} t`;
}

function summary(paid: number): string {
  return `UPDATE order_summary SET totals = jsonb_set(jsonb_set(totals, '{paid_total}', '${paid}'), '{refunded_total}', '0')`;
}

export function attention(reason: string, resolvedBy = "NULL"): string {
  return `INSERT INTO haipay_attention (id, platform_order_id, reason, facts, resolved_by, resolved_at)
    SELECT 'hpat_1', platform_order_id, '${reason}', '{}', ${resolvedBy}, CASE WHEN ${resolvedBy} IS NULL THEN NULL ELSE now() END
    FROM haipay_collect_order`;
}
