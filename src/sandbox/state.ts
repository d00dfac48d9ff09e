import type { Currency } from "../platform/catalogue";
import type { AccountKeys } from "./accounts";
import { Cashier } from "./cashier";
import type { SandboxCalls, SandboxFault } from "./control-types";
import { Notifier, type NotifierOptions } from "./notifier";
import { OrderBook } from "./order-book";
import type { ShopNextDoor } from "./shop-next-door";
import { USUAL_PRODUCTS, type Products } from "./products";

/** All that one running sandbox knows. */
export interface SandboxState {
  readonly accounts: Record<Currency, AccountKeys>;
  readonly orders: OrderBook;
  readonly cashier: Cashier;
  readonly notifier: Notifier;
  readonly faults: FaultQueue;
  calls: SandboxCalls;
  /** How far ahead of this machine's clock the `Date` of its answers is, in ms; negative = behind. */
  clockAheadMs: number;
  /** Whether the merchant may ask for its account. */
  accountQuery: boolean;
  products: Products;
  /** Whether collect/apply returns the numbers of slips and accounts; only the pay page is promised (protocol §4). */
  slipNumbers: boolean;
  readonly shop: ShopNextDoor | undefined;
  /** Whether answers are signed with the keys of another account, as for a merchant who pasted the wrong key. */
  foreignKeys: boolean;
}

const NO_CALLS: SandboxCalls = { apply: 0, query: 0, account: 0, config: 0, refused: 0 };

/** @param baseUrl the sandbox's own address, for the pay pages */
export function createState(
  baseUrl: string,
  accounts: Record<Currency, AccountKeys>,
  notifierOptions: NotifierOptions,
  shop?: ShopNextDoor,
): SandboxState {
  const notifier = new Notifier(notifierOptions);
  return {
    accounts,
    orders: new OrderBook(baseUrl),
    cashier: new Cashier(accounts, notifier),
    notifier,
    faults: new FaultQueue(),
    calls: { ...NO_CALLS },
    clockAheadMs: 0,
    accountQuery: true,
    products: USUAL_PRODUCTS,
    slipNumbers: true,
    shop,
    foreignKeys: false,
  };
}

/** Forgets orders, faults, counts and notifications under way; keys and address stay. */
export function resetState(state: SandboxState): void {
  state.notifier.stop();
  state.notifier.setOn(true);
  state.orders.clear();
  state.faults.clear();
  state.calls = { ...NO_CALLS };
  state.clockAheadMs = 0;
  state.accountQuery = true;
  state.products = USUAL_PRODUCTS;
  state.slipNumbers = true;
  state.foreignKeys = false;
}

/** Faults wait here for the next calls of their endpoint, in the order in which they were given. */
class FaultQueue {
  private waiting: { fault: SandboxFault; left: number }[] = [];

  /** @param fault once, unless it says how many times */
  add(fault: SandboxFault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault for this call, if one waits; it is then used up. */
  take(endpoint: SandboxFault["endpoint"]): SandboxFault | undefined {
    const next = this.waiting.find(({ fault }) => fault.endpoint === endpoint);
    if (!next) {
      return undefined;
    }
    next.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return next.fault;
  }

  clear(): void {
    this.waiting = [];
  }
}
