import { MedusaError } from "@medusajs/framework/utils";
import { REFUND_TARGETS, type RefundTarget } from "../../modules/haipay/ledger/refunds";
import type { Currency } from "../../platform/catalogue";
import { japanDayOf } from "../../platform/japan-time";
import {
  AmountError,
  compareAmounts,
  parsePlatformAmount,
  toChargeAmount,
  type PlatformAmount,
} from "../../platform/money";

export interface RecordRefundInput {
  /** Of the ledger's row. */
  collect_order_id: string;
  /** What was paid out, as a plain decimal in yen ("1200") or dollars ("12.34"). */
  amount: string;
  /** Any time of the day on which it was paid out. */
  paid_on: Date;
  /** The number or text by which the payout is found at the bank, of at most 200 characters. */
  reference: string;
  /** For whoever reads it later, of at most 2000 characters. */
  note?: string;
  /** Absent: the money that is in question, as the collect order's `refundable.suggested` says it. */
  target?: RefundTarget;
  /** The user who records it. */
  actor_id: string;
}

/** The same, checked. The amount is exact and canonical. */
export interface CheckedRefund {
  amount: PlatformAmount;
  paid_on: Date;
  reference: string;
  note: string | null;
  target: RefundTarget | undefined;
  actor_id: string;
}

const LONGEST_REFERENCE = 200;
const LONGEST_NOTE = 2_000;
const FORMS: Record<Currency, string> = {
  jpy: 'whole yen, such as "1200"',
  usd: 'dollars with at most two decimals, such as "12.34"',
};

/** @throws MedusaError INVALID_DATA naming the field, the problem and the way out */
export function checkRefund(input: RecordRefundInput, currency: Currency): CheckedRefund {
  const { paid_on, actor_id } = input;
  if (!(paid_on instanceof Date) || Number.isNaN(paid_on.getTime())) {
    throw invalid("paid_on", "is no date", "give the day on which the money was paid out");
  }
  // A shop in Japan records today's refund also while it is yesterday in UTC.
  if (japanDayOf(paid_on) > japanDayOf(new Date())) {
    throw invalid(
      "paid_on",
      `is in the future (${japanDayOf(paid_on)})`,
      "record a refund once it is paid out",
    );
  }
  const target = input.target ?? undefined;
  if (target !== undefined && !REFUND_TARGETS.includes(target)) {
    throw invalid("target", "is unknown", `give one of ${REFUND_TARGETS.join(", ")}, or leave it out`);
  }
  if (typeof actor_id !== "string" || actor_id === "") {
    throw invalid("actor_id", "is missing", "give the id of the user who records the refund");
  }
  return {
    amount: checkAmount(input.amount, currency),
    paid_on,
    reference: checkReference(input.reference),
    note: checkNote(input.note),
    target,
    actor_id,
  };
}

function checkAmount(written: unknown, currency: Currency): PlatformAmount {
  const form = `give ${FORMS[currency]}`;
  if (typeof written !== "string") throw invalid("amount", "is no text", form);
  try {
    const amount = parsePlatformAmount(written.trim());
    if (compareAmounts(amount, parsePlatformAmount("0")) === 0) throw invalid("amount", "is zero", form);
    if (compareAmounts(amount, toChargeAmount(amount, currency)) === 0) return amount;
    throw invalid("amount", `"${amount}" cannot be paid out in ${currency.toUpperCase()}`, form);
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
    throw invalid("amount", "is no plain, positive decimal", form);
  }
}

function checkReference(written: unknown): string {
  const way = "give the number or text by which the payout is found at the bank";
  const reference = typeof written === "string" ? written.trim() : "";
  if (reference === "") throw invalid("reference", "is empty", way);
  if (reference.length > LONGEST_REFERENCE) {
    throw invalid("reference", `has ${reference.length} characters`, `give at most ${LONGEST_REFERENCE}`);
  }
  return reference;
}

function checkNote(written: unknown): string | null {
  if (written === undefined || written === null) return null;
  if (typeof written !== "string") throw invalid("note", "is no text", "give a text, or leave it out");
  if (written.length > LONGEST_NOTE) {
    throw invalid("note", `has ${written.length} characters`, `give at most ${LONGEST_NOTE}`);
  }
  return written.trim() === "" ? null : written.trim();
}

function invalid(field: string, problem: string, wayOut: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, `${field} ${problem}: ${wayOut}.`);
}
