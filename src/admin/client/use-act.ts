import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { askServer, type HaipayPath } from "./ask-server";
import type { Wire } from "./wire";

export interface Act<Answer> {
  /**
   * Does it, unless it is being done already: a double click acts once.
   *
   * @param then what follows when it is done
   * @param otherwise what follows when it is refused, for an act that shows `error` nowhere
   */
  run: (body: object, then?: (answer: Wire<Answer>) => void, otherwise?: (error: Error) => void) => void;
  running: boolean;
  /** What it was answered with the last time. */
  answer: Wire<Answer> | undefined;
  /** Why it was refused; null while it was not. */
  error: Error | null;
  /** Forgets answer and error. */
  reset: () => void;
}

/**
 * An act at our admin API. Afterwards, done or refused, everything on the page is read again: an act of ours moves
 * Medusa's orders and payments as well.
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
