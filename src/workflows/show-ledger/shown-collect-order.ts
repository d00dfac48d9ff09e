import type { Currency } from "../../platform/catalogue";
import type { CollectOrderFlow } from "../../modules/haipay/ledger/collect-order";
import type { LedgerEventKind } from "../../modules/haipay/ledger/ledger-event-kinds";
import type { RefundTarget } from "../../modules/haipay/ledger/refund";
import type { CollectOrderState } from "../../modules/haipay/ledger/transitions";
import type { Refundable } from "../record-refund/refundable";
import type { Actor } from "./actors";
import type { ShownMethod, ShownOrder, ShownShopper, ShownSums } from "./parts";
import type { PossibleActions } from "./possible-actions";
import type { ShownAttention } from "./shown-attention";

/** What the shopper pays with, to be read out on the phone. */
export interface ShownSlip {
  order_no: string | null;
  pay_url: string | null;
  bank_code: string | null;
  bank_no: string | null;
  qr_code: string | null;
  expires_at: Date | null;
}

export interface ShownTimes {
  chosen_at: Date;
  applied_at: Date | null;
  expires_at: Date | null;
  reminded_at: Date | null;
  paid_at: Date | null;
  /** When it became failed or expired. */
  ended_at: Date | null;
  /** When Medusa had followed the end. */
  settled_at: Date | null;
  checked_at: Date | null;
  next_check_at: Date | null;
  /** When a person had the shopper's data erased. */
  erased_at: Date | null;
}

/** What the platform knows it by, and last said of it. */
export interface ShownPlatform {
  app_id: string | null;
  host: string | null;
  order_id: string;
  order_no: string | null;
  /** The status of the last signed answer (protocol §6). */
  status: number | null;
  check_count: number;
  last_error: string | null;
}

export interface ShownRefund {
  id: string;
  /** The refund that this entry takes back; null for a refund. */
  corrects_id: string | null;
  target: RefundTarget;
  amount: string;
  paid_on: Date;
  reference: string;
  note: string | null;
  recorded_by: Actor;
  recorded_at: Date;
  /** When all books had it; null while that is being done. */
  booked_at: Date | null;
  /** When an entry had taken it back. */
  corrected_at: Date | null;
  can_be_corrected: boolean;
}

export interface ShownEvent {
  id: string;
  at: Date;
  kind: LedgerEventKind;
  /** Who, when a person did it. */
  actor: Actor | null;
  /** As it was kept: personal data and signatures are masked. */
  payload: Record<string, unknown>;
}

/** Everything about one collect order that a person may need. */
export interface ShownCollectOrder {
  id: string;
  state: CollectOrderState;
  method: ShownMethod;
  flow: CollectOrderFlow;
  currency_code: Currency;
  sums: ShownSums;
  order: ShownOrder | null;
  cart_id: string | null;
  payment_collection_id: string;
  payment_session_id: string | null;
  payment_id: string | null;
  /** Null when the shopper's data were erased. */
  shopper: ShownShopper | null;
  times: ShownTimes;
  slip: ShownSlip | null;
  platform: ShownPlatform;
  /** Open ones first, then the newest first. */
  attentions: ShownAttention[];
  /** How much of it can still be recorded as refunded. */
  refundable: Refundable;
  /** Oldest first. */
  refunds: ShownRefund[];
  /** Oldest first; of a long history the newest part. */
  timeline: ShownEvent[];
  can: PossibleActions;
}
