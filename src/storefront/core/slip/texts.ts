import type { MethodId, PaymentKind } from "../../../platform/methods";

/** The texts of a slip in one language: loaded with the slip. `{…}` is filled in. */
export interface SlipTexts {
  /** Labels of the number that pays, as each chain calls it. */
  numbers: Partial<Record<MethodId, string>>;
  number: string;
  /** What the number is for. {method} */
  numberHint: string;
  code: string;
  /** If the platform gave no number: it is on the pay page, per kind. */
  onPayPage: Record<PaymentKind, string>;
  bank: string;
  /** Value of the bank line of a transfer. */
  bankName: string;
  accountType: string;
  accountTypeValue: string;
  accountNumber: string;
  /** What the platform does not give for an account. */
  restOfAccount: string;
  due: string;
  received: string;
  left: string;
  transferSum: string;
  exactSum: string;
  transferFee: string;
  deadline: string;
  /** The slip's own end, where the order is kept longer. */
  slipDeadline: Record<PaymentKind, string>;
  keptUntil: string;
  scan: string;
  scanCode: string;
  howToPay: string;
  /** Steps per method; a method that is left out keeps the kit's own. */
  steps: Partial<Record<MethodId, readonly string[]>>;
  pageHasTheLastWord: string;
  print: string;
  printHint: string;
  /** The printed slip. */
  printTitle: string;
  method: string;
  /** Around a name beside another. {name} */
  brackets: string;
  sum: string;
  orderNumber: string;
  contact: string;
  printedAt: string;
  cutHere: string;
  /** Name of the file. {order} {method} */
  fileName: string;
  payPage: string;
  /** The platform's own number, which no till knows. */
  reference: string;
  referenceHint: string;
}
