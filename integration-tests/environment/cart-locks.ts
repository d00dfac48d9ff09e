import type { HaipayShop } from "./haipay-shop";
import { runSql } from "./sweeping";

/** Leaves a Medusa lock behind, like a process that is killed while holding it. @param seconds how long it remains */
export async function leaveLock(shop: HaipayShop, cartId: string, seconds: number): Promise<void> {
  await runSql(
    shop,
    "INSERT INTO locking (id, owner_id, expiration) VALUES (?, NULL, now() + ? * interval '1 second')",
    [cartId, seconds],
  );
}

/** The carts that are locked, including by expired locks. */
export async function lockedCarts(shop: HaipayShop): Promise<string[]> {
  const locks = await runSql<{ id: string }>(shop, "SELECT id FROM locking ORDER BY id");
  return locks.map(({ id }) => id);
}

export async function unlock(shop: HaipayShop, cartId: string): Promise<void> {
  await runSql(shop, "DELETE FROM locking WHERE id = ?", [cartId]);
}
