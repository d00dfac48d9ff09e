import { useCallback, useEffect, useState, type ReactNode } from "react";
import { StoreError } from "../../store-error";
import { useLanguage } from "../state/language";
import type { Texts } from "../texts";

interface Loaded<Value> {
  value?: Value;
  problem?: unknown;
  load: () => void;
}

/** Loads something for a page, anew whenever `load` is another function. */
export function useLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<{ value?: Value; problem?: unknown }>({});
  const start = useCallback(() => {
    let wanted = true;
    load().then(
      (value) => wanted && setState({ value }),
      (problem: unknown) => wanted && setState({ problem }),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  useEffect(() => start(), [start]);
  return { ...state, load: start };
}

/** What went wrong, in words for the shopper. */
function inWords(problem: unknown, texts: Texts): string {
  if (problem instanceof StoreError && problem.status) return texts.problem.refused(problem.reason);
  return texts.problem.notReached;
}

export function Waiting() {
  const { texts } = useLanguage();
  return (
    <p className="waiting" role="status">
      {texts.loading}
    </p>
  );
}

export function Problem({ children }: { children: ReactNode }) {
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  );
}

/** Shows a loaded value, the wait for it, or why it did not come. */
export function Show<Value>({ of, children }: { of: Loaded<Value>; children: (value: Value) => ReactNode }) {
  const { texts } = useLanguage();
  if (of.value !== undefined) return children(of.value);
  if (of.problem === undefined) return <Waiting />;
  return (
    <>
      <Problem>{inWords(of.problem, texts)}</Problem>
      <button type="button" className="button plain" onClick={of.load}>
        {texts.problem.again}
      </button>
    </>
  );
}

/** Runs one piece of work at a time and keeps what went wrong with it. */
export function useWork(): {
  busy: boolean;
  problem: string | undefined;
  run: (work: () => Promise<void>) => void;
} {
  const { texts } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    work()
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  return { busy, problem: problem === undefined ? undefined : inWords(problem, texts), run };
}
