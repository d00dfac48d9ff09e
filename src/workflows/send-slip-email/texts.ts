import type { MethodId } from "../../platform/catalogue";
import type { Language } from "./language";

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
  steps: Partial<Record<MethodId, readonly string[]>>;
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
  steps: {
    "konbini-seven-eleven": [
      "Open the payment page. It shows your payment number.",
      "At the till of a 7-Eleven store, say that you want to make an internet payment, and show the page or tell the number.",
      "Pay in cash and keep the receipt.",
    ],
    "konbini-familymart": [
      "Open the payment page. It shows your payment number.",
      "At the multi-copy machine of a FamilyMart store, choose the payment of a bill and enter the number.",
      "Take the printed ticket to the till within 30 minutes, pay in cash and keep the receipt.",
    ],
    "konbini-lawson": [
      "Open the payment page. It shows your payment number.",
      "At the Loppi terminal of a Lawson store, choose the button for customers with a number and enter it.",
      "Take the printed ticket to the till within 30 minutes, pay in cash and keep the receipt.",
    ],
    "konbini-ministop": [
      "Open the payment page. It shows your payment number.",
      "At the Loppi terminal of a Ministop store, choose the button for customers with a number and enter it.",
      "Take the printed ticket to the till within 30 minutes, pay in cash and keep the receipt.",
    ],
    "gmo-aozora": [
      "Open the payment page. It shows the account that was opened for this order alone.",
      "Transfer exactly the sum above to it from any bank. You pay your bank's transfer fee.",
      "The order is paid when the transfer has arrived.",
    ],
  },
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
  steps: {
    "konbini-seven-eleven": [
      "お支払いページを開き、お支払い番号をご確認ください。",
      "セブン-イレブンのレジで「インターネット代金の支払い」とお伝えのうえ、画面または番号をご提示ください。",
      "現金でお支払いのうえ、領収書をお受け取りください。",
    ],
    "konbini-familymart": [
      "お支払いページを開き、お支払い番号をご確認ください。",
      "ファミリーマートのマルチコピー機で「代金支払い」を選び、番号を入力してください。",
      "発行された申込券を30分以内にレジへお持ちになり、現金でお支払いのうえ、領収書をお受け取りください。",
    ],
    "konbini-lawson": [
      "お支払いページを開き、お支払い番号をご確認ください。",
      "ローソンのLoppi端末で「各種番号をお持ちの方」を選び、番号を入力してください。",
      "発行された申込券を30分以内にレジへお持ちになり、現金でお支払いのうえ、領収書をお受け取りください。",
    ],
    "konbini-ministop": [
      "お支払いページを開き、お支払い番号をご確認ください。",
      "ミニストップのLoppi端末で「各種番号をお持ちの方」を選び、番号を入力してください。",
      "発行された申込券を30分以内にレジへお持ちになり、現金でお支払いのうえ、領収書をお受け取りください。",
    ],
    "gmo-aozora": [
      "お支払いページを開き、このご注文専用の振込先口座をご確認ください。",
      "上記の金額を過不足なくお振込みください。振込手数料はお客様のご負担となります。",
      "ご入金を確認でき次第、お支払い完了となります。",
    ],
  },
  closing: "お支払いページの案内が異なる場合は、お支払いページの案内に従ってください。",
};

export const TEXTS: Record<Language, MailTexts> = { en: EN, ja: JA };
