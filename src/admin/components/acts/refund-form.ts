import type { CollectOrder } from "../../client/answers";
import type { Values } from "../../forms/values";
import { toJapanField } from "../../format/time";

export type RefundTarget = CollectOrder["refunds"][number]["target"];

/** The fields of a recorded refund, by the names that the API gives them. */
export type RefundField = "amount" | "paid_on" | "reference" | "note" | "target";

/** Where money is left to be refunded; what Medusa captured first. */
export function targetsOf({ refundable }: CollectOrder): RefundTarget[] {
  return (["payment", "ledger"] as const).filter((target) => refundable[target] !== "0");
}

/**
 * The form's initial values: everything that is left of the money in question, today.
 *
 * @param money the money in question, if known
 */
export function emptyRefund(
  { refundable }: CollectOrder,
  money?: { target: RefundTarget; amount: string },
): Values<RefundField> {
  const suggested = refundable.suggested ?? { target: "payment", amount: refundable.payment };
  const { target, amount } = money ?? suggested;
  const paid_on = toJapanField(new Date()).slice(0, 10);
  return { amount, paid_on, reference: "", note: "", target };
}

/** What the API takes: sums without currency signs and separators, and no empty note. */
export function refundBody({ amount, note, ...rest }: Values<RefundField>) {
  return { ...rest, amount: plainSum(amount), note: note.trim() || undefined };
}

/** "¥1,700" becomes "1700". */
export function plainSum(written: string): string {
  return written.normalize("NFKC").replace(/[\s,¥$円]/g, "");
}
