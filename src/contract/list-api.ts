import type { AttentionReason } from "../modules/haipay/ledger/attentions";
import type { CollectOrderState } from "../modules/haipay/ledger/lifecycle";
import type { Environment } from "../modules/haipay/settings/settings";
import type { Currency } from "../platform/catalogue";
import type { Words } from "../platform/language";
import type { ShownCollectOrder, ShownMethod, ShownPlatform, ShownSums } from "./admin-api";

export interface ListedAttention {
  id: string;
  reason: AttentionReason;
}

/** A collect order as a list shows it. */
export interface ListedCollectOrder extends Pick<
  ShownCollectOrder,
  | "id"
  | "state"
  | "method"
  | "flow"
  | "currency_code"
  | "environment"
  | "expected_settlement_on"
  | "order"
  | "buyer"
  | "times"
> {
  sums: ListedSums;
  platform: Pick<ShownPlatform, "platform_order_id" | "platform_order_no">;
  /** The open ones, oldest first. */
  attentions: ListedAttention[];
  /** Earlier tries of the same purchase that ended without money, newest first; only in a folded list. */
  tries: ListedTry[];
}

/** A try that ended without money. */
export interface ListedTry {
  id: string;
  state: CollectOrderState;
  method: ShownMethod;
  charge: string | null;
  created_at: Date;
}

/** The sums of everything that a list shows on all pages. */
export interface ShownTotals {
  /** How many payments are added up at most. */
  most: number;
  /** By currency, exact decimals; null when there are more payments than that. */
  totals:
    | {
        currency_code: Currency;
        count: number;
        charge: string;
        received: string;
        captured: string;
        uncaptured: string;
        refunded: string;
      }[]
    | null;
}

interface ListedSums extends ShownSums {
  /** What came, less the platform's fee and before refunds; null while nothing has come. */
  net: string | null;
}

/** One page of the list. */
export interface ListedCollectOrders {
  collect_orders: ListedCollectOrder[];
  /** How many there are on all pages, counted up to a limit. */
  count: number;
  /** Whether there are, or may be, more than `count`. */
  count_is_capped: boolean;
  /** The positions of the neighbouring pages, to be sent as `before` and `after`; null at the ends. */
  previous: string | null;
  next: string | null;
}

/** The values that the list of payments can be filtered by, with their names. */
export interface ListChoices {
  states: Named<CollectOrderState>[];
  methods: ShownMethod[];
  currencies: readonly Currency[];
  environments: readonly Environment[];
  /** The reasons for which a person is needed. */
  attentions: Named<AttentionReason>[];
}

interface Named<Id> {
  id: Id;
  name: Words;
}
