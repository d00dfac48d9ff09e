import type { PhoneProblem } from "../../../platform/buyer";
import type { MethodId, PaymentKind } from "../../../platform/catalogue";
import type { PaymentView } from "../view";

/** Every word of the kit in one language. `{…}` is filled in; a text of yours may leave it out. */
export interface Texts {
  /** Heading of the method picker. */
  chooseMethod: string;
  loading: string;
  noMethods: string;
  /** {min} {max} */
  limits: string;
  name: string;
  nameHint: string;
  nameMissing: string;
  phone: string;
  phoneHint: string;
  phoneProblems: Record<PhoneProblem, string>;
  email: string;
  emailProblem: string;
  review: string;
  method: string;
  sum: string;
  deadline: string;
  typicalTime: string;
  /** When money is taken and when the order is placed, per kind. */
  reviewNotes: Record<PaymentKind, string>;
  /** Who gets the buyer's data, and where: Japanese law (APPI, Article 28) wants it said before they go abroad. */
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
  errorUnreachable: string;
  errorServer: string;
  errorNotFound: string;
  /** Heading of the status view. {method} */
  titles: Record<PaymentView, string>;
  /** A sentence below it. {method} {sum} {received} {deadline} */
  messages: Record<PaymentView, string>;
  paidButCancelled: string;
  orderNumber: string;
  paidAt: string;
  /** Labels of the numbers that the platform may give. */
  numbers: Partial<Record<MethodId, string>>;
  number: string;
  code: string;
  orderNo: string;
  bank: string;
  /** Value of the bank line of a transfer. */
  bankName: string;
  branch: string;
  accountType: string;
  accountTypeValue: string;
  accountNumber: string;
  accountHolder: string;
  onPayPage: string;
  transferFee: string;
  exactSum: string;
  transferSum: string;
  openPayPage: string;
  opensNewTab: string;
  scan: string;
  howToPay: string;
  /** Steps per method; a method that is left out keeps the kit's own. */
  steps: Partial<Record<MethodId, readonly string[]>>;
  pageHasTheLastWord: string;
  copy: string;
  copied: string;
  print: string;
  /** {days} {hours} {minutes} {seconds} */
  leftDays: string;
  leftHours: string;
  leftMinutes: string;
  left: string;
  deadlinePassed: string;
  checking: string;
  checkNow: string;
  retry: string;
  offline: string;
  gone: string;
  anotherWay: string;
  anotherWayHint: string;
  /** {until} */
  anotherWayUntil: string;
  backToCheckout: string;
  attention: string;
  /** Below a payment that has ended, for whoever is not recognised as its buyer. */
  notRecognised: string;
}
