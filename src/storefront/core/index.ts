/**
 * The kit without any framework: what a storefront needs to know of the methods, a client of the store API, the flow of
 * the last click, following a payment, and every text in Japanese and English.
 */
export { languageOf, type Language } from "../../platform/language";
export type { Currency, MethodId, PaymentFlow, PaymentKind } from "../../platform/catalogue";
export { readPhone, type PhoneProblem, type PhoneRefusal } from "../../platform/buyer";
export { writeSum, writeTime } from "../../platform/language";
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
export { checkDetails, type BuyerField } from "./check-details";
export { writeTimeLeft } from "./count-down";
export { drawingOf, iconSvg, type Drawing } from "./drawings";
export { HaiPayError, type HaiPayErrorCode } from "./errors";
export { followPayment, type Followed, type FollowOptions } from "./follow-payment";
export { factsOf, restOf, stepsOf, type PayFact } from "./how-to-pay";
export { paymentTokenOf } from "./payment-address";
export { createPayer, payAnotherWay, redirectOf, type CartPayment, type PayOutcome } from "./pay";
export { isHaiPay, listKnownMethods, methodOf, titleOf, type KnownMethod } from "./provider";
export type { Connection } from "./client";
export { readQrCode, safeAddress } from "./safe-address";
export { fill, textsFor, type TextOverrides, type Texts } from "./texts";
export { timeLeft, type TimeLeft } from "./time-left";
export { isFinal, viewOf, type PaymentView } from "./view";
export type {
  AnotherWay,
  Details,
  NeededField,
  OfferedKind,
  OfferedMethod,
  Payment,
  PaymentMethods,
  Reason,
  Slip,
  Words,
} from "../../contract/store-api";
