import type { CollectOrderFilter } from "./collect-order-filter";

interface Sort {
  /** The column behind it, as its index names it. */
  column: string;
  /** What is compared. */
  expression: string;
  /** The same, as a text from which the database reads exactly the same again. */
  written: string;
  type: "timestamptz" | "numeric";
  /** What the text looks like. */
  form: RegExp;
}

/** What the list can be sorted by; each has an index. Rows without the value come last. */
export const COLLECT_ORDER_SORTS = {
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

/** The part of a sorted list that has the value, or the part behind it that has none. */
export type ListPart = "with_value" | "without_value";

/** What a part is sorted by: rows that have no value stand in the order in which they were made. */
export function sortOf({ by }: CollectOrderSort, part: ListPart): Sort {
  return COLLECT_ORDER_SORTS[part === "with_value" ? by : "created_at"];
}

/**
 * The parts of a list in their order. What the filter leaves empty is left out: the database would look through the
 * whole table to learn that.
 */
export function partsOf({ by }: CollectOrderSort, filter: CollectOrderFilter): ListPart[] {
  if (by === "created_at") return ["with_value"];
  if (by !== "paid_at") return filter.applied ? ["with_value"] : ["with_value", "without_value"];
  // Only what is paid has this time, and all of it has.
  const states = filter.states ?? ["paid", "open"];
  const parts: ListPart[] = [];
  if (states.includes("paid")) parts.push("with_value");
  if (states.some((state) => state !== "paid") && !filter.paid) parts.push("without_value");
  return parts;
}

function instant(column: string) {
  // All microseconds: a Date holds thousandths only, and a row could be skipped or come twice.
  const written = `to_char(haipay_collect_order.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const form = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
  const name = `haipay_collect_order.${column}`;
  return { column: name, expression: name, written, type: "timestamptz", form } as const;
}
