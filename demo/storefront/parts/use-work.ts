import { useState } from "react";
import { useLanguage } from "../state/language";
import { fieldOf, inWords } from "./problem-words";

export interface Work {
  busy: boolean;
  /** What went wrong, in words for the shopper; undefined when it is said at a field. */
  problem: string | undefined;
  /** The field that the shop's server refused. */
  refusedField: "email" | undefined;
  run: (work: () => Promise<void>) => void;
}

/** Runs one piece of work at a time and keeps what went wrong with it. */
export function useWork(): Work {
  const { language, texts } = useLanguage();
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
  const refusedField = fieldOf(problem);
  const isSaid = problem === undefined || refusedField !== undefined;
  return { busy, refusedField, problem: isSaid ? undefined : inWords(problem, texts, language), run };
}
