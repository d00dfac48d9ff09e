import type { MethodId } from "./catalogue";
import type { Language } from "./language";

/**
 * What a buyer does to pay, step by step. The platform promises only a pay address, and its page has the last word:
 * the steps name what each chain's terminal or till asks for, and no number of digits.
 */
export const PAY_STEPS: Readonly<Record<Language, Record<MethodId, readonly string[]>>> = {
  en: {
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
    "au-pay": [
      "Open the payment page. On a phone it opens the au PAY app.",
      "Check the sum and approve the payment.",
      "You come back to the shop by yourself.",
    ],
    merpay: [
      "Open the payment page. On a phone it opens the Mercari app.",
      "Check the sum and approve the payment with Merpay.",
      "You come back to the shop by yourself.",
    ],
    "gmo-aozora": [
      "Open the payment page. It shows the account that was opened for this order alone.",
      "Transfer exactly the sum above to it from any bank. You pay your bank's transfer fee.",
      "The order is paid when the transfer has arrived.",
    ],
  },
  ja: {
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
    "au-pay": [
      "お支払いページを開きます。スマートフォンではau PAYアプリが開きます。",
      "金額をご確認のうえ、お支払いを承認してください。",
      "お支払い後は自動的にショップに戻ります。",
    ],
    merpay: [
      "お支払いページを開きます。スマートフォンではメルカリアプリが開きます。",
      "金額をご確認のうえ、メルペイでのお支払いを承認してください。",
      "お支払い後は自動的にショップに戻ります。",
    ],
    "gmo-aozora": [
      "お支払いページを開き、このご注文専用の振込先口座をご確認ください。",
      "上記の金額を過不足なくお振込みください。振込手数料はお客様のご負担となります。",
      "ご入金を確認でき次第、お支払い完了となります。",
    ],
  },
};
