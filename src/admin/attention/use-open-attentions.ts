import type { AttentionsAnswer } from "../../api/admin/haipay/attentions/route";
import { useAnswer } from "../client/use-answer";

const AGAIN_MS = 60_000;

export interface OpenAttentions {
  count: number;
  /** The page of the order that the newest one is about, where there is one. */
  newestAt: string | null;
}

/** What waits for a person; undefined while that is not known, or not for this administrator to know. */
export function useOpenAttentions(): OpenAttentions | undefined {
  const { data } = useAnswer<AttentionsAnswer>("/admin/haipay/attentions", {
    query: { resolved: false, limit: 1 },
    refetchInterval: AGAIN_MS,
  });
  return data && { count: data.count, newestAt: data.attentions[0]?.order?.path ?? null };
}
