import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { CURRENCIES, type Currency, type MethodId } from "../../../platform/catalogue";
import type { AttentionReason } from "./attention-reasons";
import type { CollectOrderState } from "./transitions";

/** From the first instant up to, and not including, the second; either may be open. */
export interface Span {
  from?: Date;
  before?: Date;
}

/** Which collect orders are wanted; what is left out filters nothing. */
export interface CollectOrderFilter {
  states?: readonly CollectOrderState[];
  methods?: readonly MethodId[];
  currencies?: readonly Currency[];
  /** Only what needs a person, for one of these reasons. */
  attention?: readonly AttentionReason[];
  created?: Span;
  paid?: Span;
  /** Only these rows: what a search has found. */
  ids?: readonly string[];
  /** Only what was sent to the platform; a mere choice of a method is no payment. */
  applied: boolean;
}

/** Narrows a query over collect orders; the conditions are written as the indexes have them. */
export function applyFilter(query: Knex.QueryBuilder, filter: CollectOrderFilter): void {
  const { states, methods, currencies, attention, ids } = filter;
  void query.whereNull("haipay_collect_order.deleted_at");
  if (filter.applied) void query.whereNotNull("applied_at");
  if (states) void query.whereIn("state", states);
  if (methods) {
    void query.whereIn("method", methods);
    // The index of methods begins with the currency: naming all of them lets the database use it.
    if (!currencies) void query.whereIn("currency", CURRENCIES);
  }
  if (currencies) void query.whereIn("currency", currencies);
  applySpan(query, "haipay_collect_order.created_at", filter.created);
  applySpan(query, "paid_at", filter.paid);
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
  // As a table and not as a list: the database then begins with these rows, whatever the list is sorted by.
  if (ids) void query.whereRaw("haipay_collect_order.id IN (SELECT unnest(?::text[]))", [[...ids]]);
}

function applySpan(query: Knex.QueryBuilder, column: string, span: Span | undefined): void {
  if (span?.from) void query.where(column, ">=", span.from);
  if (span?.before) void query.where(column, "<", span.before);
}
