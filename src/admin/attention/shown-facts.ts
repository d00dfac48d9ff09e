import type {
  AttentionFacts,
  EnvironmentOffBecause,
  MissingPart,
  NotAskable,
  NotCancelled,
} from "../../modules/haipay/ledger/attention-facts";
import type { TroubleCause } from "../../modules/haipay/ledger/account-troubles";
import type { Currency } from "../../platform/catalogue";

type NamesOf<Facts> = Facts extends unknown ? keyof Facts : never;
type FactName = NamesOf<AttentionFacts[keyof AttentionFacts]>;
type Because = NotAskable | NotCancelled | EnvironmentOffBecause;

/** How each fact is written, in this order; null: not at all, because it is Medusa's id or on the page anyway. */
const FORMS = {
  charge_amount: "sum",
  received_amount: "sum",
  owed_amount: "sum",
  surplus: "sum",
  due: "sum",
  captured_amount: "sum",
  refunded_amount: "sum",
  refund_due: "sum",
  amount: "sum",
  field: "field",
  expected: "difference",
  found: "difference",
  refusal: "said",
  app_id: "word",
  environment: "environment",
  host: "word",
  variable: "word",
  last_error: "said",
  platform_status: "status",
  pay_time: "word",
  arrived_at: "time",
  failing_since: "time",
  failures: "word",
  cause: "cause",
  because: "because",
  missing: "missing",
  platform_order_no: "id",
  paid_by: "id",
  method: null,
  currency: null,
  owed_currency: null,
  fee: null,
  needs_bank_account: null,
  cart: null,
  cart_id: null,
  order: null,
  medusa_order_id: null,
  display_id: null,
  earlier_orders: null,
  payment: null,
  payment_session: null,
  payment_collection: null,
  payment_collection_id: null,
  // What has changed is shown in the settings, beside what the shop uses.
  moved: null,
  is_verified: null,
  collect_order_state: null,
  deadline: null,
} as const satisfies Record<
  FactName,
  | "sum"
  | "word"
  | "said"
  | "field"
  | "difference"
  | "environment"
  | "status"
  | "time"
  | "cause"
  | "because"
  | "missing"
  | "id"
  | null
>;

type NameOf<Form> = { [Name in FactName]: (typeof FORMS)[Name] extends Form ? Name : never }[FactName];

/** A fact that helps a person, as it is shown. */
export type ShownFact =
  | { kind: "sum"; name: NameOf<"sum">; value: string; currency: Currency }
  | { kind: "word"; name: NameOf<"word">; value: string }
  /** The server's English words. */
  | { kind: "said"; name: NameOf<"said">; value: string }
  | { kind: "field"; name: "field"; value: string }
  | { kind: "difference"; name: NameOf<"difference">; value: string; currency: Currency }
  | { kind: "environment"; name: "environment"; value: string }
  | { kind: "status"; name: "platform_status"; value: string }
  | { kind: "id"; name: NameOf<"id">; value: string }
  | { kind: "time"; name: NameOf<"time">; value: string }
  | { kind: "cause"; name: "cause"; value: TroubleCause }
  | { kind: "because"; name: "because"; value: Because }
  | { kind: "missing"; name: "missing"; value: MissingPart[] };

/** Selects the facts of an attention that help to decide, sums first. */
export function shownFacts(facts: { [Name in FactName]?: unknown }): ShownFact[] {
  return (Object.keys(FORMS) as FactName[]).flatMap((name) => showFact(name, facts) ?? []);
}

function showFact(name: FactName, facts: { [Name in FactName]?: unknown }): ShownFact | undefined {
  const kind = FORMS[name];
  const value = kind === "missing" ? undefined : textOf(facts[name]);
  if (kind === "missing") {
    const parts = (facts.missing ?? []) as MissingPart[];
    return parts.length > 0 ? { kind, name: "missing", value: parts } : undefined;
  }
  if (kind === null || value === undefined) return undefined;
  if (kind === "cause") return { kind, name: "cause", value: value as TroubleCause };
  if (kind === "because") return { kind, name: "because", value: value as Because };
  const paidIn: Currency = facts.currency === "usd" ? "usd" : "jpy";
  if (kind === "difference") return { kind, name: name as NameOf<"difference">, value, currency: paidIn };
  if (kind !== "sum") return { kind, name, value } as ShownFact;
  // A cart may have moved to another region since: its sum has its own currency.
  const owedIn = facts.owed_currency as Currency | null | undefined;
  const currency = name === "owed_amount" ? owedIn : paidIn;
  // Of an order, Medusa says the same.
  if (!currency || (name === "due" && value === facts.owed_amount && owedIn === paidIn)) return undefined;
  return { kind, name: name as NameOf<"sum">, value, currency };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" ? String(value) : undefined;
}
