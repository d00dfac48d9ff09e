import type { Language } from "../../../platform/language";

/** Errors of a request to the shop. These texts are always loaded: the others may be out of reach at that moment. */
export interface ErrorTexts {
  errorUnreachable: string;
  errorServer: string;
  errorNotFound: string;
}

export const ERRORS: Readonly<Record<Language, ErrorTexts>> = {
  en: {
    errorUnreachable: "The shop can't be reached. Check your connection and try again.",
    errorServer: "Something went wrong at the shop. Please try again in a moment.",
    errorNotFound: "We couldn't find this order. Please go back to your cart.",
  },
  ja: {
    errorUnreachable: "ショップに接続できません。通信環境をご確認のうえ、もう一度お試しください。",
    errorServer: "エラーが発生しました。しばらくしてからもう一度お試しください。",
    errorNotFound: "ご注文の情報が見つかりません。カートからやり直してください。",
  },
};
