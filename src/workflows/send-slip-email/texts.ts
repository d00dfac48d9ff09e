import type { Language } from "../../platform/language";

interface Named {
  method: string;
  orderNumber: string;
}

/** Every word of the mails in one language. */
export interface MailTexts {
  subject: Record<"slip" | "reminder", (named: Named) => string>;
  opening: Record<"slip" | "reminder", (named: Named) => string>;
  labels: { order: string; sum: string; method: string; deadline: string; account: string; number: string };
  payLink: string;
  stepsTitle: string;
  closing: string;
}

const EN: MailTexts = {
  subject: {
    slip: ({ method, orderNumber }) => `How to pay for order ${orderNumber} (${method})`,
    reminder: ({ method, orderNumber }) => `Reminder: order ${orderNumber} is still to be paid (${method})`,
  },
  opening: {
    slip: ({ method }) => `Thank you for your order. Please pay with ${method} before the deadline.`,
    reminder: ({ method }) =>
      `Your order is still to be paid with ${method}. If you have paid in the meantime, please ignore this message.`,
  },
  labels: {
    order: "Order",
    sum: "Sum to pay",
    method: "Payment method",
    deadline: "Pay by",
    account: "Account number",
    number: "Payment number",
  },
  payLink: "Payment page",
  stepsTitle: "How to pay",
  closing: "If the payment page says otherwise, follow the payment page.",
};

const JA: MailTexts = {
  subject: {
    slip: ({ method, orderNumber }) => `ご注文番号${orderNumber}：お支払いのご案内（${method}）`,
    reminder: ({ method, orderNumber }) => `ご注文番号${orderNumber}：お支払い期限のお知らせ（${method}）`,
  },
  opening: {
    slip: ({ method }) => `ご注文ありがとうございます。期限までに${method}でお支払いください。`,
    reminder: ({ method }) =>
      `${method}でのお支払いがまだ確認できておりません。すでにお支払い済みの場合は、行き違いですのでご容赦ください。`,
  },
  labels: {
    order: "ご注文番号",
    sum: "お支払い金額",
    method: "お支払い方法",
    deadline: "お支払い期限",
    account: "口座番号",
    number: "お支払い番号",
  },
  payLink: "お支払いページ",
  stepsTitle: "お支払いの手順",
  closing: "お支払いページの案内が異なる場合は、お支払いページの案内に従ってください。",
};

export const TEXTS: Record<Language, MailTexts> = { en: EN, ja: JA };
