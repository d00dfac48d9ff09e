import type { Words } from "./language";

/** What a method is to the buyer: a slip for the till, a wallet app, an account number. */
export type PaymentKind = "konbini" | "ewallet" | "bank_transfer";

/** Whether the shop's order is placed before or after the money comes. */
export type PaymentFlow = "order_first" | "pay_first";

/** What a kind is called in lists of payment methods. */
export const KIND_NAMES: Readonly<Record<PaymentKind, Words>> = {
  konbini: { en: "Convenience store", ja: "コンビニ払い" },
  ewallet: { en: "Mobile wallet", ja: "スマホ決済" },
  bank_transfer: { en: "Bank transfer", ja: "銀行振込" },
};

interface MethodRow<Id extends string> {
  id: Id;
  kind: PaymentKind;
  flow: PaymentFlow;
  name: Words;
  /** The parts of the platform's codes. */
  code: string;
}

function konbini<Id extends string>(id: Id, name: Words, code: string): MethodRow<Id> {
  return { id, kind: "konbini", flow: "order_first", name, code };
}

function wallet<Id extends string>(id: Id, name: Words, code: string): MethodRow<Id> {
  return { id, kind: "ewallet", flow: "pay_first", name, code };
}

function transfer<Id extends string>(id: Id, name: Words, code: string): MethodRow<Id> {
  return { id, kind: "bank_transfer", flow: "order_first", name, code };
}

// A method is one row: its provider, the type of its id, its codes and its icon follow from it.
const ROWS = [
  konbini("konbini-familymart", { en: "FamilyMart", ja: "ファミリーマート" }, "FAMILYMART"),
  konbini("konbini-lawson", { en: "Lawson", ja: "ローソン" }, "LAWSON"),
  konbini("konbini-seven-eleven", { en: "7-Eleven", ja: "セブン-イレブン" }, "SEVEN_ELEVEN"),
  konbini("konbini-ministop", { en: "Ministop", ja: "ミニストップ" }, "MINISTOP"),
  wallet("au-pay", { en: "au PAY", ja: "au PAY" }, "AU_PAY"),
  wallet("merpay", { en: "Merpay", ja: "メルペイ" }, "MERPAY"),
  transfer("gmo-aozora", { en: "GMO Aozora Net Bank", ja: "GMOあおぞらネット銀行" }, "GMO_AOZORA"),
] as const;

export type MethodId = (typeof ROWS)[number]["id"];

/** A method as buyers know it; the platform's codes and limits for it are the catalogue's. */
export type NamedMethod = MethodRow<MethodId>;

/** Every method, in the order in which they are offered. */
export const NAMED_METHODS: readonly NamedMethod[] = ROWS;
