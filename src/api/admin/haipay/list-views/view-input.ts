import { z } from "zod";
import type { ShownListView } from "../../../../contract/list-views";
import type { ListView } from "../../../../modules/haipay/list-views";
import { parseInput, textField } from "../input";
import { listFields, readListWish } from "../list-query";

// What was searched for may be a buyer's name, which an erasure would not find here.
const { q: _q, folded: _folded, ...keptFields } = listFields;
const keptSchema = z.object(keptFields);

/** A name that fits on one chip. */
export function viewName() {
  return textField(40);
}

/**
 * What a view keeps, checked like the list's own query.
 *
 * @throws RefusedError for a query that the list would refuse, and for a search
 */
export function writeQuery(wanted: Record<string, string>): string {
  readListWish({ ...parseInput(keptSchema, wanted), folded: "true", q: undefined });
  return new URLSearchParams(Object.entries(wanted).sort()).toString();
}

/** A kept view for the dashboard. */
export function presentView({ id, name, query }: ListView): ShownListView {
  return { id, name, query: Object.fromEntries(new URLSearchParams(query)) };
}
