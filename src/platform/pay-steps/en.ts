import type { PayStep, PaySteps } from "./step";

const OPEN: PayStep = { text: "Open the payment page. It shows your payment number.", picture: "page" };
const TO_THE_TILL: PayStep = {
  text: "Take the printed ticket to the counter within 30 minutes, pay in cash and keep the receipt.",
  picture: "ticket",
};
const BACK: PayStep = { text: "You come back to the shop by yourself.", picture: "back" };

function atLoppi(store: string): readonly PayStep[] {
  const words = "各種番号をお持ちの方";
  return [
    OPEN,
    {
      text: `At the Loppi terminal of a ${store} store, choose “${words}” (customers with a number) and enter your number.`,
      picture: "terminal",
      words,
    },
    TO_THE_TILL,
  ];
}

function inTheApp(app: string, wallet: string): readonly PayStep[] {
  return [
    { text: `Open the payment page. On a phone it opens the ${app} app.`, picture: "page" },
    { text: `Check the amount and approve the payment with ${wallet}.`, picture: "app" },
    BACK,
  ];
}

export const EN: PaySteps = {
  "konbini-seven-eleven": [
    OPEN,
    {
      text: "At the counter of a 7-Eleven store, say that you want to make an internet payment (インターネット代金の支払い), and show the page or tell the number.",
      picture: "till",
      words: "インターネット代金の支払い",
    },
    { text: "Pay in cash and keep the receipt.", picture: "ticket" },
  ],
  "konbini-familymart": [
    OPEN,
    {
      text: "At the multi-copy machine of a FamilyMart store, choose “代金支払い” (bill payment) and enter your number.",
      picture: "terminal",
      words: "代金支払い",
    },
    TO_THE_TILL,
  ],
  "konbini-lawson": atLoppi("Lawson"),
  "konbini-ministop": atLoppi("Ministop"),
  "au-pay": inTheApp("au PAY", "au PAY"),
  merpay: inTheApp("Mercari", "Merpay"),
  "gmo-aozora": [
    {
      text: "Open the payment page. It shows the account that was opened for this order alone.",
      picture: "page",
    },
    {
      text: "Transfer exactly the amount due to it from any bank. You pay your bank's transfer fee.",
      picture: "bank",
    },
    { text: "The order is paid when the transfer has arrived.", picture: "back" },
  ],
};
