import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Attention } from "../../src/modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../src/modules/haipay/ledger/collect-order";
import { settleCollectOrder } from "../../src/payment/settle";
import type { HaipayShop } from "./haipay-shop";

const TABLES = ["haipay_collect_order", "haipay_attention", "haipay_history"] as const;

/** Every row of the ledger, as text: equal texts mean that nothing was written. */
export async function readLedger(shop: HaipayShop): Promise<Record<(typeof TABLES)[number], string[]>> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const tables = {} as Record<(typeof TABLES)[number], string[]>;
  for (const table of TABLES) {
    const { rows } = await db.raw<{ rows: { text: string }[] }>(
      `SELECT t::text AS text FROM ${table} t ORDER BY id`,
    );
    tables[table] = rows.map(({ text }) => text);
  }
  return tables;
}

/** All attentions of an order id, including resolved ones, oldest first. */
export async function attentionsOf(shop: HaipayShop, orderId: string): Promise<Attention[]> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  return db<Attention>("haipay_attention").where({ platform_order_id: orderId }).orderBy("created_at");
}

/** The reasons that are still waiting for a person. */
export async function openReasonsOf(shop: HaipayShop, orderId: string): Promise<string[]> {
  const attentions = await attentionsOf(shop, orderId);
  return attentions.filter((one) => one.resolved_at === null).map((one) => one.reason);
}

/** The row of an order id, which must be there. */
export async function rowOfOrderId(shop: HaipayShop, orderId: string): Promise<CollectOrder> {
  const row = await shop.haipay.ledger.collectOrders.findByPlatformOrderId(orderId);
  if (!row) throw new Error(`There is no collect order ${orderId} in the ledger.`);
  return row;
}

/** Settles as the job will: asks the platform and follows its answer. */
export async function settle(shop: HaipayShop, orderId: string): Promise<CollectOrder> {
  return settleCollectOrder(shop.container, (await rowOfOrderId(shop, orderId)).id);
}

/** What a message that is not believed must leave as it was: every row of the ledger, and the calls at the platform. */
export async function readTraces(shop: HaipayShop) {
  return { ledger: await readLedger(shop), calls: await shop.control.calls() };
}
