import { isIdentifier } from "../identifier";
import { sortOf, type CollectOrderSort, type ListPart } from "./list-order";

/** A row's place in a sorted list. */
export interface ListPosition {
  part: ListPart;
  /** What the part is sorted by, as the database writes it. */
  value: string;
  id: string;
}

/** Writes a place as a text that can stand in an address; it names the sorting that it belongs to. */
export function writePosition(
  { by, direction }: CollectOrderSort,
  { part, value, id }: ListPosition,
): string {
  return Buffer.from(JSON.stringify([by, direction, part, value, id])).toString("base64url");
}

/** @returns undefined when the text is no place in a list that is sorted so */
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

/** The database fails on a February 30; a Date rolls it over into March. */
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
