import type { Attention } from "../../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../../modules/haipay/ledger/collect-order";
import { attentionFacts } from "../../settle-collect-order/attention-facts";
import { findPurchase } from "../../../payment/purchase";
import type { SweepRun } from "../sweep-run";
import type { ExaminedOrder } from "./missing-parts";

/** Facts of the attention `half_made`. */
export interface HalfMadeFacts {
  medusa_order_id: string;
  missing: string[];
  /** Other half-made orders of the same purchase that still wait. */
  earlier_orders?: string[];
}

/** Tells a person of a half-made order, once. @param rows the collect orders of its purchase, oldest first */
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

/** The orders that an attention tells of. */
export function ordersOf({ facts }: Pick<Attention, "facts">): string[] {
  const { medusa_order_id, earlier_orders = [] } = facts as unknown as HalfMadeFacts;
  return [medusa_order_id, ...earlier_orders];
}

async function listTold(haipay: SweepRun["haipay"], row: CollectOrder): Promise<Attention[]> {
  const told = await haipay.listAttentions({ collect_order_id: row.id, reason: "half_made" });
  return told as unknown as Attention[];
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
