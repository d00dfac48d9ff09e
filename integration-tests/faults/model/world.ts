import type { SandboxControl, SandboxOrder } from "../../../src/sandbox/control-client";
import type { CollectOrder } from "../../../src/modules/haipay/ledger/collect-order";
import type { Administrator } from "../../environment/administrator";
import type { HaipayShop } from "../../environment/haipay-shop";
import type { Queries } from "../invariants/books";
import { totalsOf, type ReadTotals } from "../invariants/totals";
import type { Purchase } from "./purchase";
import type { Tally } from "./tally";

/** A collect order as the ledger keeps it. */
export type Slip = Pick<
  CollectOrder,
  | "id"
  | "platform_order_id"
  | "state"
  | "flow"
  | "payment_session_id"
  | "cart_id"
  | "currency"
  | "charge_amount"
  | "session_amount"
  | "settled_at"
  | "taken_over_at"
  | "next_check_at"
  | "last_error"
>;

const SLIPS = `SELECT id, platform_order_id, state, flow, payment_session_id, cart_id, currency, charge_amount, session_amount,
    settled_at, taken_over_at, next_check_at, last_error
  FROM haipay_collect_order WHERE cart_id = ANY($1) AND applied_at IS NOT NULL
  ORDER BY created_at DESC, id DESC`;

/** One history's shop: the purchases that are under way in it, and everybody who acts. */
export class World {
  readonly purchases: Purchase[] = [];
  /** Notifications that say something untrue. */
  readonly lies = new Set<string>();
  /** Something else happens at this moment, or the platform gives wrong answers: a call may fail in passing. */
  mayFail = false;
  /** The platform gave wrong answers at some time, including about money. */
  troubled = false;
  /** How many refunds an administrator has tried to record. */
  refunds = 0;

  constructor(
    readonly shop: HaipayShop,
    readonly administrator: Administrator,
    readonly database: Queries,
    readonly tally: Tally,
  ) {}

  /** What purchases owe, as Medusa computes it. */
  get readTotals(): ReadTotals {
    return totalsOf(this.shop);
  }

  get control(): SandboxControl {
    return this.shop.control;
  }

  /** The purchase with this number, if the history has that many. */
  purchase(number: number): Purchase | undefined {
    return this.purchases[number];
  }

  /** Every collect order of a purchase of which the platform may have heard, the newest first. */
  async slips(...purchases: Purchase[]): Promise<Slip[]> {
    return this.database.query<Slip>(SLIPS, [purchases.map(({ cart }) => cart.id)]);
  }

  /** One collect order of a purchase, counted from the newest, round and round. */
  async slip(purchase: Purchase, number: number): Promise<Slip | undefined> {
    const slips = await this.slips(purchase);
    return slips[number % slips.length];
  }

  /** A collect order as the platform has it; undefined when it was never created there. */
  async atPlatform(orderId: string): Promise<SandboxOrder | undefined> {
    return (await this.control.orders()).find((order) => order.orderId === orderId);
  }

  /** The Medusa order that a purchase became. */
  async orderId(purchase: Purchase): Promise<string | undefined> {
    const [link] = await this.database.query<{ order_id: string }>(
      "SELECT order_id FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL",
      [purchase.cart.id],
    );
    return link?.order_id;
  }
}
