import type { Payment } from "../../contract/store-api";
import { writeSum, writeTime, type Language } from "../../platform/language";
import { isSome } from "./amounts";
import { wayOf } from "./choosing";
import { fill, type Texts } from "./texts";
import type { PaymentView } from "./view";

/** The state of a payment, as text. */
export interface Status {
  /** What it looks like: `good` has a tick, `bad` ended without money, `wait` goes on. */
  tone: "good" | "bad" | "wait";
  title: string;
  /** Sentences, the most important one first. */
  messages: readonly string[];
  /** Lines such as the order's number; what is to be paid stands on the slip. */
  facts: readonly { label: string; value: string }[];
}

/** Views in which this payment can no longer be paid. */
const ENDED: ReadonlySet<PaymentView> = new Set([
  "declined",
  "failed",
  "expired",
  "overdue",
  "replaced",
  "cancelled",
]);

/** Writes the heading of a payment's page: what happened, what was charged, and what comes next. */
export function statusOf(payment: Payment, view: PaymentView, texts: Texts, language: Language): Status {
  const { kind, amount, received_amount, left_amount, surplus_amount, money_seen: seen } = payment;
  const sum = (figure: string | null) => writeSum(figure ?? "0", payment.currency_code);
  const time = (at: string | null) => (at === null ? "" : writeTime(new Date(at), language));
  const values = {
    method: wayOf({ kind, name: payment.method_name }, language),
    sum: sum(amount),
    received: sum(received_amount),
    left: sum(left_amount),
    surplus: sum(surplus_amount),
    deadline: time(payment.expires_at ?? payment.slip?.expires_at ?? null),
    until: time(payment.order_kept_until),
    ...(seen && { seen: writeSum(seen.amount, seen.currency_code), seenBy: seen.method_name[language] }),
  };
  const came = isSome(received_amount);
  const over = view === "paid" && isSome(surplus_amount);
  const partKept = ENDED.has(view) && came && view !== "cancelled";
  const messages = [
    isUnpaidEnd(view) && !came ? texts.nothingCharged : undefined,
    view === "waiting" ? texts.waitFor[kind] : over ? texts.overpaid : texts.messages[view],
    partKept ? texts.partKept : undefined,
    view === "cancelled" && (came || payment.paid_at !== null) ? texts.paidButCancelled : undefined,
    isUnpaidEnd(view) && payment.another_way?.at === "checkout" ? texts.cartKept : undefined,
    isUnpaidEnd(view) && payment.order_kept_until !== null ? texts.orderKept : undefined,
    payment.needs_attention && !over && !partKept && view !== "seen"
      ? texts.attention
      : view === "paid"
        ? texts.paidNext
        : undefined,
  ];
  return {
    tone: view === "paid" || view === "confirming" ? "good" : ENDED.has(view) ? "bad" : "wait",
    title: fill(texts.titles[view], values),
    messages: messages.filter((text) => text !== undefined).map((text) => fill(text, values)),
    facts: factsOf(payment, view, texts, time),
  };
}

/** It is over, and the shopper may pay another way. */
function isUnpaidEnd(view: PaymentView): boolean {
  return view === "declined" || view === "failed" || view === "expired";
}

function factsOf(
  { display_id, paid_at }: Payment,
  view: PaymentView,
  texts: Texts,
  time: (at: string | null) => string,
): Status["facts"] {
  // On a slip these are shown below what is needed to pay.
  if (view === "waiting" || view === "partial") return [];
  return [
    ...(display_id === null ? [] : [{ label: texts.orderNumber, value: `#${display_id}` }]),
    ...(view === "paid" && paid_at !== null ? [{ label: texts.paidAt, value: time(paid_at) }] : []),
  ];
}
