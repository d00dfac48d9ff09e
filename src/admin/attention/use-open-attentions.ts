import type { AttentionsAnswer } from "../../api/admin/haipay/attentions/route";
import { useAnswer } from "../client/use-answer";
import type { Wire } from "../client/wire";

const AGAIN_MS = 60_000;
/** As many as a menu can show. */
const NEWEST = 8;

/** The newest open attentions; undefined while they are not loaded, or if this administrator may not see them. */
export function useOpenAttentions(): Wire<AttentionsAnswer> | undefined {
  const { data } = useAnswer<AttentionsAnswer>("/admin/haipay/attentions", {
    query: { resolved: false, limit: NEWEST },
    refetchInterval: AGAIN_MS,
  });
  return data;
}
