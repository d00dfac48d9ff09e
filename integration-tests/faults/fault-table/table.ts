import type { FaultKind } from "../../../src/sandbox/control-client";
import type { Standing } from "./standing";

/** What can go wrong with either call. */
export type EitherFault = Exclude<
  FaultKind,
  "wrong_amount" | "wrong_currency" | "net_amount" | "short_amount"
>;

/** The ledger and the attentions of one purchase, each as a list; the rest follows from the money. */
export interface Cell {
  money: "waiting" | "captured";
  /** Such as "superseded, paid": its collect orders, oldest first. */
  ledger: string;
  attention: string;
}

export const waiting = (ledger: string, attention = ""): Cell => ({ money: "waiting", ledger, attention });
export const captured = (ledger: string, attention = ""): Cell => ({ money: "captured", ledger, attention });

/** A purchase's session, order and books: the same for every fault, moved only by the money. */
type Surroundings = Omit<Standing, "ledger" | "attention">;

export interface Flow {
  title: string;
  waiting: Surroundings;
  captured: Surroundings;
}

const PAID: Surroundings = { sessions: "authorized", order: "completed", captured: "1700", due: "0" };
const NO_ORDER = { order: "none", captured: "0", due: "" };
const AWAITED = { order: "awaiting", captured: "0", due: "1700" };

export const PLACING_AN_ORDER: Flow = {
  title: "a slip, when the order is placed",
  waiting: { sessions: "pending", ...NO_ORDER },
  captured: PAID,
};

export const CHOOSING_A_WALLET: Flow = {
  title: "an e-wallet, when it is chosen",
  waiting: { sessions: "", ...NO_ORDER },
  captured: PAID,
};

export const TRYING_AGAIN: Flow = {
  title: "an e-wallet, when it is chosen for an order that was placed with a slip",
  waiting: { sessions: "pending_authorization", ...AWAITED },
  captured: PAID,
};

export const A_SLIP: Flow = {
  title: "a slip that was paid",
  waiting: { sessions: "pending_authorization", ...AWAITED },
  captured: PAID,
};

export const A_WALLET: Flow = {
  title: "an e-wallet payment that was made",
  waiting: { sessions: "pending", ...NO_ORDER },
  captured: PAID,
};

export const A_NEW_TRY: Flow = {
  title: "an e-wallet payment that was made for an order placed with a slip",
  waiting: { sessions: "pending", ...AWAITED },
  captured: PAID,
};

function standingOf(flow: Flow, { money, ledger, attention }: Cell): Standing {
  return { ledger, attention, ...flow[money] };
}

/** What a row of a table says, in the form in which it is observed. */
export function expand<Row extends object>(flow: Flow, row: Row): { [Name in keyof Row]: unknown } {
  const entries = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    isCell(value) ? standingOf(flow, value) : value,
  ]);
  return Object.fromEntries(entries) as { [Name in keyof Row]: unknown };
}

function isCell(value: unknown): value is Cell {
  return typeof value === "object" && value !== null && "money" in value;
}
