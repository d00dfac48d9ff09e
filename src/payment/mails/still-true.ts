import type { MailKind } from "../../contract/mails";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { getMethod } from "../../platform/catalogue";
import { compareAmounts, parsePlatformAmount } from "../../platform/money";
import { holdsMoney, isCancelled } from "../owed";
import type { MailedOrder } from "./mailed-order";

interface MailedPayment {
  haipay: HaipayModuleService;
  row: CollectOrder;
  /** All of its purchase, `row` among them. */
  rows: readonly CollectOrder[];
  order: MailedOrder;
}

/** States in which the buyer may still be paying. */
const UNDER_WAY: ReadonlySet<CollectOrder["state"]> = new Set(["applying", "unknown", "open", "paid"]);

/** Whether what a mail says is true at this moment: events come late, twice and out of order. */
export async function isTrue(kind: MailKind, payment: MailedPayment): Promise<boolean> {
  if (payment.row.erased_at !== null) return false;
  switch (kind) {
    case "slip":
    case "reminder":
      return canBePaid(payment);
    case "paid":
      return isPaid(payment);
    case "expired":
      return hasExpired(payment);
  }
}

/** A buyer who is asked for money must owe it: no other payment of the purchase has brought any, and there is time left. */
function canBePaid({ row, rows, order }: MailedPayment): boolean {
  const { state, pay_url, expires_at } = row;
  const others = rows.filter(({ id }) => id !== row.id);
  return (
    state === "open" &&
    pay_url !== null &&
    getMethod(row.method).kind !== "ewallet" &&
    (expires_at === null || expires_at > new Date()) &&
    !isCancelled(order) &&
    !others.some((one) => one.state === "paid") &&
    !holdsMoney(others)
  );
}

/** Not for an order that has been cancelled since, and not when all of the money was paid back. */
function isPaid({ row, order }: MailedPayment): boolean {
  const { state, captured_payment_id, refunded_amount } = row;
  return (
    state === "paid" &&
    captured_payment_id !== null &&
    !isCancelled(order) &&
    !(isSome(refunded_amount) && compare(refunded_amount, row.charge_amount ?? "0") >= 0)
  );
}

/** An order that somebody cancelled for another reason must not be described as cancelled because it was not paid. */
async function hasExpired({ haipay, row, rows, order }: MailedPayment): Promise<boolean> {
  if (row.state !== "expired" || row.applied_at === null) return false;
  if (rows.some((one) => UNDER_WAY.has(one.state)) || holdsMoney(rows)) return false;
  return !isCancelled(order) || haipay.ledger.history.toldOfCancelling(rows.map(({ id }) => id));
}

function isSome(amount: string): boolean {
  return compare(amount, "0") > 0;
}

function compare(a: string, b: string): number {
  return compareAmounts(parsePlatformAmount(a), parsePlatformAmount(b));
}
