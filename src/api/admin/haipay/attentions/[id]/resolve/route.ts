import { z } from "zod";
import { resolveAttention } from "../../../../../../payment/acts/resolve-attention";
import { answering, requireUser } from "../../../answering";
import { answerAttention, wantedAttention, type AttentionAnswer } from "../../../answers";
import { parseInput, textField } from "../../../input";

const bodySchema = z.object({ note: textField(2_000) });

/** Closes an attention because a person has decided. */
export const POST = answering<AttentionAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "resolve_attention");
  const { note } = parseInput(bodySchema, req.body);
  await resolveAttention(req.scope, { attention_id: wantedAttention(req), note, actor_id });
  await answerAttention(req, res);
});
