import { z } from "zod";
import { ATTENTION_REASONS } from "../../../../modules/haipay/ledger/attentions";
import { showAttentions, type ShownAttentions } from "../../../../views/attentions";
import { answering } from "../answering";
import { idField, numberField, parseInput, rule, wordField } from "../input";

const querySchema = z.object({
  resolved: z.enum(["true", "false"], rule("switch", {})).optional(),
  reason: wordField(ATTENTION_REASONS).optional(),
  medusa_order_id: idField().optional(),
  collect_order_id: idField().optional(),
  limit: numberField(1, 100).default(20),
  offset: numberField(0, 1_000_000).default(0),
});

export interface AttentionsAnswer extends ShownAttentions {
  limit: number;
  offset: number;
}

/** What needs, or needed, a person, newest first. */
export const GET = answering<AttentionsAnswer>(async (req, res) => {
  const { resolved, limit, offset, ...filter } = parseInput(querySchema, req.query);
  const found = await showAttentions(
    req.scope,
    { ...filter, resolved: resolved === undefined ? undefined : resolved === "true" },
    { limit, offset },
  );
  res.json({ ...found, limit, offset });
});
