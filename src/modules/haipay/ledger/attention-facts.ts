import type { Currency, MethodId } from "../../../platform/catalogue";
import type { EnvironmentOff } from "../settings/hosts";
import type { TroubleCause } from "./account-troubles";

/** Why the platform gave no believable answer about a collect order. */
export type NotAskable =
  "account_gone" | "key_unreadable" | "settings_wrong" | "platform_refused" | "not_verified" | "not_reached";

/** Why an unpaid order was not cancelled automatically. */
export type NotCancelled = "other_payment" | "fulfilled" | "refused" | "pending_confirmation";

/** Why a server cannot use the chosen environment. */
export type EnvironmentOffBecause = EnvironmentOff["because"];

/** What Medusa must have created for an order that a cart became. */
export type MissingPart = "payment_link" | "cart_link" | "reservation" | "order_placed_event";

/** Exact decimals in the unit of the currency; null if the platform gives none. */
export interface OfferedLimits {
  min: string | null;
  max: string | null;
}

/** What is known about every collect order. Sums are exact decimals as text, in the unit of the currency. */
export interface CollectOrderFacts {
  method: MethodId;
  currency: Currency;
  charge_amount: string | null;
  received_amount: string | null;
  platform_order_no: string | null;
  /** Money from a store's till or a bank transfer cannot go back the way it came (protocol §8). */
  needs_bank_account: boolean;
}

/** What Medusa said about the purchase at that moment, as far as it could be read. */
export interface PurchaseFacts extends CollectOrderFacts {
  owed_amount: string | null;
  /** The currency of `owed_amount`: a cart may have moved to another region. */
  owed_currency: string | null;
  cart_id: string | null;
  medusa_order_id: string | null;
  display_id: number | null;
  payment_collection_id: string | null;
}

/** What a signed answer from the platform said (protocol §6). */
export interface AnswerFacts extends CollectOrderFacts {
  fee: string | null;
  platform_status: number;
}

/** What does not match, as text for people. */
export interface Difference {
  field: string;
  expected: string;
  found: string;
}

/** What is known besides the collect order and its purchase, by the reason why a person is needed. */
export interface FoundFacts {
  orphaned: { cart?: "gone"; payment_collection?: "gone"; payment_session?: "gone" };
  late: { order?: "canceled"; payment?: "canceled in Medusa"; payment_session?: "gone" };
  partial: { deadline?: "passed" };
  /** `surplus`: the amount overpaid. */
  over: { surplus: string };
  mismatch: Difference;
  /** `refusal`: Medusa's message. */
  completion_failed: { refusal: string };
  /** When the ledger had the money (ISO 8601, UTC), and what last kept Medusa from booking it. */
  being_booked: { arrived_at: string; last_error: string };
  /** `paid_by`: the platform order id of the other payment, if that is one of ours. */
  duplicate: { paid_by?: string };
  /** `refund_due`: the sum to pay back; the other two are what Medusa holds and what has already been paid back. */
  refund_due: { captured_amount: string; refunded_amount: string; refund_due: string };
  /** `due`: what is still due on the order according to Medusa; negative when too much was captured. */
  total_changed: { due: string };
  /** As in the verified notification (protocol §7); `pay_time` is in Japan time. */
  unknown_order: {
    platform_order_no?: string;
    amount?: string;
    currency?: string;
    platform_status: number;
    pay_time?: string;
  };
  not_cancelled: { because: NotCancelled; refusal?: string };
  half_made: {
    medusa_order_id: string;
    display_id: number;
    missing: MissingPart[];
    collect_order_state: string;
    /** Other half-made orders of the same purchase that are still waiting. */
    earlier_orders?: string[];
  };
  /** Which account or method cannot take money, since when (ISO 8601, UTC), and what went wrong. */
  account_unusable: {
    environment: string;
    currency: Currency;
    app_id: string;
    /** Null when no method of the account works. */
    method: MethodId | null;
    host: string;
    cause: TroubleCause;
    /** In a row. */
    failures: number;
    failing_since: string;
    last_error: string;
  };
  /** What the platform offers the account now and did before, by method; a method without limits is not offered. */
  configuration_moved: {
    environment: string;
    currency: Currency;
    app_id: string;
    /** Whether the answer that says so verifies. */
    is_verified: boolean;
    moved: { method: MethodId; before: OfferedLimits | null; now: OfferedLimits | null }[];
  };
  /** Which environment is not in force on a server, and what to set there. */
  environment_off: { environment: string; because: EnvironmentOffBecause; variable: string };
  /** Whom to ask, since when (ISO 8601, UTC) and what went wrong. */
  not_askable: {
    because: NotAskable;
    app_id: string | null;
    environment: string | null;
    host: string | null;
    failing_since: string;
    last_error: string;
  };
}

/** What a person needs in order to decide, by the reason why one is needed. Nothing about the buyer. */
export interface AttentionFacts {
  orphaned: PurchaseFacts & FoundFacts["orphaned"];
  late: PurchaseFacts & FoundFacts["late"];
  partial: (PurchaseFacts | AnswerFacts) & FoundFacts["partial"];
  over: (PurchaseFacts | AnswerFacts) & FoundFacts["over"];
  mismatch: (PurchaseFacts | AnswerFacts) & FoundFacts["mismatch"];
  completion_failed: PurchaseFacts & FoundFacts["completion_failed"];
  being_booked: CollectOrderFacts & FoundFacts["being_booked"];
  duplicate: PurchaseFacts & FoundFacts["duplicate"];
  refund_due: PurchaseFacts & FoundFacts["refund_due"];
  total_changed: PurchaseFacts & FoundFacts["total_changed"];
  unknown_order: FoundFacts["unknown_order"];
  not_cancelled: PurchaseFacts & FoundFacts["not_cancelled"];
  half_made: PurchaseFacts & FoundFacts["half_made"];
  not_askable: CollectOrderFacts & FoundFacts["not_askable"];
  environment_off: FoundFacts["environment_off"];
  account_unusable: FoundFacts["account_unusable"];
  configuration_moved: FoundFacts["configuration_moved"];
}

/** A reason with its facts, for one of these reasons. */
export type ReasonWithFacts<Reason extends keyof AttentionFacts = keyof AttentionFacts> = {
  [One in Reason]: { reason: One; facts: AttentionFacts[One] };
}[Reason];
