import { Client } from "@medusajs/framework/pg";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { findFreePort } from "../../demo/ports";
import { Shopper } from "../../demo/shopper";
import { haipayEnvironment } from "./configure-haipay";
import { eventually } from "./eventually";
import type { HaipayShop } from "./haipay-shop";
import { MedusaChild } from "./medusa-child";
import { choose, type Checkout } from "./purchases";

const BOOT_MS = 30_000;

/**
 * Lets a separate Medusa process place an order and kills it (SIGKILL) in the middle: when it waits for these
 * tables, which are locked until then. What it had committed stays, what waits is lost.
 */
export async function completeAndKill(shop: HaipayShop, tables: readonly string[]): Promise<Checkout> {
  const { databaseUrl } = shop.container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig;
  const child = new MedusaChild({
    databaseUrl: databaseUrl as string,
    port: await findFreePort(),
    haipay: haipayEnvironment(shop.sandbox),
  });
  const locker = new Client({ connectionString: databaseUrl as string });
  await locker.connect();
  try {
    await child.untilReady();
    const checkout = await choose(shop, { method: "konbini-lawson" });
    const shopper = new Shopper({ baseUrl: child.url, publishableKey: shop.seeded.publishableKey });
    await locker.query("BEGIN");
    for (const table of tables) await locker.query(`LOCK TABLE "${table}" IN EXCLUSIVE MODE`);
    const lost = shopper.complete(checkout.cart.id).catch((error: Error) => error);
    await eventually(async () => expect(await countWaiting(locker)).toBe(tables.length), BOOT_MS);
    await child.kill();
    if (!((await lost) instanceof Error)) throw new Error("The completion ended before the kill.");
    return checkout;
  } finally {
    await child.kill();
    // The server would go on with what a dead process had asked for.
    await locker.query(`SELECT pg_terminate_backend(pid) ${WAITING}`);
    await locker.query("ROLLBACK");
    await locker.end();
  }
}

const WAITING = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

async function countWaiting(locker: Client): Promise<number> {
  const { rows } = await locker.query<{ count: number }>(`SELECT count(*)::int AS count ${WAITING}`);
  return rows[0].count;
}
