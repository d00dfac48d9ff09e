import { setTimeout as wait } from "node:timers/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { Mutex, withTimeout } from "async-mutex";
import { gather } from "./gather";
import type { CollectOrder } from "./ledger/collect-order";

/** Another process is working on the same purchase; nothing was done, and a later attempt can succeed. */
export class GuardBusyError extends Error {
  readonly name = "GuardBusyError";

  constructor(key: string, waitMs: number) {
    super(`Something else has been working on "${key}" for more than ${waitMs} ms; try again later.`);
  }
}

/**
 * One holder per key at a time among all instances on one database, whichever lock provider the shop has.
 * A PostgreSQL advisory lock on one connection of the guard's own: the database frees it at once when the
 * process dies, and no connection of Medusa's pool is held while a workflow runs.
 */
export class Guard {
  private session: Promise<GuardSession> | undefined;
  private readonly queues = new Map<string, Mutex>();

  constructor(
    private readonly db: Knex,
    private readonly logger: Logger,
  ) {}

  /**
   * Runs `work` while holding the key.
   *
   * @param waitMs how long, in ms, to wait for the key
   * @throws GuardBusyError when the key was not free in time
   */
  async run<Result>(key: string, work: () => Promise<Result>, waitMs = 15_000): Promise<Result> {
    const release = await this.acquire(key, waitMs);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** @returns a function that frees the key; calling it again does nothing */
  async acquire(key: string, waitMs = 15_000): Promise<() => void> {
    const deadline = Date.now() + waitMs;
    const leaveQueue = await this.enterQueue(key, waitMs);
    try {
      const session = await this.lock(key, deadline, waitMs);
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        void this.unlock(session, key).finally(leaveQueue);
      };
    } catch (error) {
      leaveQueue();
      throw error;
    }
  }

  /** Frees everything that this process guards; called when the application ends. */
  async close(): Promise<void> {
    const session = await this.session?.catch(() => undefined);
    this.session = undefined;
    await session?.close();
  }

  /** Waits for its turn within this process: an advisory lock does not block its own connection. */
  private async enterQueue(key: string, waitMs: number): Promise<() => void> {
    const queue = this.queues.get(key) ?? new Mutex();
    this.queues.set(key, queue);
    try {
      return await withTimeout(queue, waitMs, new GuardBusyError(key, waitMs)).acquire();
    } finally {
      // Another caller may have entered between the unlock and this line, or have started another queue.
      void queue.waitForUnlock().then(() => {
        if (!queue.isLocked() && this.queues.get(key) === queue) this.queues.delete(key);
      });
    }
  }

  private async lock(key: string, deadline: number, waitMs: number): Promise<GuardSession> {
    let lost = false;
    for (;;) {
      try {
        const session = await this.connect();
        if (await session.tryLock(key)) return session;
      } catch (error) {
        // A connection that broke while idle may only show it now.
        if (lost) throw error;
        lost = true;
        continue;
      }
      if (Date.now() >= deadline) throw new GuardBusyError(key, waitMs);
      await wait(30 + Math.random() * 40);
    }
  }

  private async unlock(session: GuardSession, key: string): Promise<void> {
    try {
      await session.unlock(key);
    } catch (error) {
      this.logger.warn(
        `HaiPay: the guard lost the key "${key}" while it held it: ${(error as Error).message}.`,
      );
    }
  }

  private connect(): Promise<GuardSession> {
    if (this.session) return this.session;
    const forget = () => {
      if (this.session === session) this.session = undefined;
    };
    const session = GuardSession.open(this.db, forget);
    session.catch(forget);
    this.session = session;
    return session;
  }
}

/** The parts of a `pg` connection that a session uses. */
interface Connection {
  query(question: {
    text: string;
    values: unknown[];
    query_timeout: number;
  }): Promise<{ rows: Record<string, unknown>[] }>;
  on(event: "error" | "end", listener: () => void): void;
  end(): Promise<void>;
}

/** With this call Knex opens a connection from its configuration, outside its pool. */
interface ConnectionMaker {
  acquireRawConnection(): Promise<Connection>;
}

/** If so small a query stays unanswered for this long, in ms, the connection is considered dead. */
const ANSWER_WITHIN_MS = 5_000;

/** A machine that loses power closes no connection. With this the server frees its keys after a minute, not after two hours. */
const NOTICE_DEATH =
  "SELECT set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false), " +
  "set_config('tcp_keepalives_count', '3', false)";

/** What the guard asks of the database about a key. */
interface Request {
  key: string;
  act: "lock" | "unlock";
}

/** All requests in one statement, each carried out once and in their order. */
const CARRY_OUT = `SELECT CASE request.act
    WHEN 'lock' THEN pg_try_advisory_lock(hashtextextended(request.name, 0))
    ELSE pg_advisory_unlock(hashtextextended(request.name, 0))
  END AS done
  FROM unnest($1::text[], $2::text[]) AS request (name, act)`;

/** One connection of the guard's own and the PostgreSQL advisory locks that are held over it. */
export class GuardSession {
  private readonly held = new Set<string>();
  private usable = true;
  /** One statement at a time: `pg` takes no more. In a rush, many share one. */
  private readonly ask = gather((requests: readonly Request[]) => this.carryOut(requests));

  private constructor(
    private readonly connection: Connection,
    private readonly onUnusable: () => void,
  ) {
    connection.on("error", () => this.retire());
    connection.on("end", () => this.retire());
  }

  /** @param onUnusable called when no more keys should be requested over this session */
  static async open(db: Knex, onUnusable: () => void): Promise<GuardSession> {
    const connection = await (db.client as ConnectionMaker).acquireRawConnection();
    await connection.query({ text: NOTICE_DEATH, values: [], query_timeout: ANSWER_WITHIN_MS });
    return new GuardSession(connection, onUnusable);
  }

  /** @throws Error when the connection is lost; the session is not usable afterwards */
  async tryLock(key: string): Promise<boolean> {
    const locked = await this.ask({ key, act: "lock" });
    if (locked) this.held.add(key);
    return locked;
  }

  /** @throws Error when the key was no longer held */
  async unlock(key: string): Promise<void> {
    this.held.delete(key);
    const unlocked = await this.ask({ key, act: "unlock" });
    if (!this.usable) this.endWhenIdle();
    if (!unlocked) {
      throw new Error(
        "PostgreSQL does not know this lock. The guard needs a connection that stays with one server process: " +
          "behind PgBouncer, pool by session and not by transaction",
      );
    }
  }

  /** Closes the connection, and so frees every lock that it holds. */
  async close(): Promise<void> {
    await this.connection.end();
  }

  private async carryOut(requests: readonly Request[]): Promise<boolean[]> {
    const values = [requests.map(({ key }) => lockName(key)), requests.map(({ act }) => act)];
    try {
      const { rows } = await this.connection.query({
        text: CARRY_OUT,
        values,
        query_timeout: ANSWER_WITHIN_MS,
      });
      return requests.map((_, place) => rows[place]?.done === true);
    } catch (error) {
      this.retire();
      throw error;
    }
  }

  private retire(): void {
    if (this.usable) {
      this.usable = false;
      this.onUnusable();
    }
    this.endWhenIdle();
  }

  /** Not earlier: if the connection is alive after all, closing it would free keys that are still held. */
  private endWhenIdle(): void {
    if (this.held.size === 0) this.connection.end().catch(() => undefined);
  }
}

/**
 * Our own namespace: advisory locks are shared by everything that uses the database. PostgreSQL refuses a text with NUL,
 * which a buyer can send as the id of a cart, and would refuse the statement for all that share it.
 */
function lockName(key: string): string {
  return `haipay:${key.replaceAll("\0", "\uFFFD")}`;
}

/** One key per purchase: settling and the storefront's completion of the same cart exclude each other. */
export function guardKeyOfCart(cartId: string): string {
  return `cart:${cartId}`;
}

/** The key of an order that did not come from a cart. */
function guardKeyOfOrder(orderId: string): string {
  return `order:${orderId}`;
}

/** The key of a collect order: its cart, else its order, else its payment collection. */
export function guardKeyOf(
  row: Pick<CollectOrder, "cart_id" | "medusa_order_id" | "payment_collection_id">,
): string {
  if (row.cart_id !== null) return guardKeyOfCart(row.cart_id);
  if (row.medusa_order_id !== null) return guardKeyOfOrder(row.medusa_order_id);
  return `collection:${row.payment_collection_id}`;
}
