import type { MedusaContainer } from "@medusajs/framework/types";
import { LRUCache } from "lru-cache";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { Attention } from "../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import type { GeneralSettings } from "../modules/haipay/settings/settings";
import type { Purchase } from "./owed";
import { findPurchase } from "./purchase";

/**
 * How long, in ms, a return page is shown what was read once, while the ledger's version of the payment stays the same.
 * Whatever moves money moves the ledger, so only changed settings and what staff do to an order outside of its payments
 * are seen this much later.
 */
const KEPT_MS = 60_000;
/** A payment takes about 6 kB. */
const MOST_KEPT = 2_000;

/** A payment as those who look at it may see it, with what surrounds it. */
export interface PaymentToShow {
  row: CollectOrder;
  /** Every collect order of its purchase, oldest first. */
  rows: readonly CollectOrder[];
  purchase: Purchase;
  openAttentions: readonly Attention[];
  settings: GeneralSettings;
}

interface Kept {
  /** What the ledger said before the payment was read. */
  version: string;
  payment: PaymentToShow;
}

const kept = new LRUCache<string, Kept>({
  max: MOST_KEPT,
  ttl: KEPT_MS,
  ttlResolution: 0,
  perf: { now: () => Date.now() },
});

/**
 * Reads a payment for its waiting pages. Hundreds may be open at one time, and reading a payment anew takes ten queries, so
 * one statement asks first whether anything has changed. Wherever money is decided, `findPurchase` reads afresh instead.
 *
 * @param reference the payment's token, or the id of a payment session that older addresses carry
 * @param bringUpToDate called with the row before anything else is read; what was kept is read anew when it returns true
 * @returns undefined when there is no such payment of ours
 */
export async function findPaymentToShow(
  container: MedusaContainer,
  reference: string,
  bringUpToDate: (row: CollectOrder) => Promise<boolean>,
): Promise<PaymentToShow | undefined> {
  const { collectOrders } = container.resolve<HaipayModuleService>(HAIPAY_MODULE).ledger;
  const known = kept.get(reference);
  const isAsKept = known && known.version === (await collectOrders.versionOf(known.payment.row));
  const before = isAsKept ? known.payment.row : await collectOrders.findPayment(reference);
  if (!before) return undefined;
  const mayHaveMoved = await bringUpToDate(before);
  if (isAsKept && !mayHaveMoved) return known.payment;
  const version = await collectOrders.versionOf(before);
  // What was read before the version could be older than it says.
  const row = (await collectOrders.findPayment(reference)) ?? before;
  const payment = await read(container, row);
  kept.set(reference, { version, payment });
  return payment;
}

async function read(container: MedusaContainer, row: CollectOrder): Promise<PaymentToShow> {
  const { ledger, settings }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const [purchase, openAttentions, general] = await Promise.all([
    findPurchase(container, row),
    ledger.attentions.listOpen(row.id),
    settings.readGeneral(),
  ]);
  const medusa_order_id = purchase.order?.id ?? row.medusa_order_id;
  const rows = await ledger.collectOrders.listByPurchase({ ...row, medusa_order_id });
  return { row, rows, purchase, openAttentions, settings: general };
}
