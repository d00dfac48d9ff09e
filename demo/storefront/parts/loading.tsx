import { useCallback, useEffect, useState, type ReactNode } from "react";
import { useLanguage } from "../state/language";
import { inWords } from "./problem-words";

export interface Loaded<Value> {
  value?: Value;
  problem?: unknown;
  load: () => void;
}

/** Loads something for a page, and again whenever `load` is another function. */
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

/** Where something will be in a moment. */
export function Waiting({ rows = 3 }: { rows?: number }) {
  const { texts } = useLanguage();
  return (
    <div className="waiting" role="status">
      <span className="for-readers">{texts.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="bone" aria-hidden="true" />
      ))}
    </div>
  );
}

export function Problem({ children }: { children: ReactNode }) {
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  );
}

interface ShowProps<Value> {
  of: Loaded<Value>;
  /** What is shown until the value comes. */
  meanwhile?: ReactNode;
  children: (value: Value) => ReactNode;
}

/** Shows a loaded value, the wait for it, or why it did not come. */
export function Show<Value>({ of, meanwhile = <Waiting />, children }: ShowProps<Value>) {
  const { language, texts } = useLanguage();
  if (of.value !== undefined) return children(of.value);
  if (of.problem === undefined) return meanwhile;
  return (
    <>
      <Problem>{inWords(of.problem, texts, language)}</Problem>
      <button type="button" className="button plain" onClick={of.load}>
        {texts.problem.again}
      </button>
    </>
  );
}
