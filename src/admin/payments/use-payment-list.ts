import { useSearchParams } from "react-router-dom";
import type { Query } from "../client/ask-server";

const SEARCH = ["q", "state", "method", "currency", "environment", "attention"] as const;
const DAYS = ["created", "paid", "created_from", "created_to", "paid_from", "paid_to"] as const;
/** Where a figure leads to: no field of the form. */
const OF_FIGURES = ["money", "holds_stock", "expiring"] as const;
const FILTERS = [...SEARCH, ...DAYS, ...OF_FIGURES] as const;
const NAMES = [...FILTERS, "order", "after", "before", "page", "id"] as const;

type Parameter = (typeof NAMES)[number];

export type Parameters = Partial<Record<Parameter, string>>;

export interface PaymentList {
  /** What the address says: filters, order, place, and the payment that is looked at. */
  parameters: Parameters;
  /** Whether anything is filtered or searched. */
  isFiltered: boolean;
  /** By which the list is narrowed and, where the address says so, sorted: what a view can keep. */
  filters: Parameters;
  /** What the API is asked for, the place in the list left out. */
  wish: Query;
  /** What the API is asked for: one row for each purchase. */
  query: Query;
  /** What the API is asked to add up. */
  totalsQuery: Query;
  /** Which page is shown, counted from 1 by turning them. */
  page: number;
  /** Changes some of them; an empty text takes one away. A changed wish begins at the first page again. */
  change: (changes: Parameters) => void;
  /** Takes all filters away but these. */
  show: (wish: Parameters) => void;
}

/** The list's state lives in the address: it can be bookmarked, sent to a colleague, and the way back works. */
export function usePaymentList(): PaymentList {
  const [address, setAddress] = useSearchParams();
  const parameters: Parameters = {};
  for (const name of NAMES) {
    const value = address.get(name);
    if (value) parameters[name] = value;
  }
  const { id: _id, page, after, before, ...wish } = parameters;
  // Whoever asks for days of payment wants to see them in that order.
  const isByPayment = [wish.paid, wish.paid_from, wish.paid_to].some((days) => days !== undefined);
  const order = wish.order ?? (isByPayment ? "-paid_at" : undefined);
  const write = (changes: Parameters, begin: Parameters) => {
    const next = { ...begin, ...changes };
    const isTurning = Object.keys(changes).every((name) => ["id", "page", "after", "before"].includes(name));
    if (!isTurning) {
      delete next.after;
      delete next.before;
      delete next.page;
    }
    setAddress(Object.entries(next).filter(([, value]) => value !== ""));
  };
  return {
    parameters: { ...parameters, ...(order && { order }) },
    isFiltered: FILTERS.some((name) => parameters[name] !== undefined),
    page: Math.max(1, Math.trunc(Number(page)) || 1),
    filters: wish,
    wish: { ...wish, order },
    query: { ...wish, folded: true, order, after, before },
    totalsQuery: { ...wish, folded: true },
    change: (changes) => write(changes, parameters),
    show: (wanted) => write(wanted, {}),
  };
}
