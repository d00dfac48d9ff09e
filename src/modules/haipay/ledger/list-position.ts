import { COLLECT_ORDER_SORTS, type CollectOrderSort } from "./list-order";

/** A row's place in a sorted list: what it is sorted by, as the database writes it, and its id. */
export interface ListPosition {
  /** Null for a row that has no such value. */
  value: string | null;
  id: string;
}

/** Writes a place as a text that can stand in an address; it names the sorting that it belongs to. */
export function writePosition({ by, direction }: CollectOrderSort, { value, id }: ListPosition): string {
  return Buffer.from(JSON.stringify([by, direction, value, id])).toString("base64url");
}

/** @returns undefined when the text is no place in a list that is sorted so */
export function readPosition(sort: CollectOrderSort, written: string): ListPosition | undefined {
  const parts = parse(written);
  if (!Array.isArray(parts) || parts.length !== 4) return undefined;
  const [by, direction, value, id] = parts as unknown[];
  if (by !== sort.by || direction !== sort.direction) return undefined;
  if (typeof id !== "string" || !/^[\w-]{1,100}$/.test(id)) return undefined;
  if (value === null) return { value, id };
  const { form } = COLLECT_ORDER_SORTS[sort.by];
  return typeof value === "string" && form.test(value) ? { value, id } : undefined;
}

function parse(written: string): unknown {
  try {
    return JSON.parse(Buffer.from(written, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
