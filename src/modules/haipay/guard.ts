import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";

/** The parts of a `pg` connection that the guard uses. */
interface GuardConnection {
  query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  on(event: "error" | "end", listener: (error?: Error) => void): void;
  end(): Promise<void>;
}

/** Knex makes a connection of its configuration outside its pool with this call. */
interface ConnectionMaker {
  acquireRawConnection(): Promise<GuardConnection>;
}

export class GuardBusyError extends Error {
  readonly name = "GuardBusyError";

  constructor(key: string, waitMs: number) {
    super(`Something else has been working on "${key}" for more than ${waitMs} ms; try again later.`);
  }
}

/**
 * One holder per key at a time, among all instances on one database, whatever lock provider the shop has.
 * A PostgreSQL advisory lock on one connection of the guard's own: the database frees it at once when the
 * process dies, and no connection of Medusa's pool is held while a workflow runs.
 */
export class Guard {
  private connection: Promise<GuardConnection> | undefined;
  private readonly queues = new Map<string, Promise<void>>();

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
      const connection = await this.lock(key, deadline, waitMs);
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        void this.unlock(connection, key).finally(leaveQueue);
      };
    } catch (error) {
      leaveQueue();
      throw error;
    }
  }

  async close(): Promise<void> {
    const connection = await this.connection?.catch(() => undefined);
    this.connection = undefined;
    await connection?.end();
  }

  /** Waits its turn within this process: an advisory lock does not hold back its own connection. */
  private async enterQueue(key: string, waitMs: number): Promise<() => void> {
    const before = this.queues.get(key) ?? Promise.resolve();
    let leave!: () => void;
    const turn = new Promise<void>((resolve) => (leave = resolve));
    const tail = before.then(() => turn);
    this.queues.set(key, tail);
    void tail.then(() => {
      if (this.queues.get(key) === tail) this.queues.delete(key);
    });
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new GuardBusyError(key, waitMs)), waitMs);
    });
    try {
      await Promise.race([before, tooLate]);
      return leave;
    } catch (error) {
      leave();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async lock(key: string, deadline: number, waitMs: number): Promise<GuardConnection> {
    for (;;) {
      const connection = await this.connect();
      const { rows } = await connection.query(
        "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked",
        [lockName(key)],
      );
      if (rows[0]?.locked === true) return connection;
      if (Date.now() >= deadline) throw new GuardBusyError(key, waitMs);
      await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 40));
    }
  }

  private async unlock(connection: GuardConnection, key: string): Promise<void> {
    try {
      await connection.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [lockName(key)]);
    } catch (error) {
      this.logger.warn(
        `HaiPay: the guard's database connection was lost while it held a key: ${(error as Error).message}`,
      );
    }
  }

  private connect(): Promise<GuardConnection> {
    this.connection ??= this.open().catch((error: unknown) => {
      this.connection = undefined;
      throw error;
    });
    return this.connection;
  }

  private async open(): Promise<GuardConnection> {
    const maker = this.db.client as ConnectionMaker;
    const connection = await maker.acquireRawConnection();
    const forget = () => (this.connection = undefined);
    connection.on("error", forget);
    connection.on("end", forget);
    return connection;
  }
}

/** A name space of our own: advisory locks are shared by everything that uses the database. */
function lockName(key: string): string {
  return `haipay:${key}`;
}
