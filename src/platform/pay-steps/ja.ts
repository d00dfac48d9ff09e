import type { PayStep, PaySteps } from "./step";

const OPEN: PayStep = { text: "お支払いページを開き、お支払い番号をご確認ください。", picture: "page" };
const TO_THE_TILL: PayStep = {
  text: "発行された申込券を30分以内にレジへお持ちになり、現金でお支払いのうえ、領収書をお受け取りください。",
  picture: "ticket",
};
const BACK: PayStep = { text: "お支払い後は自動的にショップに戻ります。", picture: "back" };

function atLoppi(store: string): readonly PayStep[] {
  const words = "各種番号をお持ちの方";
  return [
    OPEN,
    { text: `${store}のLoppi端末で「${words}」を選び、番号を入力してください。`, picture: "terminal", words },
    TO_THE_TILL,
  ];
}

function inTheApp(app: string, wallet: string): readonly PayStep[] {
  return [
    { text: `お支払いページを開きます。スマートフォンでは${app}アプリが開きます。`, picture: "page" },
    { text: `金額をご確認のうえ、${wallet}でのお支払いを承認してください。`, picture: "app" },
    BACK,
  ];
}

export const JA: PaySteps = {
  "konbini-seven-eleven": [
    OPEN,
    {
      text: "セブン-イレブンのレジで「インターネット代金の支払い」とお伝えのうえ、画面または番号をご提示ください。",
      picture: "till",
      words: "インターネット代金の支払い",
    },
    { text: "現金でお支払いのうえ、領収書をお受け取りください。", picture: "ticket" },
  ],
  "konbini-familymart": [
    OPEN,
    {
      text: "ファミリーマートのマルチコピー機で「代金支払い」を選び、番号を入力してください。",
      picture: "terminal",
      words: "代金支払い",
    },
    TO_THE_TILL,
  ],
  "konbini-lawson": atLoppi("ローソン"),
  "konbini-ministop": atLoppi("ミニストップ"),
  "au-pay": inTheApp("au PAY", "au PAY"),
  merpay: inTheApp("メルカリ", "メルペイ"),
  "gmo-aozora": [
    { text: "お支払いページを開き、このご注文専用の振込先口座をご確認ください。", picture: "page" },
    {
      text: "ご利用の銀行から、金額を過不足なくお振込みください。振込手数料はお客様のご負担となります。",
      picture: "bank",
    },
    { text: "ご入金を確認でき次第、お支払い完了となります。", picture: "back" },
  ],
};
