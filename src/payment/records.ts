import type { Attention } from "../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type { HistoryEntry } from "../modules/haipay/ledger/history";
import type { RecordedRefund } from "../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../modules/haipay/service";

/** The newest entries of a history that are shown. */
const LONGEST_HISTORY = 500;

/** What the ledger keeps besides a collect order's row. */
export interface Records {
  /** Open ones first, then newest first. */
  attentions: Attention[];
  /** Oldest first. */
  refunds: RecordedRefund[];
  /** Oldest first. */
  history: HistoryEntry[];
}

/** What belongs to a collect order, newest first. */
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
