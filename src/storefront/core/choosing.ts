import type { OfferedKind, OfferedMethod, PaymentMethods } from "../../contract/store-api";
import { KIND_NAMES, type PaymentKind } from "../../platform/methods";
import { writeSum, type Language } from "../../platform/language";
import { subtract } from "./amounts";
import { fill, type Texts } from "./texts";

/** One row of the choice: a kind of payment, with its chains or wallets inside. */
export interface MethodRow {
  kind: PaymentKind;
  name: string;
  /** One sentence about the kind. */
  hint: string;
  /** Those that can be used come first, and of them the one that was used last. */
  methods: readonly OfferedMethod[];
  available: boolean;
  /** Why none of them can be used, unless the box says so for all. */
  reason: string | undefined;
}

/** How a shopper chooses: the rows, and one box about what does not fit this purchase. */
export interface Choice {
  rows: readonly MethodRow[];
  box: { title: string | undefined; lines: readonly string[] } | undefined;
}

const LIMITS = ["below_minimum", "above_maximum"];

/**
 * Arranges and words the methods for the payment step.
 *
 * @param last provider id of the method that comes first, as `lastMethod` remembers it
 */
export function choiceOf(
  methods: PaymentMethods,
  texts: Texts,
  language: Language,
  last?: string | null,
): Choice {
  const box = boxOf(methods, texts, language);
  const rows = methods.kinds.map((kind) => rowOf(kind, texts, language, last));
  const rank = (row: MethodRow) =>
    Number(!row.available) * 2 + Number(!row.methods.some(({ provider_id }) => provider_id === last));
  return {
    rows: rows
      // If the box says it for all, a row need not repeat it.
      .map((row) =>
        row.reason !== undefined && box?.title === row.reason ? { ...row, reason: texts.notNow } : row,
      )
      .sort((one, other) => rank(one) - rank(other)),
    box,
  };
}

function rowOf(kind: OfferedKind, texts: Texts, language: Language, last?: string | null): MethodRow {
  const rank = ({ available, provider_id }: OfferedMethod) =>
    Number(!available) * 2 + Number(provider_id !== last);
  const methods = [...kind.methods].sort((one, other) => rank(one) - rank(other));
  const available = methods.some((method) => method.available);
  const [first] = methods;
  const alone = methods.length === 1 && kind.kind !== "bank_transfer";
  const hint = texts.kindHints[kind.kind];
  return {
    kind: kind.kind,
    name: alone ? first.name[language] : kind.name[language],
    hint: alone ? `${kind.name[language]}${texts.dot}${hint}` : hint,
    methods,
    available,
    reason: available || !methods.every(isOff) ? undefined : texts.notAvailableNow,
  };
}

/** Whether a method cannot be used by anybody at the moment. */
export function isOff({ reason }: OfferedMethod): boolean {
  return reason?.code === "not_available_now";
}

function boxOf(
  { kinds, amount, currency_code }: PaymentMethods,
  texts: Texts,
  language: Language,
): Choice["box"] {
  const all = kinds.flatMap((kind) => kind.methods);
  const [first] = all;
  if (!first) return { title: texts.noMethods, lines: [] };
  const none = !all.some((method) => method.available);
  const code = first.reason?.code ?? "";
  if (none && !LIMITS.includes(code) && all.every(({ reason }) => reason?.code === code)) {
    return { title: isOff(first) ? texts.notAvailableNow : first.reason?.[language], lines: [] };
  }
  const lines = amount === null ? [] : linesOf(kinds, amount, currency_code, texts, language);
  if (lines.length === 0) return undefined;
  const sum = writeSum(amount ?? "0", currency_code);
  return { title: none ? fill(texts.noneForSum, { sum }) : undefined, lines };
}

/** What is missing for which methods, and whose limit is below the sum: one line for each figure, the nearest first. */
function linesOf(
  kinds: readonly OfferedKind[],
  amount: string,
  currency: string,
  texts: Texts,
  language: Language,
): string[] {
  const groups = new Map<string, { text: string; sum: string; methods: OfferedMethod[] }>();
  for (const method of kinds.flatMap((kind) => kind.methods)) {
    const at = LIMITS.indexOf(method.reason?.code ?? "");
    if (at < 0) continue;
    const sum = at === 0 ? subtract(method.limits.min, amount, currency) : method.limits.max;
    const group = groups.get(`${at}${sum}`) ?? {
      text: at === 0 ? texts.limitMissing : texts.limitOver,
      sum,
      methods: [],
    };
    group.methods.push(method);
    groups.set(`${at}${sum}`, group);
  }
  return [...groups.values()]
    .sort((one, other) => Number(one.sum) - Number(other.sum))
    .map(({ text, sum, methods }) =>
      fill(text, { sum: writeSum(sum, currency), methods: namesOf(methods, kinds, texts, language) }),
    );
}

/** The kind's name if all methods of a kind are meant. */
function namesOf(
  methods: readonly OfferedMethod[],
  kinds: readonly OfferedKind[],
  texts: Texts,
  language: Language,
): string {
  const names = kinds.flatMap((kind) => {
    const meant = kind.methods.filter((method) => methods.includes(method));
    // A transfer can be made from any bank: the buyer does not choose the one that keeps the account.
    const all = meant.length === kind.methods.length && (meant.length > 1 || kind.kind === "bank_transfer");
    return all && meant.length > 0
      ? [kind.name[language].toLowerCase()]
      : meant.map((method) => method.name[language]);
  });
  const [last] = names.splice(-1);
  return names.length === 0 ? last : names.join(texts.comma) + texts.or + last;
}

/** What the buyer pays by: for a transfer the kind, because it can be made from any bank. */
export function wayOf({ kind, name }: Pick<OfferedMethod, "kind" | "name">, language: Language): string {
  return kind === "bank_transfer" ? KIND_NAMES[kind][language] : name[language];
}

/** The chosen method, if this purchase can use it. */
export function findMethod(
  methods: PaymentMethods | undefined,
  providerId: string | null | undefined,
): OfferedMethod | undefined {
  return methods?.kinds
    .flatMap((kind) => kind.methods)
    .find((method) => method.provider_id === providerId && method.available);
}

/**
 * The preselected method: the last used one, or the only one.
 */
export function firstChoice(methods: PaymentMethods, last?: string | null): OfferedMethod | undefined {
  const available = methods.kinds.flatMap((kind) => kind.methods).filter((method) => method.available);
  return (
    available.find(({ provider_id }) => provider_id === last) ??
    (available.length === 1 ? available[0] : undefined)
  );
}

/** A warning for goods that are delivered abroad: some kinds can only be paid in Japan. undefined if no warning is needed. */
export function abroadWarning(
  kind: PaymentKind,
  deliveryCountry: string | null | undefined,
  texts: Texts,
): string | undefined {
  return !deliveryCountry || deliveryCountry.toLowerCase() === "jp" ? undefined : texts.abroad[kind];
}
