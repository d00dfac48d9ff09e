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
  /** What stands in each field while nothing is typed, by the names that the API gives the fields. */
  inForce: Values<Name>;
  /** What must not be empty. */
  required?: readonly NoInfer<Name>[];
  /** What is said when it is done. */
  done: string;
  /** Whether what was wanted came of it, where the answer alone tells. */
  isDone?: (answer: Wire<Answer>) => boolean;
  /** What is said when it did not. */
  notDone?: string;
}

export interface Form<Name extends string> {
  /** What the fields show: what was typed, else what is in force. */
  values: Values<Name>;
  change: (changes: Partial<Values<Name>>) => void;
  /** What was typed and is not in force. */
  changed: Partial<Values<Name>>;
  isChanged: boolean;
  /** What is wrong with a field, in words; it goes as soon as another value stands there. */
  errorAt: (name: Name) => string | undefined;
  /** What is wrong with none of the fields. */
  trouble: string | undefined;
  sending: boolean;
  /** Says at the fields what is missing. @returns whether nothing is */
  isComplete: () => boolean;
  /** Sends it, unless it is being sent already. What is typed meanwhile stays typed. */
  send: (body: object, then?: () => void) => void;
  /** Forgets what was typed and what was said of it. */
  reset: () => void;
}

/**
 * A form of the dashboard. The server judges what is sent, so that there is one judgement; this keeps what was typed apart
 * from what is in force, which is read again meanwhile, and brings what the server said to its fields.
 */
export function useForm<Name extends string, Answer = unknown>(
  options: FormOptions<Name, Answer>,
): Form<Name> {
  const { t } = useTexts();
  const { say, sayAll } = useRefusalWords();
  const { inForce, required = [] } = options;
  const [typed, setTyped] = useState<Partial<Values<Name>>>({});
  /** What stood in the fields when they were judged last. */
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
