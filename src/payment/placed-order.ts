import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { announcePending } from "./announce";
import { isSameSum, owedBy, sumOf } from "./owed";
import { findPurchase } from "./purchase";

/**
 * Tells the ledger which order a purchase became, once its completion has succeeded, and announces what was waiting for
 * it. Calling it repeatedly changes nothing more; an order without one of our payments costs three reads.
 */
export async function followPlacedOrder(container: MedusaContainer, medusaOrderId: string): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  if (!medusaOrderId) return;
  for (const row of await haipay.ledger.collectOrders.noteOrder(
    medusaOrderId,
    await findLinks(container, medusaOrderId),
  )) {
    await giveUpUnpaidPage(container, haipay, row);
    await announcePending(container, { collectOrderId: row.id });
  }
}

/**
 * A wallet's page that is still unpaid when its order is placed asks for money that the order does not owe: Medusa places an order
 * that store credit covers without a payment. Money that still comes through the page is then compared with the order.
 */
async function giveUpUnpaidPage(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<void> {
  if (row.flow !== "pay_first" || row.state !== "open") return;
  const owed = owedBy(await findPurchase(container, row), row.payment_session_id);
  if (!owed || isSameSum(owed, sumOf(row))) return;
  const last_error = "The order was placed and does not owe this sum.";
  await haipay.ledger.collectOrders.transition(row, "superseded", { last_error });
}

async function findLinks(
  container: MedusaContainer,
  medusaOrderId: string,
): Promise<{ cartId: string | null; collectionIds: string[] }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [carts, collections] = await Promise.all([
    query.graph({ entity: "order_cart", fields: ["cart_id"], filters: { order_id: medusaOrderId } }),
    query.graph({
      entity: "order_payment_collection",
      fields: ["payment_collection_id"],
      filters: { order_id: medusaOrderId },
    }),
  ]);
  return {
    cartId: (carts.data[0] as { cart_id?: string } | undefined)?.cart_id ?? null,
    collectionIds: (collections.data as { payment_collection_id: string }[]).map(
      ({ payment_collection_id }) => payment_collection_id,
    ),
  };
}
