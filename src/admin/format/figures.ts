import type { RefusalCode, RefusalFigures } from "../../contract/refusals";
import type { CollectOrderState } from "../../modules/haipay/ledger/lifecycle";
import type { Currency } from "../../platform/catalogue";
import type { Language } from "../../platform/language";
import { formatSum } from "./sum";
import { formatTime } from "./time";

type FigureName = { [Code in RefusalCode]: keyof RefusalFigures[Code] }[RefusalCode];

type Kind = "sum" | "currency" | "time" | "state" | "environment" | "said" | "note" | "list" | "plain";

/** How each figure of a refusal is written for people. */
const KINDS: Record<FigureName, Kind> = {
  amount: "sum",
  left: "sum",
  min: "sum",
  max: "sum",
  currency_code: "currency",
  order_currency_code: "currency",
  latest: "time",
  expires_at: "time",
  reminded_at: "time",
  next_at: "time",
  resolved_at: "time",
  erased_at: "time",
  state: "state",
  choices: "list",
  fields: "list",
  act: "plain",
  answer: "said",
  app_id: "plain",
  by: "plain",
  change: "plain",
  day: "plain",
  display_id: "plain",
  environment: "environment",
  from: "plain",
  least: "plain",
  most: "plain",
  most_days: "plain",
  note: "note",
  of: "plain",
  platform_code: "plain",
  platform_message: "plain",
  platform_order_id: "plain",
  reason: "said",
  reference: "plain",
  refund_id: "plain",
  resolved_by: "plain",
  to: "plain",
  variable: "plain",
  period: "plain",
};

/** What figures are written with. */
export interface FigureWords {
  language: Language;
  stateName: (state: CollectOrderState) => string;
  /** "Japan time" in the reader's language. */
  japanTime: string;
  environmentName: (environment: "test" | "production" | "sandbox") => string;
  /** Says in the reader's language what the server says in English. */
  read: (said: string) => string;
  /** The same for a note, which may be a person's: that one stays as it is. */
  readNote: (note: string) => string;
}

/** The figures of a refusal as people read them, to be put into its sentence. One that is not known stays as it is. */
export function formatFigures(
  figures: Readonly<Record<string, unknown>>,
  words: FigureWords,
): Record<string, string | number> {
  const currency = figures.currency_code as Currency | undefined;
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, format(name, value, currency, words)]),
  );
}

function format(
  name: string,
  value: unknown,
  currency: Currency | undefined,
  { language, stateName, japanTime, environmentName, read, readNote }: FigureWords,
): string | number {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value !== "string") return value as number;
  switch (KINDS[name as FigureName]) {
    case "sum":
      return currency ? formatSum(value, currency) : value;
    case "currency":
      return value.toUpperCase();
    case "time":
      return value === "" ? value : `${formatTime(value, language)} ${japanTime}`;
    case "state":
      return stateName(value as CollectOrderState);
    case "environment":
      return environmentName(value as Parameters<typeof environmentName>[0]);
    case "said":
      return read(value);
    case "note":
      return readNote(value);
    default:
      return value;
  }
}
