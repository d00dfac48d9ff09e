import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CollectOrder } from "./collect-order";
import { applyFilter, type CollectOrderFilter } from "./collect-order-filter";
import { COLLECT_ORDER_SORTS, partsOf, sortOf, type CollectOrderSort, type ListPart } from "./list-order";
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

type PlacedRow = CollectOrder & { place: string; part: ListPart };

/**
 * Pages through the ledger by key and never by number, so that a page far down costs what the first one does, and no
 * row is skipped or comes twice when others are added meanwhile.
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
