import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { askServer, type HaipayPath, type Query } from "./ask-server";
import type { Wire } from "./wire";

export interface AnswerOptions {
  query?: Query;
  /** Waits while false. */
  enabled?: boolean;
  /** Reads again after this many ms. */
  refetchInterval?: number;
  /** Keeps what is shown while another query is read, as when paging. */
  keepPrevious?: boolean;
}

/**
 * Reads an answer of our admin API and keeps it fresh: after every action, and when the window regains focus.
 *
 * @typeParam Answer the answer as the server's route declares it
 */
export function useAnswer<Answer>(
  path: HaipayPath,
  { query, enabled, refetchInterval, keepPrevious }: AnswerOptions = {},
): UseQueryResult<Wire<Answer>> {
  return useQuery({
    queryKey: ["haipay", path, query],
    queryFn: ({ signal }) => askServer<Answer>(path, { query, signal }),
    enabled,
    refetchInterval,
    placeholderData: keepPrevious ? (previous) => previous : undefined,
    // A refusal is not retried; the page says why.
    retry: false,
  });
}
