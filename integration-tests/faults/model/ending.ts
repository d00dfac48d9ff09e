import { BigNumber } from "bignumber.js";
import type { SandboxOrder } from "../../../src/sandbox/control-client";
import { readPurchase, type PurchaseFacts } from "../../environment/purchase-facts";
import type { Owed } from "../invariants/totals";
import type { Purchase } from "./purchase";
import type { Slip, World } from "./world";

export interface EndedSlip {
  slip: Slip;
  /** Absent when the platform never created it. */
  order: SandboxOrder | undefined;
  received: BigNumber;
}

/** How a purchase ended, as the platform and the shop's database say. */
export interface Ending {
  world: World;
  purchase: Purchase;
  facts: PurchaseFacts;
  /** Every collect order, the newest first. */
  slips: EndedSlip[];
  /** What the order still costs, or the cart, as Medusa computes it. */
  owed: Owed | undefined;
  cancelled: boolean;
  /** Whether staff changed the order. */
  edited: boolean;
  /** Whether the cart says how it is delivered: without that it becomes no order. */
  delivered: boolean;
  /** The payment sessions that stand. */
  sessions: string[];
  refunded: boolean;
  openAttentions: string[];
}

export async function readEnding(world: World, purchase: Purchase): Promise<Ending> {
  const platform = await world.control.orders();
  const slips = (await world.slips(purchase)).map((slip) => {
    const order = platform.find(({ orderId }) => orderId === slip.platform_order_id);
    return { slip, order, received: new BigNumber(order?.actualAmount ?? 0) };
  });
  const [more] = await world.database.query<
    Pick<Ending, "cancelled" | "edited" | "delivered" | "sessions" | "refunded" | "openAttentions">
  >(MORE, [purchase.cart.id]);
  const facts = await readPurchase(world.database, purchase.cart.id);
  return { world, purchase, facts, slips, owed: await readOwed(world, purchase, facts), ...more };
}

const MORE = `
  WITH orders AS (
    SELECT o.* FROM "order" o JOIN order_cart l ON l.order_id = o.id AND l.deleted_at IS NULL WHERE l.cart_id = $1
  ), rows AS (SELECT * FROM haipay_collect_order WHERE cart_id = $1)
  SELECT
    EXISTS (SELECT 1 FROM orders WHERE status = 'canceled') AS cancelled,
    EXISTS (SELECT 1 FROM orders WHERE version > 1) AS edited,
    EXISTS (SELECT 1 FROM cart_shipping_method WHERE cart_id = $1 AND deleted_at IS NULL) AS delivered,
    ARRAY(
      SELECT s.id FROM payment_session s JOIN rows ON rows.payment_session_id = s.id WHERE s.deleted_at IS NULL
    ) AS sessions,
    EXISTS (SELECT 1 FROM rows WHERE refunded_amount::numeric > 0) AS refunded,
    ARRAY(
      SELECT DISTINCT reason::text FROM haipay_attention
      WHERE resolved_at IS NULL AND deleted_at IS NULL AND platform_order_id IN (SELECT platform_order_id FROM rows)
    ) AS "openAttentions"`;

async function readOwed(
  world: World,
  { cart }: Purchase,
  { orderIds }: PurchaseFacts,
): Promise<Owed | undefined> {
  const wanted = orderIds.length > 0 ? { orders: orderIds, carts: [] } : { orders: [], carts: [cart.id] };
  const { orders, carts } = await world.readTotals(wanted);
  return [...orders.values(), ...carts.values()][0];
}
