import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import { findLockDatabase } from "./postgres-locking";

/**
 * Frees Medusa's own lock of a cart when it has outlived its time. Under locking-postgres nobody else does: a process
 * that is killed while it completes a cart would leave the cart, and the payment in it, locked for ever. The key of
 * every lock that placing and capturing an order takes is the cart's id. A lock that is still within its time is
 * left alone, by the clock of the database that holds it.
 *
 * @returns whether there was one
 */
export async function freeStaleCartLock(container: MedusaContainer, cartId: string): Promise<boolean> {
  const locks = findLockDatabase(container);
  if (!locks) return false;
  const freed = await locks.execute("DELETE FROM locking WHERE id = ? AND expiration < now() RETURNING id", [
    cartId,
  ]);
  if (freed.length === 0) return false;
  await note(container.resolve<HaipayModuleService>(HAIPAY_MODULE), cartId);
  return true;
}

/** Which of these carts have a lock that has outlived its time: one read for all of them. */
export async function findStaleCartLocks(
  container: MedusaContainer,
  cartIds: readonly string[],
): Promise<string[]> {
  const locks = cartIds.length > 0 ? findLockDatabase(container) : undefined;
  if (!locks) return [];
  const places = cartIds.map(() => "?").join(", ");
  const stale = await locks.execute(`SELECT id FROM locking WHERE id IN (${places}) AND expiration < now()`, [
    ...cartIds,
  ]);
  return stale.map(({ id }) => id);
}

async function note(haipay: HaipayModuleService, cartId: string): Promise<void> {
  haipay.logger.warn(
    `HaiPay: Medusa's lock of cart ${cartId} had outlived its time and was freed; the process that took it must have died.`,
  );
  for (const { id } of await haipay.sweptRows.listOfCarts([cartId])) {
    await haipay.history.append(id, "lock_freed", { cart_id: cartId });
  }
}
