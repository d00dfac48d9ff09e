import type { AttentionsAnswer } from "../../api/admin/haipay/attentions/route";
import { useAnswer } from "../client/use-answer";

const AGAIN_MS = 60_000;

/** How much waits for a person; undefined while that is not known, or not for this administrator to know. */
export function useOpenAttentions(): number | undefined {
  const { data } = useAnswer<AttentionsAnswer>("/admin/haipay/attentions", {
    query: { resolved: false, limit: 1 },
    refetchInterval: AGAIN_MS,
  });
  return data?.count;
}
