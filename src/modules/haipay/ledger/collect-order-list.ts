import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";
import { applyFilter, type CollectOrderFilter } from "./collect-order-filter";
import { COLLECT_ORDER_SORTS, partsOf, type CollectOrderSort, type ListPart } from "./list-order";
import type { ListPosition } from "./list-position";

const TABLE = "haipay_collect_order";

export interface ListPage {
  rows: CollectOrder[];
  /** Where the page before this one ends, and the one after it begins; undefined at the ends of the list. */
  previous: ListPosition | undefined;
  next: ListPosition | undefined;
}

/** From where a page is read: the rows after one place, or those before one. The start of the list by default. */
export interface PageStart {
  after?: ListPosition;
  before?: ListPosition;
}

type PlacedRow = CollectOrder & { place: string | null };

/**
 * Pages through the ledger by key and never by number, so that a page far down costs what the first one does, and no
 * row is skipped or comes twice when others are added meanwhile.
 */
export class CollectOrderList {
  constructor(private readonly db: Knex) {}

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
      rows: placed.map(({ place: _place, ...row }) => row),
      previous: hasPrevious && first ? positionOf(first) : undefined,
      next: hasNext && last ? positionOf(last) : undefined,
    };
  }

  /** How many rows there are, counted no further than `most`. */
  async count(filter: CollectOrderFilter, most: number): Promise<number> {
    const rows = this.db(TABLE).select(this.db.raw("1")).limit(most);
    applyFilter(rows, filter);
    const [{ count }] = await this.db
      .from(rows.as("found"))
      .count<{ count: string }[]>({ count: this.db.raw("*") });
    return Number(count);
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
    const begin = from ? parts.indexOf(from.value === null ? "without_value" : "with_value") : 0;
    const rows: PlacedRow[] = [];
    for (const part of parts.slice(Math.max(begin, 0))) {
      if (rows.length === limit) break;
      const start = rows.length === 0 && part === parts[begin] ? from : undefined;
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
    const { expression, written, type } = COLLECT_ORDER_SORTS[sort.by];
    const rises = (sort.direction === "asc") !== backwards;
    const direction = rises ? "ASC" : "DESC";
    const than = rises ? ">" : "<";
    const id = `${TABLE}.id`;
    const query = this.db(TABLE).select<PlacedRow[]>(`${TABLE}.*`).limit(limit);
    applyFilter(query, filter);
    if (part === "with_value") {
      void query
        .select(this.db.raw(`${written} AS place`))
        .orderByRaw(`${expression} ${direction}, ${id} ${direction}`);
      if (sort.by !== "created_at") void query.whereRaw(`${nullableOf(sort)} IS NOT NULL`);
      if (from) void query.whereRaw(`(${expression}, ${id}) ${than} (?::${type}, ?)`, [from.value, from.id]);
    } else {
      void query.select(this.db.raw("NULL AS place")).orderByRaw(`${id} ${direction}`);
      void query.whereRaw(`${nullableOf(sort)} IS NULL`);
      if (from) void query.where(id, than, from.id);
    }
    return query;
  }
}

/** The column behind a sorting, as its partial index names it. */
function nullableOf({ by }: CollectOrderSort): string {
  return by === "amount" ? `${TABLE}.charge_amount` : `${TABLE}.${by}`;
}

function positionOf({ place, id }: PlacedRow): ListPosition {
  return { value: place, id };
}
