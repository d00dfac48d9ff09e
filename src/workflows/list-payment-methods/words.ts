import type { PaymentKind } from "../../platform/catalogue";
import { writeSum } from "../../platform/written";
import type { Reason, Words } from "../../storefront/core/wire";

/** From the choice of the method to the paid order, as shoppers know it. */
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
