import { sleep } from "../../demo/waiting";
import type { TestDatabase } from "./test-database";

const FOLLOWED_WITHIN_MS = 30_000;

/**
 * `SUCCESS` says that the ledger has the money: on a slow machine Medusa has followed it, or told a person, a moment
 * later. Waits for that on the whole shop, from outside; gives up after half a minute, for the caller to see why.
 */
export async function untilMoneyIsFollowed(database: Pick<TestDatabase, "query">): Promise<void> {
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
