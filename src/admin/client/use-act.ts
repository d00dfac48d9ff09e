import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { askServer, type HaipayPath } from "./ask-server";
import type { Wire } from "./wire";

export interface Act<Answer> {
  /**
   * Performs it, unless it is already under way: a double click acts once.
   *
   * @param then called when it is done
   * @param otherwise called when it is refused, for an action that does not show `error`
   */
  run: (body: object, then?: (answer: Wire<Answer>) => void, otherwise?: (error: Error) => void) => void;
  running: boolean;
  /** The last answer. */
  answer: Wire<Answer> | undefined;
  /** Why it was refused; null if it was not. */
  error: Error | null;
  /** Forgets answer and error. */
  reset: () => void;
}

/**
 * An action of our admin API. Afterwards, done or refused, everything on the page is read again: our actions also change
 * Medusa's orders and payments.
 *
 * @typeParam Answer the answer as the server's route declares it
 */
export function useAct<Answer>(path: HaipayPath, method: "POST" | "DELETE" = "POST"): Act<Answer> {
  const queries = useQueryClient();
  const busy = useRef(false);
  const mutation = useMutation({
    mutationFn: (body: object) =>
      askServer<Answer>(path, { method, body: method === "DELETE" ? undefined : body }),
    onSettled: () => {
      busy.current = false;
      void queries.invalidateQueries();
    },
  });
  return {
    run: (body, then, otherwise) => {
      if (busy.current) return;
      busy.current = true;
      mutation.mutate(body, { onSuccess: then, onError: otherwise });
    },
    running: mutation.isPending,
    answer: mutation.data,
    error: mutation.error,
    reset: mutation.reset,
  };
}
