import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";

/** Longer than a capture takes. It is not renewed: the guard of the purchase is held as well. */
const HELD_FOR_SECONDS = 30;
const LONGEST_WAIT_MS = 30_000;
const RETRY_MS = 300;

/**
 * Runs `work` while holding Medusa's own lock of a cart, as Medusa's workflows do that complete a cart or process its payment. Theirs last for two
 * minutes when their process dies; this one for half a minute, so that another instance can soon go on.
 *
 * @param cartId null for a purchase without a cart, which nothing else of Medusa's works on
 * @throws Error when the lock was not free within 30 s
 */
export async function withCartLock<Result>(
  container: MedusaContainer,
  cartId: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  if (cartId === null) return work();
  const locking = container.resolve<ILockingModule>(Modules.LOCKING);
  const ownerId = `haipay:${randomUUID()}`;
  await acquire(container, locking, cartId, ownerId);
  try {
    return await work();
  } finally {
    await locking.release(cartId, { ownerId });
  }
}

async function acquire(
  container: MedusaContainer,
  locking: ILockingModule,
  cartId: string,
  ownerId: string,
): Promise<void> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    try {
      await locking.acquire(cartId, { ownerId, expire: HELD_FOR_SECONDS });
      return;
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    if (!(await freeStaleCartLock(container, cartId))) await wait(RETRY_MS);
  }
}

/**
 * Frees Medusa's own lock of a cart when it has expired. Under locking-postgres nobody else does: a process
 * that is killed while it completes a cart would leave the cart, and the payment in it, locked forever. The key of
 * every lock that placing and capturing an order takes is the cart's id. A lock that has not expired is
 * left alone, according to the clock of the database that holds it.
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

/** Which of these carts have an expired lock: one read for all of them. */
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
  for (const { id } of await haipay.ledger.collectOrders.listOfCarts([cartId])) {
    await haipay.ledger.history.append(id, "lock_freed", { cart_id: cartId });
  }
}

/** The identifier of Medusa's lock provider that keeps its locks in the table `locking`. */
const POSTGRES = "locking-postgres";

/** The database of that provider, which may not be the shop's. */
interface LockDatabase {
  execute(statement: string, parameters: unknown[]): Promise<{ id: string }[]>;
}

interface LockProvider {
  constructor: { identifier?: string };
  getManager?(): LockDatabase;
}

/** The parts of Medusa's locking module that say which provider it uses when nobody names one. */
interface LockingModule {
  defaultProviderId?: string;
  providerService_?: { retrieveProviderRegistration(id: string): LockProvider };
}

/**
 * Finds where Medusa keeps its locks, if in PostgreSQL.
 *
 * @returns undefined with any other lock provider, which frees expired locks itself; the table may still
 *   exist from earlier
 */
function findLockDatabase(container: MedusaContainer): LockDatabase | undefined {
  const locking = container.resolve(Modules.LOCKING, { allowUnregistered: true }) as unknown as
    LockingModule | undefined;
  const { defaultProviderId: id, providerService_: providers } = locking ?? {};
  if (id === undefined || !providers) return undefined;
  const provider = providers.retrieveProviderRegistration(id);
  return provider.constructor.identifier === POSTGRES ? provider.getManager?.() : undefined;
}
