import type { Language } from "../../platform/language";

/** Stands in the shop's list of payments; HaiPay takes names of these letters. */
export const TESTER: Record<Language, string> = { en: "Test Payment", ja: "テスト 決済" };
