import type { Payment, ShopFacts } from "../../../contract/store-api";
import { writeSum, type Language } from "../../../platform/language";
import type { PayStep, PaySteps } from "../../../platform/pay-steps/step";
import { isSome, subtract } from "../amounts";
import { readQrCode, safeAddress } from "../safe-address";
import { wayOf } from "../choosing";
import { fill } from "../texts";
import { codeForPeople, groupDigits } from "./numbers";
import type { SlipTexts } from "./texts";

/** One line of what the buyer keys in or reads. */
export interface PayFact {
  label: string;
  value: string;
  /** The bare text for the clipboard, if it is worth a button. */
  copy?: string;
}

/** Everything on a slip, in the order in which the buyer needs it. */
export interface SlipSheet {
  /** The number for the till or the terminal: large, first on the page. undefined when the platform gave none. */
  number: PayFact | undefined;
  /** Instead: where the numbers are. */
  onPayPage: string | undefined;
  /** What is to be paid now, large. After a part of it has come, what is left. */
  sum: PayFact;
  /** Due and received, once a part of a transfer has come. `at`: ISO 8601. */
  came: { due: PayFact; received: PayFact; at: string | null; share: number } | undefined;
  /** One deadline, or the slip's own and the order's, told apart by name. `at`: ISO 8601. */
  deadlines: readonly { label: string; at: string }[];
  /** A second code, or the lines of an account. */
  facts: readonly PayFact[];
  /** Sentences that go with the sum or the account. */
  notes: readonly string[];
  payPage: string | undefined;
  /** A code of the platform's that a till or an app reads. */
  code: ReturnType<typeof readQrCode>;
  steps: readonly PayStep[];
  shop: ShopFacts;
  orderNumber: string | undefined;
  methodName: string;
  /** The platform's number: for questions, and not for the till. */
  reference: string | undefined;
}

/** How far apart the two ends may be and still count as one: a minute. */
const SAME_MS = 60_000;

/**
 * Writes a slip.
 *
 * @returns undefined when there is nothing to pay (any more)
 */
export function writeSheet(
  payment: Payment,
  texts: SlipTexts,
  steps: PaySteps,
  language: Language,
): SlipSheet | undefined {
  const { slip, kind, method, currency_code: currency } = payment;
  if (!slip) return undefined;
  const isTransfer = kind === "bank_transfer";
  const number = kind === "konbini" ? slip.bank_no : null;
  const onPage = kind !== "ewallet" && !slip.bank_no;
  const name = payment.method_name[language];
  const way = wayOf({ kind, name: payment.method_name }, language);
  const methodName = way === name ? name : `${way}${texts.brackets.replace("{name}", name)}`;
  return {
    number: number
      ? { label: texts.numbers[method] ?? texts.number, value: groupDigits(number), copy: number }
      : undefined,
    onPayPage: onPage ? texts.onPayPage[kind] : undefined,
    sum: sumOf(payment, texts),
    came: cameOf(payment, texts),
    deadlines: deadlinesOf(payment, texts),
    facts: factsOf(payment, texts),
    notes: isTransfer
      ? [texts.exactSum, texts.transferFee, ...(slip.bank_no ? [texts.restOfAccount] : [])]
      : [],
    payPage: safeAddress(slip.pay_url),
    code: readQrCode(slip.qr_code),
    steps: stepsOf(payment, texts, steps),
    shop: payment.shop,
    orderNumber: payment.display_id === null ? undefined : `#${payment.display_id}`,
    methodName,
    reference: slip.platform_order_no ?? undefined,
  };

  function sumOf({ amount, received_amount }: Payment, { left, transferSum, sum }: SlipTexts): PayFact {
    const rest = subtract(amount ?? "0", received_amount, currency);
    return {
      label: isSome(received_amount) ? left : isTransfer ? transferSum : sum,
      value: writeSum(rest, currency),
      // Banking apps take the bare digits.
      ...(isTransfer && { copy: rest }),
    };
  }
}

function cameOf(payment: Payment, texts: SlipTexts): SlipSheet["came"] {
  const { amount, received_amount, received_at, currency_code } = payment;
  if (!isSome(received_amount) || amount === null) return undefined;
  return {
    due: { label: texts.due, value: writeSum(amount, currency_code) },
    received: { label: texts.received, value: writeSum(received_amount, currency_code) },
    at: received_at,
    share: Math.min(1, Number(received_amount) / Number(amount)),
  };
}

/** The earlier one is the end for paying; a later end of the order is shown beside it. */
function deadlinesOf({ slip, expires_at, kind }: Payment, texts: SlipTexts): SlipSheet["deadlines"] {
  const own = slip?.expires_at ?? null;
  const one = expires_at ?? own;
  if (one === null) return [];
  if (own === null || Math.abs(Date.parse(own) - Date.parse(one)) <= SAME_MS) {
    return [{ label: texts.deadline, at: one }];
  }
  return [
    { label: texts.slipDeadline[kind], at: own },
    { label: texts.keptUntil, at: one },
  ];
}

/**
 * The numbers that the platform gave, under the names that the chain or the bank uses. What it does not give stands on the
 * payment page.
 */
function factsOf({ slip, kind }: Payment, texts: SlipTexts): PayFact[] {
  if (!slip || kind === "ewallet") return [];
  const code = codeForPeople(slip.bank_code);
  if (kind === "konbini") return code ? [{ label: texts.code, value: groupDigits(code), copy: code }] : [];
  if (!slip.bank_no) return [];
  return [
    { label: texts.bank, value: code ? `${texts.bankName} ${code}` : texts.bankName },
    { label: texts.accountType, value: texts.accountTypeValue },
    { label: texts.accountNumber, value: slip.bank_no, copy: slip.bank_no },
  ];
}

/** The shop's own steps if it has any. A buyer who already has the number need not open the page for it. */
function stepsOf({ method, kind, slip }: Payment, texts: SlipTexts, steps: PaySteps): readonly PayStep[] {
  const own = texts.steps[method];
  if (own) return own.map((text) => ({ text }));
  return kind === "konbini" && slip?.bank_no ? steps[method].slice(1) : steps[method];
}

/** The file name of a printed slip. */
export function fileNameOf(sheet: SlipSheet, texts: SlipTexts): string {
  return fill(texts.fileName, { order: sheet.orderNumber ?? "", method: sheet.methodName })
    .replace(/[\\/:*?"<>|]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
