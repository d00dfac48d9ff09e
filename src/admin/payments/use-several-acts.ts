import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useRefusalWords } from "../i18n/use-refusal-words";
import type { Row } from "./use-chosen";

/** What became of an act; without a problem it was done. */
export interface Result {
  problem?: string;
}

export interface SeveralActs {
  results: Readonly<Record<string, Result | undefined>>;
  /** Those that it is not done for yet. */
  left: readonly Row[];
  running: boolean;
  /** Whether anything came of it already, which closing the drawer does not take back. */
  hasBegun: boolean;
  /** Does it for all that are left, one after the other, unless it is being done already. */
  run: () => void;
}

/**
 * One act for several payments. The server decides about each of them by itself, as if it were the only one; when the drawer is
 * closed, the ones that have not begun are left as they are.
 */
export function useSeveralActs(rows: readonly Row[], act: (row: Row) => Promise<Result>): SeveralActs {
  const queries = useQueryClient();
  const { sayAll } = useRefusalWords();
  const [results, setResults] = useState<SeveralActs["results"]>({});
  const [running, setRunning] = useState(false);
  // State is read too late for a double click.
  const isBusy = useRef(false);
  const isClosed = useRef(false);
  useEffect(() => {
    isClosed.current = false;
    return () => void (isClosed.current = true);
  }, []);
  const left = rows.filter(({ id }) => !results[id] || results[id].problem !== undefined);
  const run = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setRunning(true);
    for (const row of left) {
      if (isClosed.current) break;
      const result = await act(row).catch((error: Error): Result => ({ problem: sayAll(error) }));
      setResults((before) => ({ ...before, [row.id]: result }));
    }
    isBusy.current = false;
    setRunning(false);
    void queries.invalidateQueries();
  };
  return {
    results,
    left,
    running,
    hasBegun: running || Object.keys(results).length > 0,
    run: () => void run(),
  };
}
