/**
 * The kit without any framework: what a storefront needs to know about the methods, a client of the store API, the flow of
 * the last click, following a payment, and every text in Japanese and English.
 */
export { languageOf, type Language } from "../../platform/language";
export type { Currency, MethodId, PaymentFlow, PaymentKind } from "../../platform/catalogue";
export { readPhone, type PhoneProblem, type PhoneRefusal } from "../../platform/buyer";
export { writeClock, writeDay, writeSum, writeTime } from "../../platform/language";
export type { PayStep, StepPicture } from "../../platform/pay-steps/step";
export { isSome, subtract } from "./amounts";
export {
  abroadWarning,
  choiceOf,
  findMethod,
  firstChoice,
  isOff,
  wayOf,
  type Choice,
  type MethodRow,
} from "./choosing";
export {
  createHaiPayClient,
  type ChosenSession,
  type GivenSession,
  type HaiPayClient,
  type PlacedOrder,
  type Proof,
  type Purchase,
  tokenOf,
} from "./client";
export { checkDetails, emailProblem, nameProblem, phoneProblem, type BuyerField } from "./fields";
export { HaiPayError, type HaiPayErrorCode } from "./errors";
export { followPayment, type Followed, type FollowOptions } from "./follow-payment";
export { lastMethod, rememberMethod } from "./last-method";
export { drawQr, loadSlipWriter, type SlipWriter } from "./load-slip";
export { iconSvg, markOf, type Mark } from "./marks";
export { openWalletOf, rememberWallet } from "./open-wallet";
export { paymentTokenOf } from "./payment-address";
export {
  createPayer,
  payAnotherWay,
  redirectOf,
  whyNotPlaced,
  type CartPayment,
  type PayOutcome,
} from "./pay";
export { isHaiPay, listKnownMethods, methodOf, titleOf, type KnownMethod } from "./provider";
export type { Connection } from "./client";
export { readQrCode, safeAddress } from "./safe-address";
export { fill, loadTexts, type TextOverrides, type Texts } from "./texts";
export type { PayFact, SlipSheet } from "./slip";
export type { SlipTexts } from "./slip/texts";
export { statusOf, type Status } from "./status";
export { timeLeft, writeLocalTime, writeTimeLeft, type TimeLeft } from "./times";
export { canPay, isFinal, viewOf, type PaymentView } from "./view";
export type {
  AnotherWay,
  Details,
  MoneySeen,
  NeededField,
  OfferedKind,
  OfferedMethod,
  Payment,
  PaymentEnd,
  PaymentMethods,
  Reason,
  ShopFacts,
  Slip,
  Words,
} from "../../contract/store-api";
