import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type {
  ListChoices,
  ListedAttention,
  ListedCollectOrder,
  ListedCollectOrders,
  ListedTry,
  ShownTotals,
} from "../contract/list-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { attentionTexts } from "../modules/haipay/attention-texts";
import { isIdentifier } from "../modules/haipay/ids";
import { ATTENTION_REASONS } from "../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { netOf } from "../modules/haipay/ledger/figures";
import {
  COLLECT_ORDER_STATES,
  STATE_NAMES,
  type CollectOrderState,
} from "../modules/haipay/ledger/lifecycle";
import { writePosition, type CollectOrderSort, type PageStart } from "../modules/haipay/ledger/list";
import type { CollectOrderFilter } from "../modules/haipay/ledger/list-filter";
import type HaipayModuleService from "../modules/haipay/service";
import { ENVIRONMENTS } from "../modules/haipay/settings/settings";
import { findRowsOfOrder } from "../payment/rows-of-order";
import { CURRENCIES, METHODS } from "../platform/catalogue";
import { showTimes } from "./collect-order";
import { readExpectedSettlement } from "./expected-settlement";
import { findOrdersOfRows } from "./orders-of-rows";
import { showBuyer, showMethod, showSums } from "./parts";
import { readSearch } from "./search-terms";

/** Which payments are wanted, and in which order. */
export interface ListWish {
  filter: CollectOrderFilter;
  sort: CollectOrderSort;
  /** What a person typed to find payments. */
  search?: string;
}

/** Counting further would not help anybody, and would cost as much as the table is large. */
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
    haipay.ledger.list.page(filter, sort, start, limit),
    haipay.ledger.list.count(filter, MOST_COUNTED + 1),
  ]);
  return {
    collect_orders: await presentRows(container, page.rows, filter.folded),
    count: Math.min(count, MOST_COUNTED),
    count_is_capped: count > MOST_COUNTED || filter.ids?.length === MOST_FOUND,
    previous: page.previous ? writePosition(sort, page.previous) : null,
    next: page.next ? writePosition(sort, page.next) : null,
  };
}

/** The filter with the results of the search. A choice that is searched for by its id is shown. */
export async function withSearch(
  container: MedusaContainer,
  { filter, search }: ListWish,
): Promise<CollectOrderFilter> {
  if (search === undefined) return filter;
  const ids = await searchCollectOrders(container, search);
  return { ...filter, applied: false, folded: false, ids };
}

/** The rows as lists show them, in order. */
export async function presentRows(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
  withTries = false,
): Promise<ListedCollectOrder[]> {
  const { ledger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const [orders, attentions, tries, expectedSettlement] = await Promise.all([
    findOrdersOfRows(container, rows),
    findOpenAttentions(container, rows),
    withTries ? ledger.list.tries(rows) : new Map<string, CollectOrder[]>(),
    readExpectedSettlement(container.resolve<HaipayModuleService>(HAIPAY_MODULE)),
  ]);
  return rows.map((row) =>
    presentRow(row, {
      order: orders.get(row.id) ?? null,
      attentions: attentions.get(row.id) ?? [],
      tries: (tries.get(row.id) ?? []).map(presentTry),
      expected_settlement_on: expectedSettlement(row),
    }),
  );
}

function presentRow(
  row: CollectOrder,
  around: Pick<ListedCollectOrder, "order" | "attentions" | "tries" | "expected_settlement_on">,
): ListedCollectOrder {
  return {
    id: row.id,
    state: row.state,
    method: showMethod(row),
    flow: row.flow,
    currency_code: row.currency,
    environment: row.environment,
    sums: { ...showSums(row), net: netOf(row) },
    buyer: showBuyer(row),
    times: showTimes(row),
    platform: { platform_order_id: row.platform_order_id, platform_order_no: row.platform_order_no },
    ...around,
  };
}

function presentTry(row: CollectOrder): ListedTry {
  return {
    id: row.id,
    state: row.state,
    method: showMethod(row),
    charge: row.charge_amount,
    created_at: row.created_at,
  };
}

/** Adding up more would keep a person waiting. */
const MOST_ADDED = 100_000;

/** The sums of everything that the list would show. */
export async function addUpCollectOrders(container: MedusaContainer, wish: ListWish): Promise<ShownTotals> {
  const { ledger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const totals = await ledger.list.totals(await withSearch(container, wish), MOST_ADDED);
  if (!totals) return { most: MOST_ADDED, totals: null };
  return {
    most: MOST_ADDED,
    totals: totals.map(({ currency, ...sums }) => ({ currency_code: currency, ...sums })),
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

/** The most that a search finds; anyone who gets this many should type more of the address. */
const MOST_FOUND = 1_000;

const ORDER_NUMBER = /^#?(\d{1,9})$/;

/**
 * The ids of the collect orders that a person may mean: by their own id, the order id, HaiPay's order number, an id or
 * the number (`#12`) of Medusa's order, the beginning of the buyer's e-mail address, name or phone number, the number of a
 * slip or an account, or the amount.
 */
async function searchCollectOrders(container: MedusaContainer, text: string): Promise<string[]> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const finder = haipay.ledger.collectOrders;
  const { search } = haipay.ledger;
  const { amount, phone, slip, name } = readSearch(text);
  const found = await Promise.all([
    isIdentifier(text) ? finder.idsCalled(text) : [],
    findOrderIds(container, text).then((ids) => rowsOf(container, ids)),
    slip === undefined ? [] : search.idsBySlipNumber(slip, MOST_FOUND),
    text.startsWith("#") ? [] : finder.idsByEmail(text, MOST_FOUND),
    phone === undefined ? [] : search.idsByPhone(phone, MOST_FOUND),
    name === undefined ? [] : search.idsByName(name, MOST_FOUND),
    amount === undefined ? [] : search.idsByAmount(amount, MOST_FOUND),
  ]);
  // What identifies one payment comes first: it is found however many share the amount.
  return [...new Set(found.flat())].slice(0, MOST_FOUND);
}

async function findOrderIds(container: MedusaContainer, text: string): Promise<string[]> {
  if (/^order_\w+$/.test(text)) return [text];
  const number = ORDER_NUMBER.exec(text)?.[1];
  if (number === undefined) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { display_id: Number(number) },
  });
  return (data as { id: string }[]).map(({ id }) => id);
}

async function rowsOf(container: MedusaContainer, orderIds: readonly string[]): Promise<string[]> {
  const rows = await Promise.all(orderIds.map((id) => findRowsOfOrder(container, id)));
  return rows.flat().map(({ id }) => id);
}

/**
 * Finds a collect order by whatever a person has at hand.
 *
 * @param id the row's id, the order id that we chose, or the platform's order no
 */
export async function lookUpCollectOrder(
  haipay: HaipayModuleService,
  id: string,
): Promise<CollectOrder | undefined> {
  if (!isIdentifier(id)) return undefined;
  const row =
    (await haipay.ledger.collectOrders.find(id)) ??
    (await haipay.ledger.collectOrders.findByPlatformOrderId(id));
  if (row) return row;
  const newest = { take: 1, order: { created_at: "DESC" } };
  const [byOrderNo] = await haipay.listCollectOrders({ platform_order_no: id }, newest);
  return byOrderNo as CollectOrder | undefined;
}

/** What merchants search for most comes first. */
const FIRST: readonly CollectOrderState[] = ["open", "paid", "expired", "failed"];

export const LIST_CHOICES: ListChoices = {
  states: [...new Set([...FIRST, ...COLLECT_ORDER_STATES])].map((id) => ({
    id,
    name: { en: STATE_NAMES.en[id], ja: STATE_NAMES.ja[id] },
  })),
  methods: METHODS.map(({ id, kind, name }) => ({ id, kind, name })),
  currencies: CURRENCIES,
  environments: ENVIRONMENTS,
  attentions: ATTENTION_REASONS.map((id) => {
    const { en, ja } = attentionTexts(id, true);
    return { id, name: { en: en.title, ja: ja.title } };
  }),
};
