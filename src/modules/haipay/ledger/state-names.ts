import type { Language } from "../../../platform/language";
import type { CollectOrderState } from "./transitions";

/** What merchants read for a state. */
export const STATE_NAMES: Record<Language, Record<CollectOrderState, string>> = {
  en: {
    chosen: "Method chosen",
    applying: "Being created",
    not_created: "Not created",
    unknown: "Being clarified",
    open: "Awaiting payment",
    superseded: "Replaced",
    paid: "Paid",
    failed: "Failed",
    expired: "Expired",
  },
  ja: {
    chosen: "支払方法を選択済み",
    applying: "作成中",
    not_created: "未作成",
    unknown: "確認中",
    open: "入金待ち",
    superseded: "差し替え済み",
    paid: "入金済み",
    failed: "失敗",
    expired: "期限切れ",
  },
};
