import { z } from "zod";
import { annotateAttention } from "../../../../../payment/acts/annotate-attention";
import { answering, requireUser } from "../../answering";
import { answerAttention, wantedAttention, type AttentionAnswer } from "../../answers";
import { idField, parseInput, textField } from "../../input";

const bodySchema = z.object({
  assigned_to: idField().nullable().optional(),
  remark: textField(2_000).nullable().optional(),
});

/** One thing that needs, or needed, a person. */
export const GET = answering<AttentionAnswer>(answerAttention);

/** Records who takes care of it, and what colleagues should know. */
export const POST = answering<AttentionAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "resolve_attention");
  const annotation = parseInput(bodySchema, req.body);
  await annotateAttention(req.scope, { attention_id: wantedAttention(req), ...annotation, actor_id });
  await answerAttention(req, res);
});
