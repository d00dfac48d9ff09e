import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { CURRENCIES, type Currency, type MethodId } from "../../../platform/catalogue";
import type { Environment } from "../settings/settings";
import type { AttentionReason } from "./attentions";
import { UNCAPTURED_SUM } from "./captured-sum";
import type { CollectOrderState } from "./lifecycle";
import { foldTries } from "./purchase-tries";

/** From the first instant up to, and not including, the second; either may be open. */
export interface Span {
  from?: Date;
  before?: Date;
}

/** Which collect orders are wanted; an absent field does not filter. */
export interface CollectOrderFilter {
  states?: readonly CollectOrderState[];
  methods?: readonly MethodId[];
  currencies?: readonly Currency[];
  environments?: readonly Environment[];
  /** Only what needs a person, for one of these reasons. */
  attention?: readonly AttentionReason[];
  created?: Span;
  paid?: Span;
  /** Only these rows: the results of a search. */
  ids?: readonly string[];
  /** Only what was sent to the platform; merely choosing a method is not a payment. */
  applied: boolean;
  /** One row for each purchase: tries that ended without money are left out. */
  folded?: boolean;
  /** Only payments with captured money, or with uncaptured money; a payment can have both. */
  money?: "captured" | "uncaptured";
  /** Only the last try of orders that are placed, unpaid and not cancelled yet. */
  holdsStock?: boolean;
  /** Only what has its deadline in this span. */
  expires?: Span;
}

/**
 * A placed order is kept until its payment has ended and Medusa has followed. The row is watched until then, so a partial index contains
 * it.
 */
const HOLDS_STOCK = `haipay_collect_order.next_check_at IS NOT NULL AND haipay_collect_order.settled_at IS NULL
  AND haipay_collect_order.state IN ('open', 'unknown', 'failed', 'expired')
  AND (haipay_collect_order.medusa_order_id IS NOT NULL OR haipay_collect_order.flow = 'order_first')`;

/** Filters a query over collect orders; the conditions are exactly those of the indexes. */
export function applyFilter(query: Knex.QueryBuilder, filter: CollectOrderFilter): void {
  const { states, methods, currencies, environments, attention, ids } = filter;
  void query.whereNull("haipay_collect_order.deleted_at");
  if (filter.applied) void query.whereNotNull("applied_at");
  if (filter.folded || filter.holdsStock) foldTries(query);
  if (filter.holdsStock) void query.whereRaw(HOLDS_STOCK);
  if (filter.money === "captured") void query.whereNotNull("captured_payment_id");
  if (filter.money === "uncaptured") void query.whereRaw(`${UNCAPTURED_SUM} > 0`);
  if (states) void query.whereIn("state", states);
  if (methods) {
    void query.whereIn("method", methods);
    // The methods index starts with the currency: naming every currency lets the database use it.
    if (!currencies) void query.whereIn("currency", CURRENCIES);
  }
  if (currencies) void query.whereIn("currency", currencies);
  if (environments) void query.whereIn("environment", environments);
  applySpan(query, "haipay_collect_order.created_at", filter.created);
  applySpan(query, "paid_at", filter.paid);
  applySpan(query, "expires_at", filter.expires);
  if (attention) {
    void query.whereIn("haipay_collect_order.id", (open: Knex.QueryBuilder) => {
      void open
        .select("collect_order_id")
        .from("haipay_attention")
        .whereNull("resolved_at")
        .whereNull("deleted_at")
        .whereIn("reason", attention);
    });
  }
  // As a table, not a list: the database then starts from these rows, whatever the sorting.
  if (ids) void query.whereRaw("haipay_collect_order.id IN (SELECT unnest(?::text[]))", [[...ids]]);
}

function applySpan(query: Knex.QueryBuilder, column: string, span: Span | undefined): void {
  if (span?.from) void query.where(column, ">=", span.from);
  if (span?.before) void query.where(column, "<", span.before);
}
