import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { isIdentifier } from "../../modules/haipay/identifier";
import type HaipayModuleService from "../../modules/haipay/service";
import { findRowsOfOrder } from "./rows-of-order";

/** The most that a search finds; whoever gets as many should write more of the address. */
export const MOST_FOUND = 1_000;

const ORDER_NUMBER = /^#?(\d{1,9})$/;

/**
 * The ids of the collect orders that a person may mean: by their own id, the order id, HaiPay's order number, an id or
 * the number (`#12`) of Medusa's order, or the beginning of the shopper's e-mail address.
 */
export async function searchCollectOrders(container: MedusaContainer, text: string): Promise<string[]> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const finder = haipay.collectOrderFinder;
  const [called, ofOrders, ofShopper] = await Promise.all([
    isIdentifier(text) ? finder.idsCalled(text) : [],
    findOrderIds(container, text).then((ids) => rowsOf(container, ids)),
    text.startsWith("#") ? [] : finder.idsByEmail(text, MOST_FOUND),
  ]);
  return [...new Set([...called, ...ofOrders, ...ofShopper])].slice(0, MOST_FOUND);
}

async function findOrderIds(container: MedusaContainer, text: string): Promise<string[]> {
  if (/^order_\w+$/.test(text)) return [text];
  const number = ORDER_NUMBER.exec(text)?.[1];
  if (number === undefined) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { display_id: Number(number) },
  });
  return (data as { id: string }[]).map(({ id }) => id);
}

async function rowsOf(container: MedusaContainer, orderIds: readonly string[]): Promise<string[]> {
  const rows = await Promise.all(orderIds.map((id) => findRowsOfOrder(container, id)));
  return rows.flat().map(({ id }) => id);
}
