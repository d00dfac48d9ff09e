import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { CollectOrderFilter } from "../../modules/haipay/ledger/collect-order-filter";
import type { PageStart } from "../../modules/haipay/ledger/collect-order-list";
import type { CollectOrderSort } from "../../modules/haipay/ledger/list-order";
import { writePosition } from "../../modules/haipay/ledger/list-position";
import { netOf } from "../../modules/haipay/ledger/net";
import type HaipayModuleService from "../../modules/haipay/service";
import type { ListedAttention, ListedCollectOrder, ListedCollectOrders } from "./listed-collect-order";
import { findOrdersOfRows } from "./orders-of-rows";
import { showMethod, showShopper, showSums, type ShownOrder } from "./parts";
import { showTimes } from "./show-collect-order";
import { MOST_FOUND, searchCollectOrders } from "./search";

/** Which payments are wanted, and in which order. */
export interface ListWish {
  filter: CollectOrderFilter;
  sort: CollectOrderSort;
  /** What a person typed to find payments. */
  search?: string;
}

/** Counting further tells a person nothing and would cost what the table holds. */
const MOST_COUNTED = 1_000;

/** One page of the payments, in a bounded number of reads whatever the size of the ledger. */
export async function listCollectOrders(
  container: MedusaContainer,
  wish: ListWish,
  start: PageStart,
  limit: number,
): Promise<ListedCollectOrders> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { sort } = wish;
  const filter = await withSearch(container, wish);
  const [page, count] = await Promise.all([
    haipay.collectOrderList.page(filter, sort, start, limit),
    haipay.collectOrderList.count(filter, MOST_COUNTED + 1),
  ]);
  return {
    collect_orders: await presentRows(container, page.rows),
    count: Math.min(count, MOST_COUNTED),
    count_is_capped: count > MOST_COUNTED || filter.ids?.length === MOST_FOUND,
    previous: page.previous ? writePosition(sort, page.previous) : null,
    next: page.next ? writePosition(sort, page.next) : null,
  };
}

/** The filter with what the search found. Whoever names a choice by its id wants to see it. */
export async function withSearch(
  container: MedusaContainer,
  { filter, search }: ListWish,
): Promise<CollectOrderFilter> {
  if (search === undefined) return filter;
  return { ...filter, applied: false, ids: await searchCollectOrders(container, search) };
}

/** The rows as lists show them, in their order. */
export async function presentRows(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
): Promise<ListedCollectOrder[]> {
  const [orders, attentions] = await Promise.all([
    findOrdersOfRows(container, rows),
    findOpenAttentions(container, rows),
  ]);
  return rows.map((row) => presentRow(row, orders.get(row.id) ?? null, attentions.get(row.id) ?? []));
}

function presentRow(
  row: CollectOrder,
  order: ShownOrder | null,
  attentions: ListedAttention[],
): ListedCollectOrder {
  return {
    id: row.id,
    state: row.state,
    method: showMethod(row),
    flow: row.flow,
    currency_code: row.currency,
    sums: { ...showSums(row), net: netOf(row) },
    order,
    shopper: showShopper(row),
    times: showTimes(row),
    platform: { order_id: row.order_id, order_no: row.order_no },
    attentions,
  };
}

async function findOpenAttentions(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
): Promise<Map<string, ListedAttention[]>> {
  const found = new Map<string, ListedAttention[]>();
  if (rows.length === 0) return found;
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const attentions = await haipay.listAttentions(
    { collect_order_id: rows.map(({ id }) => id), resolved_at: null },
    { select: ["id", "reason", "collect_order_id"], order: { created_at: "ASC" }, take: null },
  );
  for (const attention of attentions as unknown as (ListedAttention & { collect_order_id: string })[]) {
    const { id, reason, collect_order_id } = attention;
    found.set(collect_order_id, [...(found.get(collect_order_id) ?? []), { id, reason }]);
  }
  return found;
}
