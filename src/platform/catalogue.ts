import type { Words } from "./language";

/** The currencies in which the platform collects, lower-case as Medusa writes them. */
export const CURRENCIES = ["jpy", "usd"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** True for "jpy" and "usd", lower-case only. */
export function isCurrency(value: string): value is Currency {
  return value === "jpy" || value === "usd";
}

/** What a method is to the buyer: a slip for the till, a wallet app, an account number. */
export type PaymentKind = "konbini" | "ewallet" | "bank_transfer";

/** Whether the shop's order is placed before the money comes or after it. */
export type PaymentFlow = "order_first" | "pay_first";

/** What a kind is called in lists of payment methods. */
export const KIND_NAMES: Readonly<Record<PaymentKind, Words>> = {
  konbini: { en: "Convenience store", ja: "コンビニ払い" },
  ewallet: { en: "E-wallet", ja: "スマホ決済" },
  bank_transfer: { en: "Bank transfer", ja: "銀行振込" },
};

type PayType = "EWALLET" | "BANK_TRANSFER";

/** One method in one currency: the platform's code and the limits as decimal strings (yen, or dollars "0.99"), both inclusive. */
interface MethodChannel {
  inBankCode: string;
  limits: { min: string; max: string };
}

/** A row of the catalogue. */
interface Row<Id extends string> {
  id: Id;
  kind: PaymentKind;
  flow: PaymentFlow;
  payType: PayType;
  name: Words;
  channels: Record<Currency, MethodChannel>;
}

function konbini<Id extends string>(id: Id, name: Words, code: string): Row<Id> {
  return {
    id,
    kind: "konbini",
    flow: "order_first",
    payType: "BANK_TRANSFER",
    name,
    channels: {
      jpy: { inBankCode: `KONBINI_${code}`, limits: { min: "300", max: "150000" } },
      usd: { inBankCode: `JP_KONBINI_${code}_USD`, limits: { min: "1.99", max: "499.99" } },
    },
  };
}

function channels(code: string): Record<Currency, MethodChannel> {
  return {
    jpy: { inBankCode: code, limits: { min: "100", max: "150000" } },
    usd: { inBankCode: `JP_${code}_USD`, limits: { min: "0.99", max: "499.99" } },
  };
}

function wallet<Id extends string>(id: Id, name: Words, code: string): Row<Id> {
  return { id, kind: "ewallet", flow: "pay_first", payType: "EWALLET", name, channels: channels(code) };
}

function transfer<Id extends string>(id: Id, name: Words, code: string): Row<Id> {
  const kind = "bank_transfer";
  return { id, kind, flow: "order_first", payType: "BANK_TRANSFER", name, channels: channels(code) };
}

// A method is one row: its provider, its id's type and its drawing follow from it.
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

/** One way to pay that is offered to the buyer. */
export type Method = Row<MethodId>;

/**
 * Every method with its codes and default limits per currency (protocol §5).
 * The limits change and differ per merchant: they are defaults that settings may override.
 */
export const METHODS: readonly Method[] = ROWS;

/**
 * The catalogue's row of a method.
 * @throws RangeError when no method has this id.
 */
export function getMethod(id: MethodId): Method {
  const method = METHODS.find((candidate) => candidate.id === id);
  if (!method) {
    throw new RangeError(
      `No method has the id "${id}": use one of ${METHODS.map((row) => row.id).join(", ")}.`,
    );
  }
  return method;
}

/** The method that the platform identifies by this payType and inBankCode in this currency, if there is one. */
export function findMethodByCode(
  currency: Currency,
  payType: string,
  inBankCode: string,
): Method | undefined {
  return METHODS.find(
    (method) => method.payType === payType && method.channels[currency].inBankCode === inBankCode,
  );
}
