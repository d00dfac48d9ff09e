import type { MedusaContainer } from "@medusajs/framework/types";
import type { AttentionReason } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isUnused } from "../../modules/haipay/ledger/given-back";
import type HaipayModuleService from "../../modules/haipay/service";
import { captureForOrder } from "../capture";
import { isCancelled, isNothing, owedBy, type Purchase, type PurchaseOrder } from "../owed";
import { findPurchase } from "../purchase";
import { refuse } from "../refuse";
import { withPurchase } from "../with-purchase";

export interface MoneyUse {
  collect_order_id: string;
  /** The user who decides this. */
  actor_id: string;
}

/** The reasons the money was held back, which the decision settles. */
const SETTLED: readonly AttentionReason[] = [
  "orphaned",
  "duplicate",
  "mismatch",
  "total_changed",
  "completion_failed",
  "being_booked",
];

/**
 * Captures money that belongs to no order for the order of its purchase, although a different sum is due on it: a person
 * decides this. What is still due, or was overpaid, is then shown under `total_changed`.
 *
 * @throws RefusedError with the reason why the money cannot be used; GuardBusyError while others work on the
 *   purchase; whatever kept Medusa from capturing, and then nothing has changed
 */
export async function useMoneyForOrder(container: MedusaContainer, use: MoneyUse): Promise<CollectOrder> {
  return withPurchase(container, use.collect_order_id, (haipay, row) =>
    useUnderGuard(container, haipay, row, use),
  );
}

async function useUnderGuard(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  { actor_id }: MoneyUse,
): Promise<CollectOrder> {
  const purchase = await findPurchase(container, row);
  const order = requireOwingOrder(row, purchase);
  const reopened = await haipay.ledger.collectOrders.reopen(row);
  if (!reopened) throw refuse("moved");
  await haipay.ledger.history.append(row.id, "administrator", {
    act: "use_money",
    actor_id,
    medusa_order_id: order.id,
    due: order.due.amount,
  });
  const captured = await captureForOrder(container, haipay, reopened, purchase);
  const note = `The money was used for order #${order.display_id}.`;
  await haipay.ledger.attentions.resolve(
    row.id,
    SETTLED.filter((reason) => reason !== "total_changed"),
    actor_id,
    note,
  );
  return captured;
}

function requireOwingOrder(row: CollectOrder, purchase: Purchase): PurchaseOrder {
  const { order } = purchase;
  if (!isUnused(row)) throw refuse("money_not_free");
  if (!order) throw refuse("no_order_for_money");
  const figures = { display_id: order.display_id };
  if (isCancelled(order)) throw refuse("money_for_cancelled_order", { figures });
  const owed = owedBy(purchase, row.payment_session_id);
  if (!owed || isNothing(owed)) throw refuse("money_for_paid_order", { figures });
  if (owed.currency_code.toLowerCase() !== row.currency) {
    throw refuse("money_in_other_currency", { figures });
  }
  return order;
}
