import { z } from "zod";
import { ATTENTION_REASONS } from "../../../modules/haipay/ledger/attentions";
import { COLLECT_ORDER_STATES } from "../../../modules/haipay/ledger/lifecycle";
import type { CollectOrderSort, SortColumn } from "../../../modules/haipay/ledger/list";
import type { Span } from "../../../modules/haipay/ledger/list-filter";
import { ENVIRONMENTS } from "../../../modules/haipay/settings/settings";
import { CURRENCIES, METHODS } from "../../../platform/catalogue";
import { daysOfPeriod, PERIODS, type Period } from "../../../platform/japan-periods";
import { endOfJapanDay, startOfJapanDay } from "../../../platform/japan-time";
import { refuse } from "../../../payment/refuse";
import type { ListWish } from "../../../views/list";
import { listField, rule, searchField, wordField } from "./input";

const SORTS = ["created_at", "paid_at", "expires_at", "amount"] as const satisfies readonly SortColumn[];
const ORDERS = SORTS.flatMap((by) => [by, `-${by}`] as const);
const DAY_MS = 86_400_000;
const DAY = rule("day", {});
/** For whatever reason. */
const OPEN = "open";

/** The query that the list and its export share. */
export const listFields = {
  q: searchField(200).optional(),
  state: listField(COLLECT_ORDER_STATES).optional(),
  method: listField(METHODS.map(({ id }) => id)).optional(),
  currency: listField(CURRENCIES).optional(),
  environment: listField(ENVIRONMENTS).optional(),
  attention: listField([OPEN, ...ATTENTION_REASONS]).optional(),
  created: wordField(PERIODS).optional(),
  paid: wordField(PERIODS).optional(),
  created_from: z.iso.date(DAY).optional(),
  created_to: z.iso.date(DAY).optional(),
  paid_from: z.iso.date(DAY).optional(),
  paid_to: z.iso.date(DAY).optional(),
  folded: wordField(["true", "false"]).default("false"),
  money: wordField(["captured", "uncaptured"]).optional(),
  expiring: wordField(["true", "false"]).default("false"),
  holds_stock: wordField(["true", "false"]).default("false"),
  order: z.enum(ORDERS, rule("one_of", { choices: ORDERS })).default("-created_at"),
};

type ListQuery = z.infer<z.ZodObject<typeof listFields>>;

/**
 * What the query asks for. A choice that was never sent to HaiPay is not a payment: it is listed only for state `chosen`.
 *
 * @throws RefusedError for days in the wrong order, or beside a period
 */
export function readListWish(query: ListQuery): ListWish {
  const { state, method, currency, environment, attention, order, q } = query;
  return {
    filter: {
      states: state,
      methods: method,
      currencies: currency,
      environments: environment,
      attention: attention?.includes(OPEN)
        ? ATTENTION_REASONS
        : (attention as ListWish["filter"]["attention"]),
      created: readSpan(readDays("created", query)),
      paid: readSpan(readDays("paid", query)),
      applied: !state?.includes("chosen"),
      folded: query.folded === "true",
      money: query.money,
      expires: query.expiring === "true" ? nextDay(new Date()) : undefined,
      holdsStock: query.holds_stock === "true",
    },
    sort: readSort(order),
    search: q,
  };
}

/** The same period as in the figures. */
function nextDay(now: Date): Span {
  return { from: new Date(now.getTime() + 1), before: new Date(now.getTime() + DAY_MS + 1) };
}

function readSort(order: ListQuery["order"]): CollectOrderSort {
  const descends = order.startsWith("-");
  return { by: (descends ? order.slice(1) : order) as SortColumn, direction: descends ? "desc" : "asc" };
}

/** From one day in Japan to another, both included. */
export interface Days {
  from?: string;
  to?: string;
}

/**
 * The days that the query names, or that its period means today.
 *
 * @throws RefusedError for both at once, and for days in the wrong order
 */
export function readDays(name: "created" | "paid", query: Partial<ListQuery>, now = new Date()): Days {
  const period: Period | undefined = query[name];
  const [from, to] = [query[`${name}_from`], query[`${name}_to`]];
  if (period !== undefined) {
    if (from === undefined && to === undefined) return daysOfPeriod(period, now);
    throw refuse("days_twice", { field: name, figures: { period: name } });
  }
  if (from !== undefined && to !== undefined && to < from) {
    const figures = { from: `${name}_from`, to: `${name}_to` };
    throw refuse("days_reversed", { field: figures.to, figures });
  }
  return { from, to };
}

function readSpan({ from, to }: Days): Span | undefined {
  if (from === undefined && to === undefined) return undefined;
  return { from: from && startOfJapanDay(from), before: to && endOfJapanDay(to) } as Span;
}
