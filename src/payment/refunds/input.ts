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
import { refuse } from "../refuse";

export interface RecordRefundInput {
  /** The id of the ledger's row. */
  collect_order_id: string;
  /** What was paid out, as a plain decimal in yen ("1200") or dollars ("12.34"). */
  amount: string;
  /** Any time of the day on which it was paid out. */
  paid_on: Date;
  /** The number or text that identifies the payout at the bank, at most 200 characters. */
  reference: string;
  /** A note for later readers, at most 2000 characters. */
  note?: string;
  /** If absent, the money in question, as in the collect order's `refundable.suggested`. */
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

/** @throws RefusedError naming the field and the problem */
export function checkRefund(input: RecordRefundInput, currency: Currency): CheckedRefund {
  const { paid_on, actor_id } = input;
  if (!(paid_on instanceof Date) || Number.isNaN(paid_on.getTime())) {
    throw refuse("day_or_instant", { field: "paid_on" });
  }
  const day = japanDayOf(paid_on);
  if (day > japanDayOf(new Date())) throw refuse("day_to_come", { field: "paid_on", figures: { day } });
  const target = input.target ?? undefined;
  if (target !== undefined && !REFUND_TARGETS.includes(target)) {
    throw refuse("one_of", { field: "target", figures: { choices: REFUND_TARGETS } });
  }
  if (typeof actor_id !== "string" || actor_id === "") {
    throw refuse("missing", { field: "actor_id" });
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
  const field = "amount";
  const figures = { currency_code: currency };
  if (typeof written !== "string") throw refuse("no_sum", { field, figures });
  try {
    const amount = parsePlatformAmount(written.trim());
    if (compareAmounts(amount, parsePlatformAmount("0")) === 0) {
      throw refuse("sum_is_zero", { field, figures });
    }
    if (compareAmounts(amount, toChargeAmount(amount, currency)) === 0) return amount;
    throw refuse("sum_too_fine", { field, figures: { ...figures, amount } });
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
    throw refuse("no_sum", { field, figures });
  }
}

function checkReference(written: unknown): string {
  const reference = typeof written === "string" ? written.trim() : "";
  if (reference !== "" && reference.length <= LONGEST_REFERENCE) return reference;
  throw refuse("text_needed", { field: "reference", figures: { most: LONGEST_REFERENCE } });
}

function checkNote(written: unknown): string | null {
  if (written === undefined || written === null) return null;
  if (typeof written !== "string" || written.length > LONGEST_NOTE) {
    throw refuse("text", { field: "note", figures: { most: LONGEST_NOTE } });
  }
  return written.trim() === "" ? null : written.trim();
}
