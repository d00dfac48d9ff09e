import type { Knex } from "@medusajs/framework/mikro-orm/knex";

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

/** Knex makes a connection of its configuration outside its pool with this call. */
interface ConnectionMaker {
  acquireRawConnection(): Promise<Connection>;
}

/** When so small a question stays unanswered for so long, in ms, the connection is taken for dead. */
const ANSWER_WITHIN_MS = 5_000;

/** A machine that loses its power says no goodbye. The server then frees its keys after a minute, not after two hours. */
const NOTICE_DEATH =
  "SELECT set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false), " +
  "set_config('tcp_keepalives_count', '3', false)";

/** One connection of the guard's own and the PostgreSQL advisory locks that are held over it. */
export class GuardSession {
  private readonly held = new Set<string>();
  private usable = true;
  /** `pg` wants one question at a time. */
  private answered: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly connection: Connection,
    private readonly onUnusable: () => void,
  ) {
    connection.on("error", () => this.retire());
    connection.on("end", () => this.retire());
  }

  /** @param onUnusable is called when no new key should be asked for over this session any more */
  static async open(db: Knex, onUnusable: () => void): Promise<GuardSession> {
    const connection = await (db.client as ConnectionMaker).acquireRawConnection();
    await connection.query({ text: NOTICE_DEATH, values: [], query_timeout: ANSWER_WITHIN_MS });
    return new GuardSession(connection, onUnusable);
  }

  /** @throws Error when the connection is lost; the session is not usable afterwards */
  async tryLock(key: string): Promise<boolean> {
    const locked = await this.ask("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS done", key);
    if (locked) this.held.add(key);
    return locked;
  }

  /** @throws Error when the key was not held any more */
  async unlock(key: string): Promise<void> {
    this.held.delete(key);
    const unlocked = await this.ask("SELECT pg_advisory_unlock(hashtextextended($1, 0)) AS done", key);
    if (!this.usable) this.endWhenIdle();
    if (!unlocked) {
      throw new Error(
        "PostgreSQL does not know this lock. The guard needs a connection that stays with one server process: " +
          "behind PgBouncer, pool by session and not by transaction",
      );
    }
  }

  /** Ends the connection, and with it every lock that it holds. */
  async close(): Promise<void> {
    await this.connection.end();
  }

  private async ask(text: string, key: string): Promise<boolean> {
    const question = { text, values: [lockName(key)], query_timeout: ANSWER_WITHIN_MS };
    const answer = this.answered.then(() => this.connection.query(question));
    this.answered = answer.catch(() => this.retire());
    return (await answer).rows[0]?.done === true;
  }

  private retire(): void {
    if (this.usable) {
      this.usable = false;
      this.onUnusable();
    }
    this.endWhenIdle();
  }

  /** Not before: if the connection should live after all, its end would free keys under their holders. */
  private endWhenIdle(): void {
    if (this.held.size === 0) this.connection.end().catch(() => undefined);
  }
}

/** A name space of our own: advisory locks are shared by everything that uses the database. */
function lockName(key: string): string {
  return `haipay:${key}`;
}
