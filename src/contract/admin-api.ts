import type { AttentionTexts } from "../modules/haipay/attention-texts";
import type { AttentionFacts } from "../modules/haipay/ledger/attention-facts";
import type { AttentionReason } from "../modules/haipay/ledger/attentions";
import type { CollectOrderFlow } from "../modules/haipay/ledger/collect-order";
import type { Tally } from "../modules/haipay/ledger/figures";
import type { HistoryKind } from "../modules/haipay/ledger/history";
import type { CollectOrderState } from "../modules/haipay/ledger/lifecycle";
import type { RefundTarget } from "../modules/haipay/ledger/refunds";
import type { Environment } from "../modules/haipay/settings/settings";
import type { Currency, MethodId, PaymentKind } from "../platform/catalogue";
import type { Words } from "../platform/language";
import type { ShownSteps } from "./steps";

/** What the buyer needs in order to pay, to be read out on the phone. */
export interface ShownSlip {
  platform_order_no: string | null;
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
  /** Until when the slip or account itself can be paid, however long the shop waits. */
  slip_expires_at: Date | null;
  reminded_at: Date | null;
  paid_at: Date | null;
  /** When it became failed or expired. */
  ended_at: Date | null;
  /** When Medusa had followed the end. */
  settled_at: Date | null;
  checked_at: Date | null;
  next_check_at: Date | null;
  /** When a person had the buyer's data erased. */
  erased_at: Date | null;
}

/** How the platform identifies it, and what it last said about it. */
export interface ShownPlatform {
  app_id: string | null;
  host: string | null;
  platform_order_id: string;
  platform_order_no: string | null;
  /** The status of the last signed answer (protocol §6). */
  status: number | null;
  check_count: number;
  last_error: string | null;
}

export interface ShownRefund {
  id: string;
  /** The refund that this entry reverses; null for a refund. */
  corrects_id: string | null;
  target: RefundTarget;
  amount: string;
  paid_on: Date;
  reference: string;
  note: string | null;
  recorded_by: Actor;
  recorded_at: Date;
  /** When it was booked everywhere; null until then. */
  booked_at: Date | null;
  /** When an entry reversed it. */
  corrected_at: Date | null;
  can_be_corrected: boolean;
}

export interface ShownHistoryEntry {
  id: string;
  at: Date;
  kind: HistoryKind;
  /** Who did it, if a person did. */
  actor: Actor | null;
  /** As stored: personal data and signatures are masked. */
  payload: Record<string, unknown>;
}

/** Everything about one collect order that a person may need. */
export interface ShownCollectOrder {
  id: string;
  state: CollectOrderState;
  method: ShownMethod;
  flow: CollectOrderFlow;
  currency_code: Currency;
  /** Where it was made: outside `production` no money moves. Null for a choice that HaiPay does not know yet. */
  environment: Environment | null;
  sums: ShownSums;
  /** The day in Japan on which the money should be settled, as yyyy-MM-dd; null where that is not known. */
  expected_settlement_on: string | null;
  order: ShownOrder | null;
  cart_id: string | null;
  payment_collection_id: string;
  payment_session_id: string | null;
  payment_id: string | null;
  /** Null when the buyer's data were erased. */
  buyer: ShownBuyer | null;
  times: ShownTimes;
  slip: ShownSlip | null;
  platform: ShownPlatform;
  /** Open ones first, then newest first; with what to do, according to the books now. */
  attentions: (ShownAttention & ShownSteps)[];
  /** How much of it can still be recorded as refunded. */
  refundable: Refundable;
  /** Oldest first. */
  refunds: ShownRefund[];
  /** Oldest first; only the newest part of a long history. */
  history: ShownHistoryEntry[];
  can: PossibleActions;
}

/** Who did something: `system`, a user, or an API key. */
export interface Actor {
  id: string;
  /** Name or e-mail address of a user, title of an API key; null for the system and for anyone who is gone. */
  name: string | null;
}

export interface ShownMethod {
  id: MethodId;
  kind: PaymentKind;
  name: Words;
}

export interface ShownOrder {
  id: string;
  display_id: number;
  status: string;
  /** The order's page in the admin. */
  path: string;
}

/** Who pays; administrators may see it. */
export interface ShownBuyer {
  name: string;
  email: string;
  phone: string;
  locale: string | null;
  customer_id: string | null;
  /** The customer's page in the admin. */
  customer_path: string | null;
}

/** Sums are exact decimals as text in yen or dollars; null = not known yet. */
export interface ShownSums {
  /** What the buyer was asked for. */
  charge: string | null;
  /** What Medusa's payment session says; may have fractions of a yen. */
  session: string | null;
  received: string;
  fee: string | null;
  /** The fee that was expected when the order was made; null if its rule is not understood. */
  expected_fee: string | null;
  /** By how much the fee exceeds the expected one; negative if it is less. */
  fee_difference: string | null;
  refunded: string;
}

/** A reason with what was found; sums are exact decimals as text. */
export type ShownReason = {
  [Reason in AttentionReason]: {
    reason: Reason;
    facts: AttentionFacts[Reason] & { needs_bank_account: boolean };
  };
}[AttentionReason];

/** Something that needs a person, with everything that they need to know. */
export type ShownAttention = ShownSurroundings & ShownReason;

interface ShownSurroundings {
  id: string;
  texts: AttentionTexts;
  /** The sum in question: what is missing, too much, to be paid back, or belongs to no order; null if there is none. */
  figure: { amount: string; currency_code: Currency } | null;
  /** Null for an order that the ledger does not know, as are `buyer`, `order` and `cart_id`. */
  collect_order: {
    id: string;
    state: CollectOrderState;
    method: ShownMethod;
    currency_code: Currency;
    sums: ShownSums;
  } | null;
  buyer: ShownBuyer | null;
  order: ShownOrder | null;
  cart_id: string | null;
  /** What the platform knows it by. */
  platform: { platform_order_id: string | null; platform_order_no: string | null };
  /** What it is about when it is not about an order: the environment of the account, with more where that is known. */
  account: string | null;
  opened_at: Date;
  /** Who takes care of it. */
  assigned_to: Actor | null;
  /** What colleagues should know. */
  remark: { text: string; by: Actor; at: Date } | null;
  resolved: { at: Date; by: Actor; note: string } | null;
}

/** What a person may do with a collect order now; each action checks again itself. */
export interface PossibleActions {
  /** Ask the platform, and follow its answer. */
  ask: boolean;
  extend_deadline: boolean;
  reissue_slip: boolean;
  /** Send the buyer a reminder. */
  remind: boolean;
  /** Capture its money for the order, although the order owes a different sum. */
  use_money: boolean;
  record_refund: boolean;
  resolve_attention: boolean;
  erase_personal_data: boolean;
}

/** The most that can be recorded as refunded, by where it is booked; exact decimals as text. */
export type RefundableByTarget = Record<RefundTarget, string>;

export interface SuggestedRefund {
  target: RefundTarget;
  /** All that is left there, as an exact decimal. */
  amount: string;
}

export interface Refundable extends RefundableByTarget {
  /** The money in question; null when nothing is left. */
  suggested: SuggestedRefund | null;
}

/** How many, and how much as an exact decimal in yen or dollars. */
export interface ShownTally extends Tally {
  currency_code: Currency;
}

interface ShownMethodTally {
  currency_code: Currency;
  method: ShownMethod;
  today: Tally;
  month: Tally;
}

/** What was captured of payments of one day, by one method. */
export interface ShownDayTally extends ShownTally {
  /** The day in Japan, yyyy-MM-dd. */
  day: string;
  method: ShownMethod;
}

/** What was captured day by day, with the days before to compare with. */
export interface ShownDays {
  environment: Environment;
  /** The days in Japan that are shown, oldest first; today is the last. */
  days: string[];
  tallies: ShownDayTally[];
  /** The sums of as many days before those. */
  before: ShownTally[];
}

/** The figures that a merchant looks at every morning. Days and months are in Japan time. */
export interface ShownFigures {
  at: Date;
  /** The day in Japan, yyyy-MM-dd. */
  day: string;
  /** The chosen environment: none of the sums includes payments made in another one. */
  environment: Environment;
  /** What buyers may still pay, by currency. */
  awaiting: ShownTally[];
  /** The part of it whose deadline is less than 24 hours away. */
  expiring: ShownTally[];
  /** What has come and Medusa has not booked yet: nothing, except for a moment in a rush. */
  arrived: ShownTally[];
  /** What was received for payments of today and of this month, by currency; then the same by method. */
  paid_today: ShownTally[];
  /** The part of today's payments that Medusa captured, and the part that belongs to no order; together, everything that came. */
  captured_today: ShownTally[];
  uncaptured_today: ShownTally[];
  /** What is owed for orders that are placed and unpaid, and have stock reserved. */
  holding_stock: ShownTally[];
  paid_this_month: ShownTally[];
  paid_by_method: ShownMethodTally[];
  /** What is waiting for a person; `unknown` counts the part that belongs to no payment in the ledger. */
  attention: { count: number; unknown: number };
}
