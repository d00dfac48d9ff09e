import type { Parameters } from "./use-payment-list";

/** Views that are there from the beginning, in the order of the chips. */
export const FIRST_VIEWS = {
  all: {},
  attention: { attention: "open" },
  expiring: { state: "open", expiring: "true", order: "expires_at" },
  uncaptured: { money: "uncaptured" },
} as const satisfies Record<string, Parameters>;

/** What a view keeps of the list's filters: all but the search, which may name a buyer. */
export function keptFilters({ q: _q, ...kept }: Parameters): Record<string, string> {
  const known = Object.entries(kept).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(known);
}

/** Whether the list shows exactly a view; choices of one filter count in any order. */
export function isShown(view: Parameters, filters: Parameters): boolean {
  return written(view) === written(filters);
}

function written(filters: Parameters): string {
  const parts = Object.entries({ ...keptFilters(filters), ...(filters.q && { q: filters.q }) });
  return parts
    .map(([name, value]) => `${name}=${value.split(",").sort().join(",")}`)
    .sort()
    .join("&");
}
