import type { Cart, Shopper } from "../../../src/demo/shopper";
import type { Wish } from "./history";

/** What the model keeps of one purchase: what is possible, and what explains how it ends. */
export class Purchase {
  /** Where the last choice of a method was made. */
  collectionId: string | undefined;
  /** The session that the last choice made. */
  sessionId: string | undefined;
  /** Time was let pass: deadlines may be over. */
  timePassed = false;
  /** So much time passed that late money was not waited for any more. */
  watchEnded = false;
  /** The collect orders whose deadline and grace were let pass, by their row's id. */
  readonly overdue = new Set<string>();
  /** An administrator cancelled the order. */
  cancelledByPerson = false;

  constructor(
    /** In the history, from 0. */
    readonly number: number,
    readonly wish: Wish,
    readonly shopper: Shopper,
    readonly cart: Cart,
  ) {}

  get itemId(): string {
    const [item] = this.cart.items ?? [];
    if (!item) throw new Error(`Cart ${this.cart.id} has no item.`);
    return item.id;
  }
}
