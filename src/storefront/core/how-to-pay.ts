import type { Payment } from "../../contract/store-api";
import { languageOf } from "../../platform/language";
import { PAY_STEPS } from "../../platform/pay-steps";
import type { Texts } from "./texts";

/** One line of what the buyer keys in or copies. */
export interface PayFact {
  label: string;
  value: string;
  /** Whether it is worth a copy button. */
  copy: boolean;
}

/** The steps for paying by the payment's method, the shop's own where it has some. */
export function stepsOf(
  payment: Pick<Payment, "method">,
  texts: Texts,
  locale?: string | null,
): readonly string[] {
  return texts.steps[payment.method] ?? PAY_STEPS[languageOf(locale)][payment.method];
}

/** What is still to be paid, as an exact decimal in yen or dollars: the whole sum while nothing has come. */
export function restOf(
  payment: Pick<Payment, "amount" | "received_amount" | "currency_code">,
): string | null {
  const { amount, received_amount, currency_code } = payment;
  if (amount === null) return null;
  const decimals = currency_code === "jpy" ? 0 : 2;
  const rest = inSmallestUnit(amount, decimals) - inSmallestUnit(received_amount, decimals);
  return (Math.max(0, rest) / 10 ** decimals).toFixed(decimals);
}

/** Whole yen or cents of an exact decimal, without the errors of binary fractions. */
function inSmallestUnit(amount: string, decimals: number): number {
  const [whole, fraction = ""] = amount.split(".");
  return Number(whole + fraction.padEnd(decimals, "0").slice(0, decimals));
}

/**
 * The numbers that the platform gave, under the names that the chain or the bank uses. The platform promises only a
 * pay address: what it does not give stands on the payment page, and a transfer says so line by line.
 */
export function factsOf(payment: Pick<Payment, "method" | "kind" | "slip">, texts: Texts): PayFact[] {
  const { slip, kind, method } = payment;
  if (!slip || kind === "ewallet") return [];
  const { bank_no: no } = slip;
  const code = codeForPeople(slip.bank_code);
  if (kind === "konbini") {
    return [
      ...(no ? [{ label: texts.numbers[method] ?? texts.number, value: no, copy: true }] : []),
      ...(code ? [{ label: texts.code, value: code, copy: true }] : []),
    ];
  }
  const onPage = { value: texts.onPayPage, copy: false };
  return [
    { label: texts.bank, value: code ? `${texts.bankName} ${code}` : texts.bankName, copy: false },
    { label: texts.branch, ...onPage },
    { label: texts.accountType, value: texts.accountTypeValue, copy: false },
    { label: texts.accountNumber, ...(no ? { value: no, copy: true } : onPage) },
    { label: texts.accountHolder, ...onPage },
  ];
}

/** A code that a bank or a till knows has digits; the platform's names of its channels, such as GMO_AOZORA, have none. */
function codeForPeople(code: string | null): string | undefined {
  return code !== null && /\d/.test(code) ? code : undefined;
}
