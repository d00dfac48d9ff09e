import type { MissingPart } from "../../contract/admin-api";
import type { Currency } from "../../platform/catalogue";

type SumName = "charge_amount" | "received_amount" | "owed_amount" | "surplus" | "due" | "amount";
type WordName =
  | "field"
  | "expected"
  | "found"
  | "reason"
  | "refusal"
  | "app_id"
  | "environment"
  | "host"
  | "last_error"
  | "pay_time"
  | "platform_status";
type IdName = "platform_order_no" | "paid_by";
type Because =
  | "other_payment"
  | "fulfilled"
  | "refused"
  | "account_gone"
  | "key_unreadable"
  | "settings_wrong"
  | "platform_refused"
  | "not_verified"
  | "not_reached";

/** A fact that a person can do something with, in the form in which it is written. */
export type ShownFact =
  | { kind: "sum"; name: SumName; value: string; currency: Currency }
  | { kind: "word"; name: WordName; value: string }
  | { kind: "id"; name: IdName; value: string }
  | { kind: "time"; name: "failing_since"; value: string }
  | { kind: "because"; name: "because"; value: Because }
  | { kind: "missing"; name: "missing"; value: MissingPart[] };

const SUMS: readonly SumName[] = [
  "charge_amount",
  "received_amount",
  "owed_amount",
  "surplus",
  "due",
  "amount",
];
const WORDS: readonly WordName[] = [
  "field",
  "expected",
  "found",
  "reason",
  "refusal",
  "app_id",
  "environment",
  "host",
  "last_error",
  "platform_status",
  "pay_time",
];
const CURRENCIES: readonly Currency[] = ["jpy", "usd"];
const IDS: readonly IdName[] = ["platform_order_no", "paid_by"];
const BECAUSE: readonly string[] = [
  "other_payment",
  "fulfilled",
  "refused",
  "account_gone",
  "key_unreadable",
  "settings_wrong",
  "platform_refused",
  "not_verified",
  "not_reached",
] satisfies Because[];
const PARTS: readonly string[] = [
  "payment_link",
  "cart_link",
  "reservation",
  "order_placed_event",
] satisfies MissingPart[];

/**
 * Picks from an attention's facts what helps to decide, sums first. Medusa's ids and what the page shows anyway are left
 * out.
 */
export function shownFacts(facts: Record<string, unknown>): ShownFact[] {
  const paidIn: Currency = facts.currency === "usd" ? "usd" : "jpy";
  // A cart may have gone to another region since: its sum has a currency of its own.
  const owedIn = CURRENCIES.find((code) => code === facts.owed_currency);
  const shown: ShownFact[] = [];
  for (const name of SUMS) {
    const value = textOf(facts[name]);
    const currency = name === "owed_amount" ? owedIn : paidIn;
    // Of an order, Medusa says the same.
    if (name === "due" && value === facts.owed_amount && owedIn === paidIn) continue;
    if (value !== undefined && currency) shown.push({ kind: "sum", name, value, currency });
  }
  for (const name of WORDS) {
    const value = textOf(facts[name]);
    if (value !== undefined) shown.push({ kind: "word", name, value });
  }
  if (typeof facts.failing_since === "string") {
    shown.push({ kind: "time", name: "failing_since", value: facts.failing_since });
  }
  if (typeof facts.because === "string" && BECAUSE.includes(facts.because)) {
    shown.push({ kind: "because", name: "because", value: facts.because as Because });
  }
  if (Array.isArray(facts.missing)) {
    const value = (facts.missing as unknown[]).filter(
      (part): part is MissingPart => typeof part === "string" && PARTS.includes(part),
    );
    if (value.length > 0) shown.push({ kind: "missing", name: "missing", value });
  }
  for (const name of IDS) {
    const value = textOf(facts[name]);
    if (value !== undefined) shown.push({ kind: "id", name, value });
  }
  return shown;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" ? String(value) : undefined;
}
