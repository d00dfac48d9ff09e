import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { LedgerEventKind } from "../../modules/haipay/ledger/ledger-event-kinds";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import type HaipayModuleService from "../../modules/haipay/service";

/** The newest events of a history that are shown. */
const LONGEST_TIMELINE = 500;

interface LedgerEvent {
  id: string;
  kind: LedgerEventKind;
  payload: Record<string, unknown>;
  created_at: Date;
}

/** What the ledger keeps beside a collect order's row. */
export interface Records {
  /** Open ones first, then the newest first. */
  attentions: Attention[];
  /** Oldest first. */
  refunds: RecordedRefund[];
  /** Oldest first. */
  events: LedgerEvent[];
}

/** What belongs to a collect order, the newest first. */
export async function readRecords(haipay: HaipayModuleService, { id }: CollectOrder): Promise<Records> {
  const ofRow = { collect_order_id: id };
  const newestFirst = { order: { created_at: "DESC", id: "DESC" } };
  const [attentions, refunds, events] = await Promise.all([
    haipay.listAttentions(ofRow, newestFirst),
    haipay.listRecordedRefunds(ofRow, newestFirst),
    haipay.listLedgerEvents(ofRow, { ...newestFirst, take: LONGEST_TIMELINE }),
  ]);
  const found = attentions as unknown as Attention[];
  return {
    attentions: [...found.filter(isOpen), ...found.filter((attention) => !isOpen(attention))],
    refunds,
    events: (events as unknown as LedgerEvent[]).reverse(),
  };
}

function isOpen({ resolved_at }: Attention): boolean {
  return resolved_at === null;
}
