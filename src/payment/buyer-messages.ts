import type { Reason, Words } from "../contract/store-api";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { MethodOffError } from "../modules/haipay/account-health";
import { LimitReachedError, type LimitName } from "../modules/haipay/ledger/limits";
import { getMethod, type PaymentKind } from "../platform/catalogue";
import { classifyRefusal, PlatformRefusedError } from "../platform/errors";
import { languageOf, writeSum } from "../platform/language";

const MESSAGES = {
  refused: {
    en: (method: string, code: string) =>
      `The payment with ${method} was not accepted (${code}). Nothing was charged. Please choose another payment method.`,
    ja: (method: string, code: string) =>
      `${method}でのお支払いを受け付けられませんでした（${code}）。請求は発生していません。別のお支払い方法をお選びください。`,
  },
  landline: {
    en: () =>
      "Convenience stores ask for a mobile number of 11 digits: with a landline number, please try a mobile one.",
    ja: () => "固定電話の番号をご入力の場合は、携帯電話の番号（11桁）でもう一度お試しください。",
  },
  unavailable: {
    en: (method: string) =>
      `The payment with ${method} could not be prepared. Nothing was charged. Please try again, or choose another payment method.`,
    ja: (method: string) =>
      `${method}でのお支払いを準備できませんでした。請求は発生していません。もう一度お試しいただくか、別のお支払い方法をお選びください。`,
  },
  unknown: {
    en: (method: string) =>
      `The payment with ${method} could not be prepared. Nothing was charged. Please try again, or choose another payment method. If instructions for this try reach you all the same, please do not pay them.`,
    ja: (method: string) =>
      `${method}でのお支払いを準備できませんでした。請求は発生していません。もう一度お試しいただくか、別のお支払い方法をお選びください。今回の手続きのお支払い案内が届いた場合は、お支払いにならないでください。`,
  },
  underWay: {
    en: (method: string) => `${method} is already being prepared. Please try again in a few seconds.`,
    ja: (method: string) => `${method}の手続き中です。数秒後にもう一度お試しください。`,
  },
  unpaid: {
    en: (method: string) =>
      `The payment with ${method} has not been made yet. Please finish it on the payment page.`,
    ja: (method: string) =>
      `${method}でのお支払いがまだ完了していません。お支払い画面で手続きを完了してください。`,
  },
  failed: {
    en: (method: string) =>
      `The payment with ${method} was not completed. Please choose a payment method again.`,
    ja: (method: string) =>
      `${method}でのお支払いは完了しませんでした。もう一度お支払い方法をお選びください。`,
  },
  notOffered: {
    en: (method: string) => `${method} is not offered at the moment. Please choose another payment method.`,
    ja: (method: string) => `現在${method}はご利用いただけません。別のお支払い方法をお選びください。`,
  },
  notAvailable: {
    en: (method: string) =>
      `${method} is not available at the moment. Nothing was charged. Please choose another payment method.`,
    ja: (method: string) =>
      `現在${method}はご利用いただけません。請求は発生していません。別のお支払い方法をお選びください。`,
  },
  otherCurrency: {
    en: (method: string) => `${method} takes yen and dollars only. Please choose another payment method.`,
    ja: (method: string) =>
      `${method}は日本円と米ドルでのみご利用いただけます。別のお支払い方法をお選びください。`,
  },
  nothingToPay: {
    en: () => "There is nothing to pay, so no payment method is needed.",
    ja: () => "お支払いいただく金額がありません。お支払い方法の選択は不要です。",
  },
  orderCancelled: {
    en: () => "This order was cancelled, so it cannot be paid any more. Place a new order.",
    ja: () => "このご注文はキャンセルされたため、お支払いいただけません。改めてご注文ください。",
  },
  sumChanged: {
    en: (method: string) =>
      `The total of this purchase has changed since ${method} was chosen. Nothing was charged. Please choose a payment method again.`,
    ja: (method: string) =>
      `${method}を選択された後に合計金額が変わりました。請求は発生していません。もう一度お支払い方法をお選びください。`,
  },
  paidAndChanged: {
    en: (method: string) =>
      `Your payment with ${method} has arrived, but it is not what this purchase costs now. The shop has been told and will contact you. Please do not pay again.`,
    ja: (method: string) =>
      `${method}でのお支払いを確認しましたが、現在のご注文金額と一致しません。ショップから連絡いたしますので、再度お支払いにならないでください。`,
  },
  cartPaid: {
    en: (method: string) =>
      `This cart is already paid with ${method} and cannot be changed any more; the order is being prepared. Start a new cart for anything else.`,
    ja: (method: string) =>
      `このカートは${method}でお支払い済みのため変更できません。ご注文を処理しています。追加のご注文は新しいカートでお願いいたします。`,
  },
  alreadyPaid: {
    en: (method: string) =>
      `This purchase is already paid with ${method}; the order is being prepared. Please do not pay again.`,
    ja: (method: string) =>
      `${method}でのお支払いを確認済みです。ご注文を処理していますので、再度お支払いにならないでください。`,
  },
  tooManyTries: {
    en: () =>
      "This purchase has been tried too often. Nothing was charged. Please contact the shop, or start a new cart.",
    ja: () =>
      "お支払いの手続きが上限回数に達しました。請求は発生していません。ショップにお問い合わせいただくか、新しいカートでお手続きください。",
  },
  tooManyOpen: {
    en: () =>
      "There are too many unpaid payments with these contact details. Nothing was charged. Please pay one of them, wait until they have expired, or contact the shop.",
    ja: () =>
      "同じ連絡先で未払いのお支払いが上限数に達しています。請求は発生していません。いずれかをお支払いいただくか、期限が過ぎてからお手続きください。ご不明な点はショップにお問い合わせください。",
  },
  tooMany: {
    en: () =>
      "Very many payments are being begun at the moment. Nothing was charged. Please try again in a minute.",
    ja: () =>
      "現在お手続きが混み合っています。請求は発生していません。1分ほど待ってから、もう一度お試しください。",
  },
} as const;

/** Who reads it, and which method it is about. */
type Reader = Pick<CollectOrder, "method" | "locale">;

export type BuyerMessage = Exclude<keyof typeof MESSAGES, "refused">;

/** A sentence for the buyer, in Japanese when the storefront asked for it, otherwise in English. */
export function buyerMessage(message: BuyerMessage, row: Reader): string {
  const language = languageOf(row.locale);
  return MESSAGES[message][language](getMethod(row.method).name[language]);
}

const LIMIT_MESSAGES: Record<LimitName, BuyerMessage> = {
  purchase: "tooManyTries",
  email: "tooManyOpen",
  phone: "tooManyOpen",
  customer: "tooManyOpen",
  minute: "tooMany",
  address: "tooMany",
};

/** What a buyer reads when a limit refuses them; it does not say which contact detail it was. */
export function limitMessage(limit: LimitName, reader: Reader): string {
  return buyerMessage(LIMIT_MESSAGES[limit], reader);
}

/** What a buyer should know about a collect/apply that failed or was never sent. */
export function applyFailureMessage(error: unknown, row: CollectOrder, orderMayExist: boolean): string {
  if (error instanceof LimitReachedError) return limitMessage(error.limit, row);
  if (error instanceof MethodOffError) return buyerMessage("notAvailable", row);
  if (error instanceof PlatformRefusedError) {
    const language = languageOf(row.locale);
    const refused = MESSAGES.refused[language](getMethod(row.method).name[language], error.platformCode);
    // The platform requires 11 digits, and its message names no field (protocol §4).
    const mayBeLandline = row.buyer_phone.length === 10 && classifyRefusal(error) === "other";
    return mayBeLandline
      ? `${refused}${language === "en" ? " " : ""}${buyerMessage("landline", row)}`
      : refused;
  }
  return buyerMessage(orderMayExist ? "unknown" : "unavailable", row);
}

/** The part of the language that buyers see, from choosing a method to the paid order. */
export const TYPICAL_TIMES: Record<PaymentKind, Words> = {
  konbini: {
    en: "You pay at the store when it suits you; confirmed within minutes of paying.",
    ja: "ご都合のよいときに店頭でお支払い。お支払い後、数分で確認されます。",
  },
  ewallet: {
    en: "About a minute in the app; confirmed at once.",
    ja: "アプリで1分ほど。すぐに確認されます。",
  },
  bank_transfer: {
    en: "Minutes on banking days, otherwise the next banking day.",
    ja: "銀行営業日は数分、それ以外は翌営業日に確認されます。",
  },
};

/** @param min an exact decimal in the unit of the currency */
export function belowMinimum(name: Words, min: string, currency: string): Reason {
  const sum = writeSum(min, currency);
  return {
    code: "below_minimum",
    en: `${name.en} takes payments from ${sum}.`,
    ja: `${name.ja}は${sum}からご利用いただけます。`,
  };
}

/** @param max an exact decimal in the unit of the currency */
export function aboveMaximum(name: Words, max: string, currency: string): Reason {
  const sum = writeSum(max, currency);
  return {
    code: "above_maximum",
    en: `${name.en} takes payments up to ${sum}.`,
    ja: `${name.ja}のご利用は${sum}までです。`,
  };
}

export const NOTHING_TO_PAY: Reason = {
  code: "nothing_to_pay",
  en: "There is nothing to pay.",
  ja: "お支払いいただく金額がありません。",
};

export const PAYMENTS_OFF: Reason = {
  code: "payments_off",
  en: "Currently not available. Nothing was charged. Please choose another payment method.",
  ja: "現在ご利用いただけません。請求は発生していません。別のお支払い方法をお選びください。",
};

/** The account cannot take money, or has no product for the method. */
export const NOT_AVAILABLE_NOW: Reason = { ...PAYMENTS_OFF, code: "not_available_now" };

export const ORDER_PLACED: Reason = {
  code: "order_placed",
  en: "This order is placed already. Pay for it on its order page.",
  ja: "このご注文は確定済みです。ご注文の画面からお支払いください。",
};

export const ALREADY_PAID: Reason = {
  code: "already_paid",
  en: "This purchase is paid, or money for it has arrived. Please do not pay again.",
  ja: "ご入金を確認済みです。再度お支払いにならないでください。",
};

export const ORDER_CANCELLED: Reason = {
  code: "order_cancelled",
  en: "This order is cancelled. Please do not pay.",
  ja: "このご注文はキャンセルされました。お支払いにならないでください。",
};
