import type { Payment } from "../../../contract/store-api";
import { isFinal, viewOf, type PaymentView } from "../view";
import { payment, slip } from "./payments";

const SEEN: Payment["money_seen"] = {
  method_name: { en: "Lawson", ja: "ローソン" },
  amount: "1700",
  currency_code: "jpy",
  at: null,
};
const NOW = Date.parse("2099-04-01T00:00:00.000Z");

describe("What the shopper sees of a payment", () => {
  it.each<[PaymentView, string, Partial<Payment>]>([
    ["chosen", "a choice whose order is not placed", { state: "chosen", medusa_order_id: null, slip: null }],
    ["preparing", "an order that is being made at the platform", { state: "applying", slip: null }],
    ["preparing", "an order whose making nobody knows of", { state: "unknown", slip: null }],
    ["waiting", "a slip before its deadline", {}],
    ["waiting", "a payment without a deadline", { expires_at: null }],
    ["partial", "a transfer of too little", { received_amount: "700" }],
    [
      "overdue",
      "a transfer of too little past the deadline: nothing more is to be transferred",
      { received_amount: "700", expires_at: "2099-03-01T00:00:00Z" },
    ],
    ["overdue", "a slip at its deadline", { expires_at: "2099-04-01T00:00:00.000Z" }],
    [
      "overdue",
      "a slip whose own end is past, though the order is kept",
      { slip: slip({ expires_at: "2099-04-01T00:00:00.000Z" }) },
    ],
    [
      "confirming",
      "money whose order is not there yet",
      { state: "paid", order_placed: false, medusa_order_id: null, slip: null },
    ],
    ["paid", "money that is there", { state: "paid", slip: null }],
    [
      "paid",
      "the same for a stranger",
      { state: "paid", slip: null, recognised: false, medusa_order_id: null },
    ],
    ["failed", "a refused one", { state: "not_created", slip: null }],
    ["failed", "one that failed, nobody knows why", { state: "failed", slip: null }],
    ["declined", "a declined one", { state: "failed", end: "declined", slip: null }],
    ["expired", "one that the platform let run out", { state: "failed", end: "expired", slip: null }],
    ["expired", "an expired one", { state: "expired", end: "expired", slip: null }],
    ["seen", "money for a payment that had been given up", { state: "failed", slip: null, money_seen: SEEN }],
    ["seen", "the same beside a newer slip, which must not be paid", { money_seen: SEEN }],
    ["seen", "the same for the old slip", { state: "superseded", replaced_by: "hppt_2", money_seen: SEEN }],
    ["paid", "a paid one, whatever else came", { state: "paid", slip: null, money_seen: SEEN }],
    ["replaced", "one that was given up", { state: "superseded", slip: null }],
    ["replaced", "one with a successor", { state: "superseded", slip: null, replaced_by: "payses_2" }],
    ["cancelled", "any of a cancelled order", { order_cancelled: true }],
    ["cancelled", "a paid one of a cancelled order", { state: "paid", order_cancelled: true }],
  ])("%s: %s", (view, _title, changes) => {
    expect(viewOf(payment(changes), NOW)).toBe(view);
  });

  it("cannot change any more once it is paid or its order is cancelled", () => {
    const views: PaymentView[] = [
      "paid",
      "cancelled",
      "confirming",
      "failed",
      "expired",
      "waiting",
      "replaced",
    ];
    expect(views.filter(isFinal)).toEqual(["paid", "cancelled"]);
  });
});
