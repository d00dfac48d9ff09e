import { Client } from "@medusajs/framework/pg";
import type { ShopNextDoor } from "../src/sandbox/index";

/**
 * What the sandbox's pages tell of the demo's shop, read from its database: no shop in the world lets its platform do that.
 *
 * @param databaseUrl of the shop
 */
export function neighbour(databaseUrl: string): ShopNextDoor {
  return {
    async orderNumbers(orderIds) {
      const rows = await query<{ platform_order_id: string; display_id: number }>(
        databaseUrl,
        `SELECT c.platform_order_id, o.display_id FROM haipay_collect_order c
         JOIN "order" o ON o.id = c.medusa_order_id WHERE c.platform_order_id = ANY ($1)`,
        [orderIds],
      );
      return new Map(rows.map((row) => [row.platform_order_id, `#${row.display_id}`]));
    },
    async passDeadline(orderId) {
      await query(
        databaseUrl,
        "UPDATE haipay_collect_order SET expires_at = now(), slip_expires_at = now() WHERE platform_order_id = $1",
        [orderId],
      );
    },
  };
}

async function query<Row extends object>(url: string, statement: string, values: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
