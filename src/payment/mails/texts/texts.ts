import type { MailKind } from "../../../contract/mails";

/** The values that a sentence may contain. */
export interface Named {
  shop: string;
  method: string;
  order: string;
  /** What is still to be paid. */
  sum: string;
}

/** All texts of the mails in one language. */
export interface MailTexts {
  subject: Record<MailKind, (named: Named) => string>;
  opening: Record<MailKind, (named: Named) => string>;
  /** Replaces the slip's opening if the buyer has an earlier slip. */
  newSlip: (named: Named) => string;
  /** After a part has come. */
  partlyPaid: (named: Named) => string;
  /** What happens to an order that nobody paid. */
  orderCancelled: string;
  orderStands: string;
  labels: {
    order: string;
    goods: string;
    sum: string;
    charge: string;
    received: string;
    rest: string;
    paidSum: string;
    method: string;
    deadline: string;
    paidAt: string;
    account: string;
    number: string;
  };
  payLink: string;
  orderLink: string;
  stepsTitle: string;
  /** Below a slip and a reminder. */
  payPageCounts: string;
  /** Below every mail. @param contact where buyers ask */
  questions: (named: Named, contact: string | null) => string;
  test: string;
  /** Before the subject of a mail that somebody sends to themselves. */
  trial: string;
}
