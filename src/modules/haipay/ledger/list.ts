import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency } from "../../../platform/catalogue";
import { isIdentifier } from "../ids";
import { CAPTURED_SUM, UNCAPTURED_SUM } from "./captured-sum";
import type { CollectOrder } from "./collect-order";
import { applyFilter, type CollectOrderFilter } from "./list-filter";
import { readTries } from "./purchase-tries";

const TABLE = "haipay_collect_order";

/** How many of a currency, and their sums as exact decimals. */
export interface ListTotals {
  currency: Currency;
  count: number;
  charge: string;
  received: string;
  captured: string;
  uncaptured: string;
  refunded: string;
}

export interface ListPage {
  rows: CollectOrder[];
  /** Where the page before this one ends, and the one after it begins; undefined at the ends of the list. */
  previous: ListPosition | undefined;
  next: ListPosition | undefined;
}

/** Where a page is read from: the rows after a place, or those before one. The start of the list by default. */
export interface PageStart {
  after?: ListPosition;
  before?: ListPosition;
}

type PlacedRow = CollectOrder & { place: string; part: ListPart };

/**
 * Pages through the ledger by key and not by number, so that a page far down costs the same as the first, and no
 * row is skipped or repeated when others are added in the meantime.
 */
export class CollectOrderList {
  constructor(private readonly db: Knex) {}

  /**
   * One page of the list, with whether there are more on either side.
   *
   * @param limit rows on a page
   */
  async page(
    filter: CollectOrderFilter,
    sort: CollectOrderSort,
    { after, before }: PageStart,
    limit: number,
  ): Promise<ListPage> {
    const backwards = before !== undefined;
    const found = await this.read(filter, sort, after ?? before, backwards, limit + 1);
    const more = found.length > limit;
    const placed = found.slice(0, limit);
    if (backwards) placed.reverse();
    const [hasPrevious, hasNext] = backwards ? [more, true] : [after !== undefined, more];
    const first = placed.at(0);
    const last = placed.at(-1);
    return {
      rows: placed.map(({ place: _place, part: _part, ...row }) => row),
      previous: hasPrevious && first ? positionOf(first) : undefined,
      next: hasNext && last ? positionOf(last) : undefined,
    };
  }

  /** How many rows there are, counted up to `most`. */
  async count(filter: CollectOrderFilter, most: number): Promise<number> {
    const rows = this.db(TABLE).select(this.db.raw("1")).limit(most);
    applyFilter(rows, filter);
    const [{ count }] = await this.db
      .from(rows.as("found"))
      .count<{ count: string }[]>({ count: this.db.raw("*") });
    return Number(count);
  }

  /** The tries that a folded list left out for these rows. */
  async tries(rows: readonly CollectOrder[]): Promise<Map<string, CollectOrder[]>> {
    return readTries(this.db, rows);
  }

  /**
   * The sums of all rows, by currency.
   *
   * @returns undefined when there are more than `most`: adding them up would take long
   */
  async totals(filter: CollectOrderFilter, most: number): Promise<ListTotals[] | undefined> {
    const rows = this.db(TABLE)
      .select("currency", "charge_amount", "received_amount", "refunded_amount", "captured_payment_id", "fee")
      .limit(most + 1);
    applyFilter(rows, filter);
    const found = await this.db
      .from(rows.as("found"))
      .select("currency", this.db.raw("count(*) AS count"))
      .select(
        this.db.raw("coalesce(sum(charge_amount::numeric), 0)::text AS charge"),
        this.db.raw("coalesce(sum(received_amount::numeric), 0)::text AS received"),
        this.db.raw(`coalesce(sum(${CAPTURED_SUM}), 0)::text AS captured`),
        this.db.raw(`coalesce(sum(${UNCAPTURED_SUM}), 0)::text AS uncaptured`),
        this.db.raw("coalesce(sum(refunded_amount::numeric), 0)::text AS refunded"),
      )
      .groupBy<(Omit<ListTotals, "count"> & { count: string })[]>("currency");
    // Sorted here: asked for the order as well, the database sorts every row before it adds them up.
    const totals = found
      .map((total) => ({ ...total, count: Number(total.count) }))
      .sort((one, other) => (one.currency < other.currency ? -1 : 1));
    return totals.reduce((sum, { count }) => sum + count, 0) > most ? undefined : totals;
  }

  private async read(
    filter: CollectOrderFilter,
    sort: CollectOrderSort,
    from: ListPosition | undefined,
    backwards: boolean,
    limit: number,
  ): Promise<PlacedRow[]> {
    const parts = partsOf(sort, filter);
    if (backwards) parts.reverse();
    const begin = from ? parts.indexOf(from.part) : 0;
    const rows: PlacedRow[] = [];
    for (const part of parts.slice(Math.max(begin, 0))) {
      if (rows.length === limit) break;
      const start = part === from?.part ? from : undefined;
      rows.push(...(await this.readPart(part, filter, sort, start, backwards, limit - rows.length)));
    }
    return rows;
  }

  private async readPart(
    part: ListPart,
    filter: CollectOrderFilter,
    sort: CollectOrderSort,
    from: ListPosition | undefined,
    backwards: boolean,
    limit: number,
  ): Promise<PlacedRow[]> {
    const { expression, written, type } = sortOf(sort, part);
    const { column } = COLLECT_ORDER_SORTS[sort.by];
    const rises = (sort.direction === "asc") !== backwards;
    const direction = rises ? "ASC" : "DESC";
    const query = this.db(TABLE)
      .select<PlacedRow[]>(`${TABLE}.*`, this.db.raw(`${written} AS place, ?::text AS part`, [part]))
      .orderByRaw(`${expression} ${direction}, ${TABLE}.id ${direction}`)
      .limit(limit);
    applyFilter(query, filter);
    if (part === "without_value") void query.whereRaw(`${column} IS NULL`);
    // As the partial indexes have it.
    else if (sort.by !== "created_at") void query.whereRaw(`${column} IS NOT NULL`);
    if (from) {
      const than = rises ? ">" : "<";
      void query.whereRaw(`(${expression}, ${TABLE}.id) ${than} (?::${type}, ?)`, [from.value, from.id]);
    }
    return query;
  }
}

function positionOf({ part, place, id }: PlacedRow): ListPosition {
  return { part, value: place, id };
}

interface Sort {
  /** The column behind it, as its index names it. */
  column: string;
  /** What is compared. */
  expression: string;
  /** The same as text, which the database reads back as exactly the same value. */
  written: string;
  type: "timestamptz" | "numeric";
  /** The format of the text. */
  form: RegExp;
}

/** What the list can be sorted by; each has an index. Rows without the value come last. */
const COLLECT_ORDER_SORTS = {
  created_at: instant("created_at"),
  paid_at: instant("paid_at"),
  expires_at: instant("expires_at"),
  amount: {
    column: "haipay_collect_order.charge_amount",
    expression: "haipay_collect_order.charge_amount::numeric",
    written: "haipay_collect_order.charge_amount",
    type: "numeric",
    form: /^\d{1,15}(\.\d{1,6})?$/,
  },
} as const satisfies Record<string, Sort>;

export type SortColumn = keyof typeof COLLECT_ORDER_SORTS;

export interface CollectOrderSort {
  by: SortColumn;
  direction: "asc" | "desc";
}

/** The part of a sorted list that has the value, or the part after it that does not. */
export type ListPart = "with_value" | "without_value";

/** What a part is sorted by: rows without the value are in the order in which they were made. */
function sortOf({ by }: CollectOrderSort, part: ListPart): Sort {
  return COLLECT_ORDER_SORTS[part === "with_value" ? by : "created_at"];
}

/**
 * The parts of a list in order. A part that the filter leaves empty is left out: the database would scan the
 * whole table to learn that.
 */
export function partsOf({ by }: CollectOrderSort, filter: CollectOrderFilter): ListPart[] {
  if (by === "created_at") return ["with_value"];
  if (by !== "paid_at") return filter.applied ? ["with_value"] : ["with_value", "without_value"];
  // Exactly the paid rows have this time.
  const states = filter.states ?? ["paid", "open"];
  const parts: ListPart[] = [];
  if (states.includes("paid")) parts.push("with_value");
  if (states.some((state) => state !== "paid") && !filter.paid) parts.push("without_value");
  return parts;
}

function instant(column: string) {
  // With microseconds: a Date only holds milliseconds, and a row could be skipped or repeated.
  const written = `to_char(haipay_collect_order.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const form = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
  const name = `haipay_collect_order.${column}`;
  return { column: name, expression: name, written, type: "timestamptz", form } as const;
}

/** A row's place in a sorted list. */
export interface ListPosition {
  part: ListPart;
  /** What the part is sorted by, as the database writes it. */
  value: string;
  id: string;
}

/** Writes a place as text that fits into a URL; it names the sorting that it belongs to. */
export function writePosition(
  { by, direction }: CollectOrderSort,
  { part, value, id }: ListPosition,
): string {
  return Buffer.from(JSON.stringify([by, direction, part, value, id])).toString("base64url");
}

/** @returns undefined when the text is not a place in a list sorted this way */
export function readPosition(sort: CollectOrderSort, written: string): ListPosition | undefined {
  const parts = parse(written);
  if (!Array.isArray(parts) || parts.length !== 5) return undefined;
  const [by, direction, part, value, id] = parts as unknown[];
  if (by !== sort.by || direction !== sort.direction) return undefined;
  if (part !== "with_value" && part !== "without_value") return undefined;
  if (typeof id !== "string" || !isIdentifier(id) || typeof value !== "string") return undefined;
  const { form, type } = sortOf(sort, part);
  if (!form.test(value) || (type === "timestamptz" && !isInstant(value))) return undefined;
  return { part, value, id };
}

/** The database fails on a February 30; a Date turns it into March. */
function isInstant(value: string): boolean {
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === value.slice(0, 19);
}

function parse(written: string): unknown {
  try {
    return JSON.parse(Buffer.from(written, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
