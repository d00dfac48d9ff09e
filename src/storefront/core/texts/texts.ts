import type { EmailProblem, NameProblem, PhoneProblem } from "../../../platform/buyer-words/words";
import type { PaymentKind } from "../../../platform/methods";
import type { PaymentView } from "../view";
import type { ErrorTexts } from "./errors";

/**
 * The kit's texts in one language, except those of the slip, which are loaded with it. `{…}` is filled in; your own
 * yours may leave it out.
 */
export interface Texts extends ErrorTexts {
  /** Heading of the choice. */
  chooseMethod: string;
  chooseFirst: string;
  loading: string;
  noMethods: string;
  /** One sentence about each kind. */
  kindHints: Record<PaymentKind, string>;
  /** Heading of the chains and wallets within a kind. */
  chooseWithin: Record<PaymentKind, string>;
  /** For goods that are delivered abroad. */
  abroad: Record<PaymentKind, string>;
  /** On a method that nobody can use at the moment. */
  notAvailableNow: string;
  /** The same if a sentence above already says it. */
  notNow: string;
  notForThisSum: string;
  /** {sum}: no method takes it */
  noneForSum: string;
  /** {sum} more is needed for {methods} */
  limitMissing: string;
  /** {methods} end at {sum} */
  limitOver: string;
  /** Between names, and before the last one. */
  comma: string;
  or: string;
  /** Between a name and what it is: " · " */
  dot: string;
  backToShop: string;
  name: string;
  nameHint: string;
  nameProblems: Record<NameProblem, string>;
  phone: string;
  phoneHint: string;
  phoneProblems: Record<PhoneProblem, string>;
  email: string;
  emailProblems: Record<EmailProblem, string>;
  review: string;
  method: string;
  sum: string;
  deadline: string;
  /** {time}: the reader's own clock, where it is not Japan's */
  localTime: string;
  /** When money is taken and when the order is placed, per kind. */
  reviewNotes: Record<PaymentKind, string>;
  /** The same for an order that is placed already. */
  reviewNotePlaced: string;
  /** Who gets the buyer's data, and where: Japanese law (APPI, Article 28) requires this before they are sent abroad. */
  privacyNotice: string;
  /** The link to the shop's privacy policy. */
  privacyPolicy: string;
  /** On the last button; {method} */
  placeOrder: string;
  payNow: string;
  working: string;
  redirecting: string;
  /** {sum} */
  sumChanged: string;
  chooseAgain: string;
  /** A wallet's page that was left open; {method} */
  walletOpen: string;
  walletContinue: string;
  walletPaid: string;
  seePayment: string;
  /** Heading of the status view. {method} {sum} {received} {left} */
  titles: Record<PaymentView, string>;
  /** A sentence below it. {method} {sum} {received} {left} {deadline} {until}, of `seen` also {seen} {seenBy} */
  messages: Record<PaymentView, string>;
  /** In place of `messages.waiting`. */
  waitFor: Record<PaymentKind, string>;
  /** In place of `messages.paid`; {received} {surplus} */
  overpaid: string;
  paidNext: string;
  nothingCharged: string;
  cartKept: string;
  /** {until} */
  orderKept: string;
  /** {received}: a part had come */
  partKept: string;
  paidButCancelled: string;
  orderNumber: string;
  paidAt: string;
  receipt: string;
  openPayPage: string;
  opensNewTab: string;
  copy: string;
  copied: string;
  leftDay: string;
  /** {days} {hours} {minutes} */
  leftDays: string;
  leftHour: string;
  leftHours: string;
  leftMinutes: string;
  deadlinePassed: string;
  checking: string;
  checkNow: string;
  retry: string;
  offline: string;
  gone: string;
  anotherWay: string;
  /** {method} */
  sameAgain: string;
  anotherWayHint: string;
  /** {until} */
  anotherWayUntil: string;
  backToCheckout: string;
  /** Closes the choice of another method. */
  back: string;
  attention: string;
  /** Below a payment that has ended, for whoever is not recognised as its buyer. */
  notRecognised: string;
}
