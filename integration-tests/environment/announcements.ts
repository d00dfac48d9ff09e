import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { HaipayShop } from "./haipay-shop";
import { rowOfOrderId } from "./ledger-books";

/** The names of a collect order's announcements, made or waiting, oldest first. */
export async function announcedOf(shop: HaipayShop, orderId: string): Promise<string[]> {
  const { id } = await rowOfOrderId(shop, orderId);
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const rows = await db<{ name: string }>("haipay_announcement")
    .where({ collect_order_id: id })
    .orderBy(["created_at", "id"]);
  return rows.map(({ name }) => name);
}
