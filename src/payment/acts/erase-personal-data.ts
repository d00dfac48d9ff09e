import type { MedusaContainer } from "@medusajs/framework/types";
import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { whyStillNeeded } from "../../modules/haipay/ledger/erasure";
import type { HistoryEntry } from "../../modules/haipay/ledger/history";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import { refuse } from "../refuse";
import { withPurchase } from "../with-purchase";

export interface PersonalDataErasure {
  collect_order_id: string;
  /** The user who decides so. */
  actor_id: string;
}

/**
 * Erases a buyer's data of one collect order, its history, attentions and refunds; sums, times and ids stay. Medusa's
 * own order, cart and customer are not touched.
 *
 * @throws RefusedError with the reason while the data are still needed, and when they were erased already; GuardBusyError when others work on the purchase
 */
export async function erasePersonalData(
  container: MedusaContainer,
  { collect_order_id, actor_id }: PersonalDataErasure,
): Promise<CollectOrder> {
  return withPurchase(container, collect_order_id, async (haipay, row) => {
    if (row.erased_at !== null) {
      throw refuse("erased_already", { figures: { erased_at: row.erased_at.toISOString() } });
    }
    const { attentions, refunds } = await readRecords(haipay, row);
    const reason = whyStillNeeded(row, attentions, refunds);
    if (reason !== undefined) throw refuse(reason);
    const erased = await haipay.ledger.erasure.erase(row, { actor_id });
    if (!erased) throw refuse("moved");
    haipay.logger.info(
      `HaiPay: ${actor_id} erased the shopper's data of collect order ${row.platform_order_id}.`,
    );
    return erased;
  });
}

/** The newest entries of a history that are shown. */
const LONGEST_HISTORY = 500;

/** What the ledger keeps beside a collect order's row. */
export interface Records {
  /** Open ones first, then the newest first. */
  attentions: Attention[];
  /** Oldest first. */
  refunds: RecordedRefund[];
  /** Oldest first. */
  history: HistoryEntry[];
}

/** What belongs to a collect order, the newest first. */
export async function readRecords(haipay: HaipayModuleService, { id }: CollectOrder): Promise<Records> {
  const ofRow = { collect_order_id: id };
  const newestFirst = { order: { created_at: "DESC", id: "DESC" } };
  const [attentions, refunds, history] = await Promise.all([
    haipay.listAttentions(ofRow, newestFirst),
    haipay.listRecordedRefunds(ofRow, newestFirst),
    haipay.listHistoryEntries(ofRow, { ...newestFirst, take: LONGEST_HISTORY }),
  ]);
  const found = attentions as unknown as Attention[];
  return {
    attentions: [...found.filter(isOpen), ...found.filter((attention) => !isOpen(attention))],
    refunds,
    history: (history as unknown as HistoryEntry[]).reverse(),
  };
}

function isOpen({ resolved_at }: Attention): boolean {
  return resolved_at === null;
}
