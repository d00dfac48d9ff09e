import { attention, UNCAPTURE, yen, type Explanation, type Seed } from "./seeds";

const TAKEN_OVER = "UPDATE haipay_collect_order SET captured_payment_id = NULL, taken_over_at = ";
const FAILING = "UPDATE haipay_collect_order SET failing_since = now() - interval '25 hours'";

/** What is owed, forgotten or taken over although one paid purchase of ¥1700 is in the books: invariants 8 to 11. */
export const DEBTS: Record<string, Seed> = {
  "a paid order that still owes something": {
    statements: [],
    owes: yen("880"),
    seen: [/Order \w+ was paid in jpy and owes 880 jpy, without an attention/],
  },
  "a paid order that cost less": {
    statements: [],
    owes: yen("-500"),
    seen: [/Order \w+ was paid in jpy and owes -500 jpy, without/],
  },
  "a paid order in another currency": {
    statements: [],
    owes: { amount: "0", currency: "usd" },
    seen: [/Order \w+ was paid in jpy and owes 0 usd, without/],
  },
  "a paid order whose attention the machine closed": {
    statements: [attention("total_changed", "'system'")],
    owes: yen("880"),
    seen: [/owes 880 jpy, without an attention/],
  },
  "a paid order whose attention is about something else": {
    statements: [attention("half_made")],
    owes: yen("880"),
    seen: [/owes 880 jpy, without an attention/],
  },
  "a paid order that staff changed before it was paid": {
    statements: [orderChange("ITEM_ADD", "- interval '1 hour'")],
    owes: yen("880"),
    seen: [/owes 880 jpy, without an attention/],
  },
  "a paid order that was only sent off": {
    statements: [orderChange("FULFILL_ITEM")],
    owes: yen("880"),
    seen: [/owes 880 jpy, without an attention/],
  },
  "a paid order whose refund was credited": {
    statements: [orderChange("CREDIT_LINE_ADD", "", "refund")],
    owes: yen("-1700"),
    seen: [/owes -1700 jpy, without an attention/],
  },
  "paid money that nobody followed and nobody looks at": {
    statements: [
      ...UNCAPTURE,
      attention("late"),
      "UPDATE haipay_collect_order SET settled_at = NULL, next_check_at = NULL",
    ],
    seen: [/Collect order \w+ \(paid\) is not looked at any more/],
  },
  "a collect order that could not be asked about since yesterday": {
    statements: [FAILING],
    seen: [/Collect order \w+ \(paid\) has failed for more than a day, without an attention/],
  },
  "a payment that was authorized after a person took over": {
    statements: [...UNCAPTURE, attention("late"), `${TAKEN_OVER} now() - interval '1 hour'`],
    seen: [
      /A person took over the money of collect order \w+, and then payment pay_\w+ was authorized with it/,
      /A person took over .* and then order order_\w+ was placed with it/,
    ],
  },
  "a payment that was captured after a person took over": {
    statements: [`${TAKEN_OVER} (SELECT created_at + interval '1 millisecond' FROM payment)`],
    seen: [/A person took over .* and then payment pay_\w+ was captured with it/],
  },
  "an order that was placed after a person took over": {
    statements: [
      ...UNCAPTURE,
      attention("late", "'user_1'"),
      `${TAKEN_OVER} now()`,
      `UPDATE "order" SET created_at = now() + interval '1 second'`,
    ],
    seen: [/A person took over .* and then order order_\w+ was placed with it/],
  },
};

export const EXPLAINED_DEBTS: Record<string, Explanation> = {
  "what Medusa's divisions leave": { statements: [], owes: yen("0.0000000001") },
  "a changed total before a person": { statements: [attention("total_changed")], owes: yen("880") },
  "a changed total that a person has dealt with": {
    statements: [attention("total_changed", "'user_1'")],
    owes: yen("880"),
  },
  "an edit after the payment": { statements: [orderChange("ITEM_ADD")], owes: yen("880") },
  "a return after the payment": { statements: [orderChange("RETURN_ITEM")], owes: yen("-1200") },
  "a cancelled order": {
    statements: [`UPDATE "order" SET status = 'canceled'`, attention("refund_due")],
    owes: yen("-1700"),
  },
  "an open slip of an order that staff changed": {
    statements: [
      ...UNCAPTURE,
      attention("mismatch"),
      "UPDATE haipay_collect_order SET state = 'open', next_check_at = now()",
      `UPDATE "order" SET version = 2`,
      "UPDATE order_summary SET version = 99",
    ],
    owes: yen("2580"),
  },
  "a failure that a person knows of": { statements: [FAILING, attention("not_askable")] },
  "money that a person took over after it was authorized": {
    statements: [...UNCAPTURE, attention("late", "'user_1'"), `${TAKEN_OVER} now()`],
  },
  "a second slip of the session, whose money was captured": {
    statements: [
      `INSERT INTO haipay_collect_order
        SELECT (jsonb_populate_record(t, jsonb_build_object('id', 'hpco_2', 'platform_order_id', 'second', 'state', 'superseded',
          'platform_order_no', null, 'taken_over_at', now() - interval '1 hour', 'captured_payment_id', null))).*
        FROM haipay_collect_order t`,
    ],
  },
};

/** A change of the order that staff made after it was paid, or some time before. */
function orderChange(action: string, when = "", reference = "test"): string {
  return `WITH change AS (
      INSERT INTO order_change (id, order_id, version, status, confirmed_at)
      SELECT 'ordch_1', id, 2, 'confirmed', now() ${when} FROM "order" RETURNING *
    )
    INSERT INTO order_change_action (id, order_id, order_change_id, action, reference, ordering, details)
    SELECT 'ordchact_1', order_id, id, '${action}', '${reference}', 0, '{}' FROM change`;
}
