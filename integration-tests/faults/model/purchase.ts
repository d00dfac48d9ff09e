import type { Cart, Shopper } from "../../../demo/shopper";
import type { Wish } from "./history";

/** What the model keeps of one purchase: what is possible, and what explains how it ends. */
export class Purchase {
  /** Where the last choice of a method was made. */
  collectionId: string | undefined;
  /** The session that the last choice made. */
  sessionId: string | undefined;
  /** Time has passed: deadlines may be over. */
  timePassed = false;
  /** So much time has passed that late money is no longer waited for. */
  watchEnded = false;
  /** The collect orders whose deadline and grace were let pass, by their row's id. */
  readonly overdue = new Set<string>();
  /** An administrator cancelled the order. */
  cancelledByPerson = false;
  /** What it costs changed, or was meant to, after the first choice of a method. */
  changed = false;
  /** The same, after money was last handed over. */
  changedSincePaid = false;
  /** Staff changed what the placed order costs. */
  changedByStaff = false;
  /** Credit covered all that the placed order owed, or the cart before it. */
  free = false;
  /** Its goods were sent off. */
  sentOff = false;
  /** A person decided about an attention. */
  takenOver = false;
  /** A person used money for the order that owed another sum. */
  usedByPerson = false;

  constructor(
    /** In the history, from 0. */
    readonly number: number,
    readonly wish: Wish,
    readonly shopper: Shopper,
    readonly cart: Cart,
  ) {}

  noteChange(): void {
    this.changed = true;
    this.changedSincePaid = true;
    this.free = false;
  }

  get itemId(): string {
    const [item] = this.cart.items ?? [];
    if (!item) throw new Error(`Cart ${this.cart.id} has no item.`);
    return item.id;
  }
}
