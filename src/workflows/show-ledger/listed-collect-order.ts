import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import type { ShownSums } from "./parts";
import type { ShownCollectOrder, ShownPlatform } from "./shown-collect-order";

export interface ListedAttention {
  id: string;
  reason: AttentionReason;
}

/** A collect order as a list shows it. */
export interface ListedCollectOrder extends Pick<
  ShownCollectOrder,
  "id" | "state" | "method" | "flow" | "currency_code" | "order" | "shopper" | "times"
> {
  sums: ListedSums;
  platform: Pick<ShownPlatform, "order_id" | "order_no">;
  /** The open ones, oldest first. */
  attentions: ListedAttention[];
}

interface ListedSums extends ShownSums {
  /** What came, without the platform's fee and before refunds; null while nothing came. */
  net: string | null;
}

/** One page of the list. */
export interface ListedCollectOrders {
  collect_orders: ListedCollectOrder[];
  /** How many there are on all pages, counted up to a limit. */
  count: number;
  /** Whether there are, or may be, more than `count`. */
  count_is_capped: boolean;
  /** Where the neighbouring pages lie, to be sent as `before` and `after`; null at the ends. */
  previous: string | null;
  next: string | null;
}
