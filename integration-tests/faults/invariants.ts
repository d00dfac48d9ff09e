import { sleep } from "../../demo/waiting";
import type { SandboxControl } from "../../src/sandbox/control-client";
import { AT_ANY_TIME } from "./invariants/at-any-time";
import { AT_REST } from "./invariants/at-rest";
import { readBooks, type Queries } from "./invariants/books";
import { findLeaks } from "./invariants/secrecy";
import type { ReadTotals } from "./invariants/totals";

export { shopDatabase } from "./invariants/shop-queries";
export { totalsAt, totalsOf } from "./invariants/totals";

/**
 * Checks the invariants of the payments (design §9) as far as they can be seen from outside, on the whole shop: its
 * database past all services, and what the platform says. To be called when nothing is under way but Medusa's
 * following of money: every notification was answered, or every row was made due and reconciled.
 *
 * @param readTotals what purchases owe, as Medusa computes it
 * @param secrets values that may stand nowhere in our tables, such as the merchant secret key
 * @returns one sentence per violation; empty when all hold
 */
export async function findViolations(
  database: Queries,
  control: SandboxControl,
  readTotals: ReadTotals,
  secrets: readonly string[] = [],
): Promise<string[]> {
  await untilFollowed(database);
  const books = await readBooks(database, control, readTotals);
  const violations = [...AT_ANY_TIME, ...AT_REST].flatMap((check) => check(books));
  return [...violations, ...(await findLeaks(database, secrets))];
}

/** The ones of them that hold at every moment, also before a payment was followed. */
export async function findViolationsUnderWay(
  database: Queries,
  control: SandboxControl,
  secrets: readonly string[] = [],
): Promise<string[]> {
  const books = await readBooks(database, control);
  const violations = AT_ANY_TIME.flatMap((check) => check(books));
  return [...violations, ...(await findLeaks(database, secrets))];
}

const FOLLOWED_WITHIN_MS = 30_000;

/** `SUCCESS` says that the ledger has the money: on a slow machine Medusa has followed it, or told a person, a moment later. */
async function untilFollowed(database: Queries): Promise<void> {
  const until = Date.now() + FOLLOWED_WITHIN_MS;
  while (Date.now() < until) {
    const arrived = await database.query(
      `SELECT 1 FROM haipay_collect_order AS o WHERE o.state = 'paid' AND o.settled_at IS NULL AND NOT EXISTS
         (SELECT 1 FROM haipay_attention AS a WHERE a.collect_order_id = o.id AND a.resolved_at IS NULL)`,
    );
    if (arrived.length === 0) return;
    await sleep(50);
  }
}
