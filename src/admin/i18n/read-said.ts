import type { Currency } from "../../platform/catalogue";
import { formatSum } from "../format/sum";
import type { Texts } from "./use-texts";

type SaidKey = Extract<Parameters<Texts["t"]>[0], `said.${string}`>;

/** What the server wrote down, as the reader may read it. */
export interface ReadSaid {
  text: string;
  /** The English words, where the text leaves something of them out: for whoever asks support. */
  original?: string;
}

/**
 * Each sentence of the server's that can reach a page; what is named in it is put into ours. What has gone into a
 * ledger stays there in English, so that the language is the reader's and not the writer's.
 */
const SENTENCES: readonly (readonly [pattern: RegExp, key: SaidKey])[] = [
  [/^The outcome of collect\/apply was never learned/, "said.unlearned"],
  [/^The process ended while the order was being created\.$/, "said.interrupted"],
  [/^The order was cancelled( or removed)?\.$/, "said.orderCancelled"],
  [/^The deadline passed unpaid\.$/, "said.deadlinePassed"],
  [/^The purchase was paid by collect order (?<number>\S+)\.$/, "said.paidBy"],
  [/^The order was paid another way\.$/, "said.paidAnotherWay"],
  [/^The order exists at the platform, but its pay address was lost/, "said.addressLost"],
  [/^The order was placed and does not owe this sum\.$/, "said.notOwed"],
  [/^The payment session is gone, and its end was not heard of\.$/, "said.sessionGone"],
  [/^The slip was issued anew\.$/, "said.reissued"],
  [/^The deadline was extended\.$/, "said.extended"],
  [/^no reason given$/, "said.noReason"],
  [/^(the )?order (has )?expired\.?$/i, "said.expired"],
  [/^The order was placed and captured\.$/, "said.captured"],
  [/^A person was told why\.$/, "said.told"],
  [/^A later answer says that the whole sum is there\.$/, "said.wholeSum"],
  [/^HaiPay answers for it again\.$/, "said.answersAgain"],
  [/^The money was used for order #(?<order>\d+)\.$/, "said.usedForOrder"],
  [/^Refund of (?<amount>\S+) (?<unit>JPY|USD) recorded: (?<reference>.*)$/, "said.refundRecorded"],
  [/^The shop follows what HaiPay offers\.$/, "said.follows"],
];

/** The same, where the words that are left out may help whoever looks for the cause. */
const SHORTENED: readonly (readonly [pattern: RegExp, key: SaidKey])[] = [
  [/^The platform at \S+ was not reached/, "said.notReached"],
  [/^The platform refused \S+ with code (?<code>\S+): "(?<words>[^]*)"\. Look the code up/, "said.refused"],
  [/^The platform refused \S+ (with code (?<code>[^\s.]+)|without a code)/, "said.refusedBare"],
  [/^The signature of the platform's/, "said.unverified"],
  [/^The platform's answer to \S+ says that the order ended, and that it was given at/, "said.stale"],
  [/^The platform's answer to|^The platform at \S+ answered with more than/, "said.unreadable"],
  [/^The platform (at|answered) .* (may have )?been carried out/, "said.noAnswer"],
  [/^Nothing was sent to/, "said.notSent"],
  [/required inventory|not enough (stock|inventory)|insufficient (stock|inventory)/i, "said.noStock"],
];

const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;

/** Says in the reader's language what the server wrote down in English. */
export function readSaid(words: string, { t, language }: Texts): ReadSaid {
  for (const [pattern, key] of SENTENCES) {
    const values = pattern.exec(words);
    if (values) return { text: t(key, valuesOf(values, t)) };
  }
  for (const [pattern, key] of SHORTENED) {
    const values = pattern.exec(words);
    if (values) return { text: t(key, valuesOf(values, t)), original: words };
  }
  if (language === "en" || JAPANESE.test(words)) return { text: words };
  return { text: t("said.unknown"), original: words };
}

/** The same for a note, which may be a person's: that one stays as it is. */
export function readNote(note: string, texts: Texts): string {
  const { text } = readSaid(note, texts);
  return text === texts.t("said.unknown") ? note : text;
}

function valuesOf({ groups = {} }: RegExpExecArray, t: Texts["t"]): Record<string, string> {
  const { amount, unit, ...values } = groups as Record<string, string | undefined>;
  return {
    ...values,
    ...("code" in groups && { code: values.code ?? t("common.none") }),
    ...(amount && unit && { sum: formatSum(amount, unit.toLowerCase() as Currency) }),
  };
}

const FIELDS: Readonly<Record<string, SaidKey>> = {
  actualAmount: "said.fields.actualAmount",
  amount: "said.fields.amount",
  currency: "said.fields.currency",
  orderNo: "said.fields.orderNo",
  status: "said.fields.status",
  refunded_amount: "said.fields.refunded_amount",
  "payment session": "said.fields.paymentSession",
  cart: "said.fields.cart",
  order: "said.fields.order",
};

/** Which of the purchase's figures differs, as the ledger names it. */
export function readField(field: string, { t }: Texts): string {
  const key = FIELDS[field];
  return key ? t(key) : field;
}

/**
 * What was expected, or found in its place.
 *
 * @param currency of a bare sum
 * @param statusText what one of the platform's statuses is called
 */
export function readDifference(
  written: string,
  currency: Currency,
  { t }: Texts,
  statusText: (status: string) => string,
): string {
  const atLeast = /^at least (?<sum>[\d.]+), or (?<percent>[\d.]+) % less with the fee/.exec(written)?.groups;
  if (atLeast) {
    return t("said.atLeast", { sum: formatSum(atLeast.sum, currency), percent: atLeast.percent });
  }
  if (/^0 for status/.test(written)) return t("said.zeroFor");
  if (/^0 before the payment is captured/.test(written)) return t("said.zeroBefore");
  if (written === "status 2 or 5") return t("said.paidStatus");
  const status = /^status (-?\d+)$/.exec(written);
  if (status) return statusText(status[1]);
  const sum = /^(\d+(?:\.\d+)?)(?: (jpy|usd))?$/i.exec(written);
  // A bare number of sixteen digits is HaiPay's order number.
  if (sum && (sum[2] || sum[1].length <= 12)) {
    return formatSum(sum[1], (sum[2]?.toLowerCase() as Currency | undefined) ?? currency);
  }
  return /^(jpy|usd)$/.test(written) ? written.toUpperCase() : written;
}
