import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { settleCollectOrder } from "../settle-collect-order/settle-collect-order";

/** The least time, in ms, between two questions to the platform for one payment session. */
const QUIET_MS = 3_000;

/** What the return page may know; nothing about the buyer. */
export interface TrackedPayment {
  row: CollectOrder;
  order: { id: string; display_id: number } | null;
  needsAttention: boolean;
}

/**
 * Follows the payment of one payment session, settling it first when the last answer may be stale.
 *
 * @returns undefined when the session is not ours
 */
export async function trackPayment(
  container: MedusaContainer,
  paymentSessionId: string,
): Promise<TrackedPayment | undefined> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const known = await findRow(haipay, paymentSessionId);
  if (!known) return undefined;
  if (mayMove(known) && (await haipay.collectOrders.claimCheck(known.id, QUIET_MS))) {
    await settleQuietly(container, haipay, known);
  }
  const row = (await findRow(haipay, paymentSessionId)) ?? known;
  const open = await haipay.attentions.listOpen(row.id);
  return { row, order: await findOrder(container, row), needsAttention: open.length > 0 };
}

/** The paid row of the session, else its newest: a new try after a failed one adds a row. */
async function findRow(haipay: HaipayModuleService, sessionId: string): Promise<CollectOrder | undefined> {
  const rows = await haipay.collectOrders.listBySession(sessionId);
  return (
    rows.find((row) => row.state === "paid") ??
    rows[0] ??
    (await haipay.collectOrders.findByReturnSession(sessionId))
  );
}

function mayMove({ applied_at, state, settled_at }: CollectOrder): boolean {
  return applied_at !== null && (state === "paid" ? settled_at === null : state !== "failed");
}

async function settleQuietly(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<void> {
  try {
    await settleCollectOrder(container, row.id);
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: collect order ${row.order_id} could not be settled for the return page: ${(error as Error).message}`,
    );
  }
}

async function findOrder(container: MedusaContainer, row: CollectOrder): Promise<TrackedPayment["order"]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const orderId = row.medusa_order_id ?? (await findOrderIdOfCart(container, row.cart_id));
  if (!orderId) return null;
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id"],
    filters: { id: orderId },
  });
  return (data as NonNullable<TrackedPayment["order"]>[])[0] ?? null;
}

async function findOrderIdOfCart(container: MedusaContainer, cartId: string | null): Promise<string | null> {
  if (cartId === null) return null;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id: cartId },
  });
  return (data[0] as { order_id?: string } | undefined)?.order_id ?? null;
}
