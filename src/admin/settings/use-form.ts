import { toast } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FieldProblem } from "../../modules/haipay/settings/settings-error";
import { FormRefusedError, sendForm } from "../client/send-form";
import type { HaipayPath } from "../client/use-answer";
import { useTexts } from "../i18n/use-texts";
import { useMistakes } from "./use-mistakes";

export interface Form {
  send: (body: object, done?: { said: string; then?: () => void }) => void;
  sending: boolean;
  /** What is wrong with a field, in the dashboard's language. */
  errorAt: (field: string) => string | undefined;
  /** What is wrong with none of the fields that the form shows. */
  general: string | undefined;
}

/**
 * Sends one form of the page and sorts what the server says against it.
 *
 * @param fields that the form shows
 */
export function useForm(
  path: HaipayPath,
  fields: readonly string[],
  method: "POST" | "DELETE" = "POST",
): Form {
  const { t } = useTexts();
  const mistakes = useMistakes();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: object) => sendForm(path, body, method),
    onSettled: () => queries.invalidateQueries({ queryKey: ["haipay"] }),
  });
  const problems: readonly FieldProblem[] = error instanceof FormRefusedError ? error.problems : [];
  const others = problems.filter(({ field }) => !fields.includes(field)).map(mistakes);
  return {
    send: (body, done) =>
      mutate(body, {
        onSuccess: () => {
          toast.success(done?.said ?? t("settings.saved"));
          done?.then?.();
        },
      }),
    sending: isPending,
    errorAt: (name) => {
      const problem = problems.find(({ field }) => field === name);
      return problem && mistakes(problem);
    },
    general: generalOf(error, problems, others, t("common.unreachable")),
  };
}

function generalOf(
  error: Error | null,
  problems: readonly FieldProblem[],
  others: string[],
  unreachable: string,
): string | undefined {
  if (error === null) return undefined;
  if (!(error instanceof FormRefusedError)) return unreachable;
  return problems.length === 0 ? error.message : others.join(" ") || undefined;
}
