import type { MedusaContainer } from "@medusajs/framework/types";
import { LRUCache } from "lru-cache";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type { Ledger } from "../modules/haipay/ledger/ledger";
import type { Purchase } from "./owed";
import { findPurchase } from "./purchase";

/**
 * How long, in ms, a return page is shown a cached answer of Medusa's about a purchase while the ledger does not change. Whatever moves money
 * changes the ledger; only what staff do to an order without involving one of our payments is seen this much later.
 */
const KEPT_MS = 10_000;
/** A purchase takes about 2 kB. */
const MOST_KEPT = 5_000;

interface Kept {
  /** The ledger's rows as they stood before the purchase was read. */
  stamp: string;
  purchase: Promise<Purchase>;
}

const kept = new LRUCache<string, Kept>({
  max: MOST_KEPT,
  ttl: KEPT_MS,
  perf: { now: () => Date.now() },
});

/**
 * The purchase around a payment, for those who look at it: hundreds may wait on their pages at the same time, and each reading of a
 * purchase takes Medusa four queries. Wherever money is decided, `findPurchase` reads it afresh instead.
 *
 * @returns the purchase, at most 10 s old, and every collect order of it as it stands now, oldest first
 */
export async function findPurchaseToShow(
  container: MedusaContainer,
  ledger: Ledger,
  row: CollectOrder,
): Promise<{ purchase: Purchase; rows: readonly CollectOrder[] }> {
  const rows = await ledger.collectOrders.listByPurchase(row);
  const purchase = await readOnce(container, row, stampOf(rows));
  const medusa_order_id = purchase.order?.id ?? row.medusa_order_id;
  if (medusa_order_id === row.medusa_order_id) return { purchase, rows };
  return { purchase, rows: await ledger.collectOrders.listByPurchase({ ...row, medusa_order_id }) };
}

function readOnce(container: MedusaContainer, row: CollectOrder, stamp: string): Promise<Purchase> {
  const known = kept.get(row.id);
  if (known?.stamp === stamp) return known.purchase;
  const purchase = findPurchase(container, row);
  kept.set(row.id, { stamp, purchase });
  // What could not be read must not be kept as if it had been.
  purchase.catch(() => kept.delete(row.id));
  return purchase;
}

function stampOf(rows: readonly CollectOrder[]): string {
  return rows.map(({ id, state, updated_at }) => `${id} ${state} ${updated_at.getTime()}`).join();
}
