import type { Currency } from "../platform/catalogue";
import type { AccountKeys } from "./accounts";
import { Cashier } from "./cashier";
import type { SandboxCalls } from "./control-types";
import { FaultQueue } from "./faults";
import { Notifier, type NotifierOptions } from "./notifier";
import { OrderBook } from "./order-book";

/** All that one running sandbox knows. */
export interface SandboxState {
  readonly accounts: Record<Currency, AccountKeys>;
  readonly orders: OrderBook;
  readonly cashier: Cashier;
  readonly notifier: Notifier;
  readonly faults: FaultQueue;
  calls: SandboxCalls;
}

const NO_CALLS: SandboxCalls = { apply: 0, query: 0, refused: 0 };

/** @param baseUrl the sandbox's own address, for the pay pages */
export function createState(
  baseUrl: string,
  accounts: Record<Currency, AccountKeys>,
  notifierOptions: NotifierOptions,
): SandboxState {
  const notifier = new Notifier(notifierOptions);
  return {
    accounts,
    orders: new OrderBook(baseUrl),
    cashier: new Cashier(accounts, notifier),
    notifier,
    faults: new FaultQueue(),
    calls: { ...NO_CALLS },
  };
}

/** Forgets orders, faults, counts and notifications under way; keys and address stay. */
export function resetState(state: SandboxState): void {
  state.notifier.stop();
  state.notifier.setOn(true);
  state.orders.clear();
  state.faults.clear();
  state.calls = { ...NO_CALLS };
}
