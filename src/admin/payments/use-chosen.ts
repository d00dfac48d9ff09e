import { useState } from "react";
import type { ListedCollectOrder } from "../../contract/list-api";
import type { Wire } from "../client/wire";
import type { PaymentList } from "./use-payment-list";

export type Row = Wire<ListedCollectOrder>;

export interface Chosen {
  /** In the order in which they were chosen, as they stand now if they are on the page. */
  rows: readonly Row[];
  has: (id: string) => boolean;
  /** Chooses rows, or no longer. */
  set: (rows: readonly Row[], on: boolean) => void;
  clear: () => void;
}

/**
 * The payments that a person ticked. They stay when the page is read again or turned; with other filters the choice begins
 * anew, because nobody acts on what they cannot see.
 *
 * @param page the rows that are shown
 */
export function useChosen(list: PaymentList, page: readonly Row[]): Chosen {
  const { order: _order, ...filters } = list.filters;
  const of = JSON.stringify(filters);
  const [choice, setChoice] = useState<{ of: string; rows: readonly Row[] }>({ of, rows: [] });
  const kept = choice.of === of ? choice.rows : [];
  const rows = kept.map((row) => page.find(({ id }) => id === row.id) ?? row);
  const set = (changed: readonly Row[], on: boolean) => {
    const ids = new Set(changed.map(({ id }) => id));
    const others = rows.filter(({ id }) => !ids.has(id));
    setChoice({ of, rows: on ? [...others, ...changed] : others });
  };
  return {
    rows,
    has: (id) => rows.some((row) => row.id === id),
    set,
    clear: () => setChoice({ of, rows: [] }),
  };
}
