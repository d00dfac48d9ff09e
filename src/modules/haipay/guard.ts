import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { GuardSession } from "./guard-session";

/** Somebody else works on the same purchase; nothing was done, and a later try can succeed. */
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
  private session: Promise<GuardSession> | undefined;
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

  /** Frees everything that this process guards; at the end of the application. */
  async close(): Promise<void> {
    const session = await this.session?.catch(() => undefined);
    this.session = undefined;
    await session?.close();
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

  private async lock(key: string, deadline: number, waitMs: number): Promise<GuardSession> {
    let lost = false;
    for (;;) {
      try {
        const session = await this.connect();
        if (await session.tryLock(key)) return session;
      } catch (error) {
        // A connection that broke while nobody used it may tell so only now.
        if (lost) throw error;
        lost = true;
        continue;
      }
      if (Date.now() >= deadline) throw new GuardBusyError(key, waitMs);
      await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 40));
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
