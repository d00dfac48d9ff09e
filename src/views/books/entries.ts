import { BigNumber } from "bignumber.js";
import type { JournalAccount } from "../../contract/journals";
import type { RefundTarget } from "../../modules/haipay/ledger/refunds";
import { splitByTax, type TaxKind, type TaxShare } from "./tax-shares";

export type BookAccount = JournalAccount;

export type BookOccasion = "sale" | "fee" | "deposit" | "deposit_used" | "refund" | "correction";

/** One line of a journal: a sum moves from one account to another, so that each line balances by itself. */
export interface BookEntry {
  /** The day in Japan, yyyy-MM-dd. */
  day: string;
  occasion: BookOccasion;
  debit: BookAccount;
  credit: BookAccount;
  /** Whole yen, above zero. */
  amount: BigNumber;
  /** How the sale in it is taxed; null if it contains no sale. */
  tax: TaxKind | null;
  /** The reference of a refund's payout. */
  reference: string | null;
}

/** What is booked for one collect order; sums in yen. */
export interface BookedPayment {
  /** The day in Japan on which the money came. */
  paidOn: string;
  /** All that came, before the platform's fee. */
  received: string;
  fee: string;
  /** The part of it that is in the order; the rest is the buyer's, or undecided. */
  captured: string;
  /** The day in Japan on which it went into the order; null while nothing did. */
  capturedOn: string | null;
  shares: readonly TaxShare[];
  refunds: readonly BookedRefund[];
}

export interface BookedRefund {
  target: RefundTarget;
  amount: string;
  day: string;
  reference: string;
  /** Whether it reverses one. */
  isCorrection: boolean;
}

/**
 * The journal entries of a payment, oldest first. Money comes as a claim on the platform, less its fee; what belongs to the
 * order is a sale, and the rest is held for the buyer. What came on one day and went into the order on a later day is held in
 * between, so that what was booked for a past month stays true. Refunds are paid from the shop's bank: the platform pays none.
 */
export function bookEntries(payment: BookedPayment): BookEntry[] {
  const { paidOn, capturedOn, shares } = payment;
  const received = yen(payment.received);
  const captured = BigNumber.min(yen(payment.captured), received);
  const atOnce = capturedOn !== null && capturedOn <= paidOn ? captured : new BigNumber(0);
  const later = capturedOn === null ? new BigNumber(0) : captured.minus(atOnce);
  const entries = [
    ...sales(paidOn, "sale", "receivable", atOnce, shares),
    entry(paidOn, "deposit", "receivable", "deposit", received.minus(atOnce)),
    entry(paidOn, "fee", "fee", "receivable", yen(payment.fee)),
    ...(capturedOn === null ? [] : sales(capturedOn, "deposit_used", "deposit", later, shares)),
    ...payment.refunds.flatMap((refund) => bookRefund(refund, shares)),
  ];
  return entries.filter(({ amount }) => amount.gt(0));
}

function sales(
  day: string,
  occasion: BookOccasion,
  debit: BookAccount,
  sum: BigNumber,
  shares: readonly TaxShare[],
): BookEntry[] {
  return splitByTax(sum, shares).map(({ kind, amount }) => ({
    ...entry(day, occasion, debit, "sale", amount),
    tax: kind,
  }));
}

function bookRefund(refund: BookedRefund, shares: readonly TaxShare[]): BookEntry[] {
  const { target, day, reference, isCorrection } = refund;
  const occasion = isCorrection ? "correction" : "refund";
  const parts =
    target === "ledger"
      ? [{ kind: null, amount: yen(refund.amount) }]
      : splitByTax(yen(refund.amount), shares);
  return parts.map(({ kind, amount }) => {
    const from: BookAccount = target === "ledger" ? "deposit" : "sale";
    const [debit, credit]: BookAccount[] = isCorrection ? ["bank", from] : [from, "bank"];
    return { ...entry(day, occasion, debit, credit, amount), tax: kind, reference };
  });
}

function entry(
  day: string,
  occasion: BookOccasion,
  debit: BookAccount,
  credit: BookAccount,
  amount: BigNumber,
): BookEntry {
  return { day, occasion, debit, credit, amount, tax: null, reference: null };
}

/** Books have no fractions of a yen; the platform reports none either. */
function yen(amount: string): BigNumber {
  return new BigNumber(amount).decimalPlaces(0, BigNumber.ROUND_HALF_UP);
}
