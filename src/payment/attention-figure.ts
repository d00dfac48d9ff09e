import { MathBN } from "@medusajs/framework/utils";
import type { AttentionReason } from "../modules/haipay/ledger/attentions";
import { isCurrency, type Currency } from "../platform/catalogue";

/** The sum that an attention is about, as an exact decimal. */
export interface AttentionFigure {
  amount: string;
  currency_code: Currency;
}

/** The facts, of any reason, and the fields of its collect order that the sum is read from. */
interface Figures {
  currency?: unknown;
  charge_amount?: unknown;
  received_amount?: unknown;
  refund_due?: unknown;
  due?: unknown;
  amount?: unknown;
}

/**
 * What is missing, too much, to be paid back or unassigned, depending on the reason: so that a title can name it.
 *
 * @param facts the attention's, brought up to date by its collect order
 * @returns null if no sum is in question, or it is not known
 */
export function attentionFigure(reason: AttentionReason, facts: Figures): AttentionFigure | null {
  const { currency } = facts;
  if (typeof currency !== "string" || !isCurrency(currency.toLowerCase())) return null;
  const amount = amountOf(reason, facts);
  if (amount === null || !MathBN.gt(amount, 0)) return null;
  return { amount, currency_code: currency.toLowerCase() as Currency };
}

function amountOf(reason: AttentionReason, facts: Figures): string | null {
  const { charge_amount, received_amount, refund_due, due, amount } = facts;
  switch (reason) {
    case "partial":
      return differenceOf(charge_amount, received_amount ?? "0");
    case "over":
      return differenceOf(received_amount, charge_amount);
    case "refund_due":
      return textOf(refund_due);
    case "total_changed":
      return textOf(due)?.replace(/^-/, "") ?? null;
    case "unknown_order":
      return textOf(amount);
    case "not_cancelled":
    case "not_askable":
    case "half_made":
      return textOf(charge_amount);
    default:
      return textOf(received_amount);
  }
}

function differenceOf(whole: unknown, part: unknown): string | null {
  const [more, less] = [textOf(whole), textOf(part)];
  return more === null || less === null ? null : MathBN.sub(more, less).toFixed();
}

/** Facts that a person wrote may have been erased. */
function textOf(value: unknown): string | null {
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? value : null;
}
