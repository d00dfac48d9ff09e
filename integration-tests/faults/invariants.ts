import type { SandboxControl } from "../../src/sandbox/control-client";
import { untilMoneyIsFollowed } from "../environment/arrived-money";
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
  await untilMoneyIsFollowed(database);
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
