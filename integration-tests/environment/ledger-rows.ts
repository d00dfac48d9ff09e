import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../src/modules/haipay/ledger/collect-order";
import type { HaipayShop } from "./haipay-shop";

/** A collect order of an unpaid slip over ¥1700, changed as a test needs it. */
function rowWith(changes: Partial<CollectOrder>, number: number): Partial<CollectOrder> {
  const applied = new Date(Date.now() - 60_000);
  return {
    id: generateEntityId(undefined, "hpco"),
    platform_order_id: `hp${Math.random().toString(16).slice(2)}${number}`,
    payment_collection_id: `pay_col_${number}`,
    provider_id: "pp_haipay-konbini-lawson_haipay",
    method: "konbini-lawson",
    currency: "jpy",
    flow: "order_first",
    environment: "sandbox",
    charge_amount: "1700",
    session_amount: "1700",
    state: "open",
    buyer_name: "山田 花子",
    buyer_phone: "09012345678",
    buyer_email: "hanako@example.com",
    partner_user_id: "guest_1",
    applied_at: applied,
    expires_at: new Date(Date.now() + 86_400_000 * 3),
    ...changes,
  };
}

/** Writes collect orders into the ledger as they would be there long afterwards. @returns their ids, in the same order */
export async function writeRows(shop: HaipayShop, rows: Partial<CollectOrder>[]): Promise<string[]> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const written = rows.map(rowWith);
  await db.batchInsert("haipay_collect_order", written, 500);
  return written.map(({ id }) => id as string);
}
