import type { ShownHistoryEntry } from "../../contract/admin-api";
import type { CollectOrderState } from "../../modules/haipay/ledger/lifecycle";
import type { Currency } from "../../platform/catalogue";
import type { Wire } from "../client/wire";
import { formatSum } from "../format/sum";
import { formatTime } from "../format/time";
import { english } from "../i18n/english";
import type { Texts } from "../i18n/use-texts";
import { platformStatusText } from "./platform-status";

/** The texts, and the names of the reasons why a person is needed. */
export interface Words extends Texts {
  reasonName: (reason: string) => string;
}

export interface EntryText {
  text: string;
  /** A message of the platform or of Medusa. */
  words?: string;
}

/** One entry of a payment's history, as a merchant reads it. */
export function entryText(entry: Wire<ShownHistoryEntry>, currency: Currency, words: Words): EntryText {
  const { t } = words;
  const { kind, payload } = entry;
  const sum = (amount: unknown) => formatSum(written(amount) ?? "0", currency);
  switch (kind) {
    case "transition":
      return transitionText(payload, t);
    case "apply":
      return applyText(payload, t);
    case "answer": {
      const values = { sum: sum(payload.actualAmount), fee: sum(payload.fee) };
      const status = platformStatusText(payload.status, t);
      return {
        text: t("payments.history.answered", { status, ...values }),
        words: platformWords(payload.errorMsg, t),
      };
    }
    case "notification": {
      const status = platformStatusText(payload.status, t);
      const text =
        payload.amount === undefined
          ? t("payments.history.notifiedBare", { status })
          : t("payments.history.notified", { status, sum: sum(payload.amount) });
      return { text, words: platformWords(payload.errorMsg, t) };
    }
    // A change of the settings belongs to no payment, and would be an action like any other.
    case "settings":
    case "administrator":
      return { text: actText(entry, currency, words) };
    case "order_cancelled":
      return { text: t("payments.history.cancelled"), words: written(payload.reason) };
    case "lock_freed":
      return { text: t("payments.history.lockFreed") };
  }
}

function transitionText(payload: Wire<ShownHistoryEntry>["payload"], t: Texts["t"]): EntryText {
  if (payload.reused_for !== undefined) return { text: t("payments.history.reused") };
  if (payload.used_for !== undefined) return { text: t("payments.history.moneyUsed") };
  const [from, to] = [stateName(payload.from, t), stateName(payload.to, t)];
  return { text: t("payments.history.became", { from, to }), words: platformWords(payload.reason, t) };
}

function applyText(payload: Wire<ShownHistoryEntry>["payload"], t: Texts["t"]): EntryText {
  if (payload.outcome === "created") {
    return { text: t("payments.history.applied", { orderNo: written(payload.platform_order_no) ?? "" }) };
  }
  const name = payload.outcome === "unknown" ? "applyUnknown" : "applyRefused";
  return { text: t(`payments.history.${name}`), words: written(payload.message) };
}

function actText(
  { actor, payload }: Wire<ShownHistoryEntry>,
  currency: Currency,
  { t, language, reasonName }: Words,
): string {
  const who = actor?.name ?? actor?.id ?? t("payments.history.somebody");
  const act = written(payload.act) ?? "";
  switch (act) {
    case "ask_platform":
      return t("payments.history.asked", { who });
    case "extend_deadline":
      return t("payments.history.extended", { who, to: formatTime(String(payload.to), language) });
    case "reissue":
      return t("payments.history.reissued", {
        who,
        from: written(payload.from) ?? "",
        to: written(payload.to) ?? "",
      });
    case "remind":
      return t("payments.history.reminded", { who });
    case "use_money":
      return t("payments.history.usedForOrder", { who });
    case "resolve_attention":
      return t("payments.history.resolved", { who, reason: reasonName(String(payload.reason)) });
    case "annotate_attention":
      return t("payments.history.annotated", { who, reason: reasonName(String(payload.reason)) });
    case "record_refund":
      return t("payments.history.refunded", {
        who,
        sum: formatSum(written(payload.amount) ?? "0", currency),
        reference: written(payload.reference) ?? "",
      });
    case "correct_refund":
      return t("payments.history.corrected", {
        who,
        sum: formatSum(written(payload.amount) ?? "0", currency),
        reference: written(payload.reference) ?? "",
      });
    case "erase_personal_data":
      return erasedText(payload.because, who, t);
    case "request_erasure":
      return payload.because === "customer_deleted"
        ? t("payments.history.erasureAskedByCustomer")
        : t("payments.history.erasureAsked", { who });
    default:
      return t("payments.history.acted", { who, act });
  }
}

function erasedText(because: unknown, who: string, t: Texts["t"]): string {
  if (because === "retention") return t("payments.history.erasedInTime");
  if (because === "customer_deleted") return t("payments.history.erasedWithCustomer");
  if (because === "requested") return t("payments.history.erasedAsAsked");
  return t("payments.history.erased", { who });
}

function stateName(state: unknown, t: Texts["t"]): string {
  const isKnown = typeof state === "string" && state in english.common.states;
  return isKnown ? t(`common.states.${state as CollectOrderState}`) : String(state);
}

/** Failures inside HaiPay itself, as its free text describes them, and not the shopper's fault (protocol §9). */
const PLATFORM_TROUBLE = /HttpStatus:\s*5\d\d|SocketTimeoutException/i;

/** HaiPay's own message about a failure; it decides nothing. */
function platformWords(value: unknown, t: Texts["t"]): string | undefined {
  const words = written(value);
  if (words === undefined || words === "NULL") return undefined;
  return PLATFORM_TROUBLE.test(words) ? t("payments.history.platformTrouble", { words }) : words;
}

function written(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
