import type { Currency } from "../../../platform/catalogue";
import {
  addAmounts,
  parsePlatformAmount,
  subtractAmounts,
  type PlatformAmount,
} from "../../../platform/money";

/**
 * - `payment`: money that Medusa captured; the refund is booked there as well.
 * - `ledger`: money that Medusa never captured (late, orphaned, duplicate, surplus): it stands in the ledger alone.
 */
export const REFUND_TARGETS = ["payment", "ledger"] as const;

export type RefundTarget = (typeof REFUND_TARGETS)[number];

/** A recorded refund. Amounts are exact decimals in the unit of the currency. */
export interface RecordedRefund {
  id: string;
  collect_order_id: string;
  /** The recorded refund that this entry takes back; null for a refund. */
  corrects_id: string | null;
  target: RefundTarget;
  amount: string;
  booked_amount: string | null;
  currency: Currency;
  paid_on: Date;
  reference: string;
  note: string | null;
  recorded_by: string;
  medusa_payment_id: string | null;
  medusa_refund_id: string | null;
  booked_at: Date | null;
  /** When a correcting entry had taken this refund back. */
  corrected_at: Date | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** What counts of a refund that is paid out. */
export type Counted = Pick<RecordedRefund, "corrects_id"> & { amount: string | null };

/** What was paid out in the end: the refunds, less those that were taken back. No sum counts as nothing. */
export function sumRefunds(entries: readonly Counted[]): PlatformAmount {
  const refunds = entries.filter(({ corrects_id }) => corrects_id === null);
  const corrections = entries.filter(({ corrects_id }) => corrects_id !== null);
  return subtractAmounts(sum(refunds), sum(corrections));
}

function sum(entries: readonly Counted[]): PlatformAmount {
  return entries.reduce<PlatformAmount>(
    (total, { amount }) => addAmounts(total, parsePlatformAmount(amount ?? "0")),
    parsePlatformAmount("0"),
  );
}
