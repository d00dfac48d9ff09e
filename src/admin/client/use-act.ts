import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { sdk } from "./sdk";
import type { HaipayPath } from "./use-answer";
import type { Wire } from "./wire";

export interface Act<Answer, Body extends object> {
  /**
   * Does it, unless it is being done already: a double click acts once.
   *
   * @param then what follows when it is done
   * @param otherwise what follows when it is refused, for an act without a form that shows `error`
   */
  run: (body: Body, then?: (answer: Wire<Answer>) => void, otherwise?: (error: Error) => void) => void;
  running: boolean;
  /** Why it was refused; null while it was not. */
  error: Error | null;
  /** Forgets the error. */
  reset: () => void;
}

/**
 * An act at our admin API. Afterwards, done or refused, everything on the page is read again: an act of ours moves
 * Medusa's orders and payments as well.
 *
 * @typeParam Answer the answer as the server's route declares it
 */
export function useAct<Answer, Body extends object = Record<string, never>>(
  path: HaipayPath,
  method: "POST" | "PUT" | "DELETE" = "POST",
): Act<Answer, Body> {
  const queries = useQueryClient();
  const busy = useRef(false);
  const mutation = useMutation({
    mutationFn: (body: Body) => sdk.client.fetch<Wire<Answer>>(path, { method, body }),
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
    error: mutation.error,
    reset: mutation.reset,
  };
}
