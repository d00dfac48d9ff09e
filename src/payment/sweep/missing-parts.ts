import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MissingPart, ReasonWithFacts } from "../../modules/haipay/ledger/attention-facts";
import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { attentionFacts } from "../attention-facts";
import { isCancelled } from "../owed";
import { findPurchase } from "../purchase";
import type { SweepRun } from "./sweep-run";

interface Item {
  id: string;
  quantity: number;
  variant?: { manage_inventory: boolean; inventory_items?: { inventory_item_id: string }[] } | null;
}

interface Order {
  id: string;
  display_id: number;
  status: string;
  canceled_at: Date | null;
  is_draft_order: boolean;
  items?: Item[];
  fulfillments?: { canceled_at: Date | null }[];
}

export interface ExaminedOrder {
  id: string;
  displayId: number;
  missing: MissingPart[];
}

/**
 * Finds what an order lacks that a finished completion would have made.
 *
 * @returns undefined when nothing is expected of it: it is gone, cancelled, or a draft
 */
export async function findMissingParts(
  container: MedusaContainer,
  medusaOrderId: string,
): Promise<ExaminedOrder | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "status",
      "canceled_at",
      "is_draft_order",
      "items.*",
      "items.variant.manage_inventory",
      "items.variant.inventory_items.inventory_item_id",
      "fulfillments.canceled_at",
    ],
    filters: { id: medusaOrderId },
  });
  const [order] = data as unknown as Order[];
  if (!order || isCancelled(order) || order.is_draft_order) return undefined;
  const missing: MissingPart[] = [];
  const isLinked = async (entity: string): Promise<boolean> =>
    (await query.graph({ entity, fields: ["order_id"], filters: { order_id: medusaOrderId } })).data.length >
    0;
  if (!(await isLinked("order_payment_collection"))) missing.push("payment_link");
  if (!(await isLinked("order_cart"))) missing.push("cart_link");
  if (await lacksReservation(container, order)) missing.push("reservation");
  return { id: order.id, displayId: order.display_id, missing };
}

/** Unmanaged stock is not reserved, and shipped items are no longer reserved. */
async function lacksReservation(container: MedusaContainer, order: Order): Promise<boolean> {
  if ((order.fulfillments ?? []).some(({ canceled_at }) => !canceled_at)) return false;
  const managed = (order.items ?? []).filter(
    ({ quantity, variant }) =>
      quantity > 0 && variant?.manage_inventory && (variant.inventory_items ?? []).length > 0,
  );
  if (managed.length === 0) return false;
  const reservations = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems(
      { line_item_id: managed.map(({ id }) => id) },
      { select: ["id", "line_item_id"], take: null as unknown as undefined },
    );
  const reserved = new Set(reservations.map(({ line_item_id }) => line_item_id));
  return managed.some(({ id }) => !reserved.has(id));
}

/** What a person was told about a half-made order. */
export type HalfMade = Extract<Attention, { reason: "half_made" }>;

/** Tells a person about a half-made order, once. @param rows the collect orders of its purchase, oldest first */
export async function tellHalfMade(
  { container, haipay, report }: SweepRun,
  rows: readonly CollectOrder[],
  order: ExaminedOrder,
): Promise<void> {
  const row = mostTelling(rows);
  const told = await listTold(haipay, row);
  if (told.some((attention) => ordersOf(attention).includes(order.id))) return;
  const earlier = told.filter(({ resolved_at }) => resolved_at === null).flatMap(ordersOf);
  const purchase = await findPurchase(container, row);
  await haipay.raiseAttention(row, "half_made", {
    ...attentionFacts(row, purchase),
    medusa_order_id: order.id,
    display_id: order.displayId,
    missing: order.missing,
    collect_order_state: row.state,
    ...(earlier.length > 0 ? { earlier_orders: earlier } : {}),
  });
  report.halfMade++;
}

/** The orders that an attention is about. */
export function ordersOf({ facts }: ReasonWithFacts<"half_made">): string[] {
  const { medusa_order_id, earlier_orders = [] } = facts;
  return [medusa_order_id, ...earlier_orders];
}

async function listTold(haipay: SweepRun["haipay"], row: CollectOrder): Promise<HalfMade[]> {
  const told = await haipay.listAttentions({ collect_order_id: row.id, reason: "half_made" });
  return told as unknown as HalfMade[];
}

/** The row with the money, else the one that is still payable, else the newest. */
function mostTelling(rows: readonly CollectOrder[]): CollectOrder {
  const newestFirst = [...rows].reverse();
  return (
    newestFirst.find(({ state }) => state === "paid") ??
    newestFirst.find(({ state }) => state === "open") ??
    newestFirst[0]
  );
}

/**
 * Reports an order whose `order.placed` this plugin never received, although it listens: whatever sends the mails may
 * have missed it as well.
 */
export async function reportUnannounced(
  run: SweepRun,
  row: CollectOrder,
  medusaOrderId: string,
): Promise<void> {
  const order = await findMissingParts(run.container, medusaOrderId);
  if (!order) return;
  order.missing.push("order_placed_event");
  await tellHalfMade(run, await run.haipay.ledger.collectOrders.listByPurchase(row), order);
}
