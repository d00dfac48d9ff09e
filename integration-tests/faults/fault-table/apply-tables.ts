import { captured, waiting, type Cell, type EitherFault } from "./table";

/** What must be seen of one fault of collect/apply. */
interface ApplyRow {
  /** What the storefront reads. */
  told: "no answer in time" | `refused (${string})`;
  /** Whether an order stands at the platform all the same. */
  made: boolean;
  afterwards: Cell;
  reconciled: Cell;
  /** The shopper tried again, paid, and no notification came: after one reconcile. */
  paid: Cell;
  /** The order that the fault had left was paid too: after one reconcile more. */
  paidTwice: Cell | undefined;
}

export type ApplyTable = Record<EitherFault, ApplyRow>;

/** Inside completion one question follows an apply that ended in doubt. */
const doubtAtPlacing: ApplyRow = {
  told: "no answer in time",
  made: false,
  afterwards: waiting("unknown"),
  reconciled: waiting("unknown"),
  paid: captured("superseded, paid"),
  paidTwice: undefined,
};
const madeAtPlacing: ApplyRow = {
  told: "no answer in time",
  made: true,
  afterwards: waiting("superseded"),
  reconciled: waiting("superseded"),
  paid: captured("superseded, paid"),
  paidTwice: captured("paid, paid", "duplicate"),
};
const refusedAtPlacing = {
  made: false,
  afterwards: waiting("not_created"),
  reconciled: waiting("not_created"),
  paid: captured("not_created, paid"),
  paidTwice: undefined,
} as const;

export const APPLY_WHEN_PLACING: ApplyTable = {
  http_500: doubtAtPlacing,
  reset_before: doubtAtPlacing,
  html: doubtAtPlacing,
  reset_after: madeAtPlacing,
  answer_lost: madeAtPlacing,
  truncated: madeAtPlacing,
  slow: madeAtPlacing,
  bad_signature: madeAtPlacing,
  wrong_order_id: madeAtPlacing,
  rate_limit: { told: "refused (1029)", ...refusedAtPlacing },
  refuse: { told: "refused (9999)", ...refusedAtPlacing },
};

/** At choosing nobody asks: that the order exists is found by reconcile. */
const doubtAtChoosing: ApplyRow = { ...doubtAtPlacing, paid: captured("unknown, paid") };
const madeAtChoosing: ApplyRow = { ...madeAtPlacing, afterwards: waiting("unknown") };

export const APPLY_WHEN_CHOOSING: ApplyTable = {
  http_500: doubtAtChoosing,
  reset_before: doubtAtChoosing,
  html: doubtAtChoosing,
  reset_after: madeAtChoosing,
  answer_lost: madeAtChoosing,
  truncated: madeAtChoosing,
  slow: madeAtChoosing,
  bad_signature: madeAtChoosing,
  wrong_order_id: madeAtChoosing,
  rate_limit: { told: "refused (1029)", ...refusedAtPlacing },
  refuse: { told: "refused (9999)", ...refusedAtPlacing },
};

/** The slip of the placed order stays payable until another try succeeds. */
const doubtAtTryingAgain: ApplyRow = {
  told: "no answer in time",
  made: false,
  afterwards: waiting("open, unknown"),
  reconciled: waiting("open, unknown"),
  paid: captured("superseded, unknown, paid"),
  paidTwice: undefined,
};
const madeAtTryingAgain: ApplyRow = {
  told: "no answer in time",
  made: true,
  afterwards: waiting("open, unknown"),
  reconciled: waiting("open, superseded"),
  paid: captured("superseded, superseded, paid"),
  paidTwice: captured("superseded, paid, paid", "duplicate"),
};
const refusedAtTryingAgain = {
  made: false,
  afterwards: waiting("open, not_created"),
  reconciled: waiting("open, not_created"),
  paid: captured("superseded, not_created, paid"),
  paidTwice: undefined,
} as const;

export const APPLY_WHEN_TRYING_AGAIN: ApplyTable = {
  http_500: doubtAtTryingAgain,
  reset_before: doubtAtTryingAgain,
  html: doubtAtTryingAgain,
  reset_after: madeAtTryingAgain,
  answer_lost: madeAtTryingAgain,
  truncated: madeAtTryingAgain,
  slow: madeAtTryingAgain,
  bad_signature: madeAtTryingAgain,
  wrong_order_id: madeAtTryingAgain,
  rate_limit: { told: "refused (1029)", ...refusedAtTryingAgain },
  refuse: { told: "refused (9999)", ...refusedAtTryingAgain },
};
