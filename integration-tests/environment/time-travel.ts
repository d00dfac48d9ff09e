import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { HaipayShop } from "./haipay-shop";

const HOUR_MS = 3_600_000;

async function move(shop: HaipayShop, orderId: string, changes: Record<string, Date>): Promise<void> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const moved = await db("haipay_collect_order")
    .where({ platform_order_id: orderId })
    .update({ ...changes, next_check_at: new Date() });
  if (moved !== 1) throw new Error(`There is no collect order ${orderId} in the ledger.`);
}

/** Moves a collect order's deadline this many hours into the past; negative hours lie ahead. */
export async function passDeadline(shop: HaipayShop, orderId: string, hoursAgo = 2): Promise<void> {
  const deadline = new Date(Date.now() - hoursAgo * HOUR_MS);
  await move(shop, orderId, { expires_at: deadline, slip_expires_at: deadline });
}

/** Makes a collect order have failed or expired this many hours ago. */
export async function passEnd(shop: HaipayShop, orderId: string, hoursAgo: number): Promise<void> {
  await move(shop, orderId, { ended_at: new Date(Date.now() - hoursAgo * HOUR_MS) });
}

/** Makes a collect order have been made at the platform this many hours ago. */
export async function passSinceApply(shop: HaipayShop, orderId: string, hoursAgo: number): Promise<void> {
  await move(shop, orderId, { applied_at: new Date(Date.now() - hoursAgo * HOUR_MS) });
}

/** Makes every move of every collect order this many minutes older in the history. */
export async function letMinutesPass(shop: HaipayShop, minutes: number): Promise<void> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  await db("haipay_history")
    .where({ kind: "transition" })
    .update({ created_at: db.raw("created_at - ? * interval '1 minute'", [minutes]) });
}
