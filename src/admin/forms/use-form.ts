import { toast } from "@medusajs/ui";
import { useState } from "react";
import { ServerRefusedError, type HaipayPath } from "../client/ask-server";
import { useAct } from "../client/use-act";
import type { Wire } from "../client/wire";
import { useRefusalWords } from "../i18n/use-refusal-words";
import { useTexts } from "../i18n/use-texts";
import { changedFrom, stillTyped, type Values } from "./values";

export interface FormOptions<Name extends string, Answer = unknown> {
  path: HaipayPath;
  method?: "POST" | "DELETE";
  /** The value of each field while nothing is typed, by the API's names of the fields. */
  inForce: Values<Name>;
  /** What must not be empty. */
  required?: readonly NoInfer<Name>[];
  /** Shown when it is done. */
  done: string;
  /** Whether it had the desired result, if only the answer shows that. */
  isDone?: (answer: Wire<Answer>) => boolean;
  /** Shown when it did not. */
  notDone?: string;
}

export interface Form<Name extends string> {
  /** What the fields show: what was typed, else the saved values. */
  values: Values<Name>;
  change: (changes: Partial<Values<Name>>) => void;
  /** What was typed and differs from the saved values. */
  changed: Partial<Values<Name>>;
  isChanged: boolean;
  /** What is wrong with a field, as a message; it disappears as soon as the value changes. */
  errorAt: (name: Name) => string | undefined;
  /** An error that belongs to none of the fields. */
  trouble: string | undefined;
  sending: boolean;
  /** Shows at the fields what is missing. @returns whether nothing is */
  isComplete: () => boolean;
  /** Sends it, unless it is already being sent. What is typed in the meantime is kept. */
  send: (body: object, then?: () => void) => void;
  /** Discards what was typed and its errors. */
  reset: () => void;
}

/**
 * A form of the dashboard. Only the server validates what is sent; this hook keeps what was typed apart
 * from the saved values, which are read again in the meantime, and assigns the server's errors to the fields.
 */
export function useForm<Name extends string, Answer = unknown>(
  options: FormOptions<Name, Answer>,
): Form<Name> {
  const { t } = useTexts();
  const { say, sayAll } = useRefusalWords();
  const { inForce, required = [] } = options;
  const [typed, setTyped] = useState<Partial<Values<Name>>>({});
  /** The values of the fields when they were last validated. */
  const [judged, setJudged] = useState<Values<Name>>();
  const { run, running, error, reset } = useAct<Answer>(options.path, options.method);
  const values = { ...inForce, ...typed };
  const changed = changedFrom(inForce, typed);
  const problems = error instanceof ServerRefusedError ? error.problems : [];
  const isShown = (field: string | undefined) => field !== undefined && Object.hasOwn(inForce, field);
  const elsewhere = problems.filter(({ field }) => !isShown(field));
  const missing = required.filter((name) => values[name].trim() === "");
  return {
    values,
    change: (changes) => setTyped((before) => ({ ...before, ...changes })),
    changed,
    isChanged: Object.keys(changed).length > 0,
    errorAt: (name) => {
      if (judged?.[name] !== values[name]) return undefined;
      if (missing.includes(name)) return t("refusals.missing");
      const problem = problems.find(({ field }) => field === name);
      return problem && say(problem);
    },
    trouble: problems.length === 0 ? sayAll(error) : elsewhere.map(say).join(" ") || undefined,
    sending: running,
    isComplete: () => {
      setJudged(values);
      return missing.length === 0;
    },
    send: (body, then) => {
      setJudged(values);
      run(body, (answer) => {
        setTyped((now) => stillTyped(now, typed));
        if (options.isDone?.(answer) ?? true) toast.success(options.done);
        else toast.warning(options.notDone ?? options.done);
        then?.();
      });
    },
    reset: () => {
      reset();
      setTyped({});
      setJudged(undefined);
    },
  };
}
