import { z } from "zod";
import { correctRefund } from "../../../../../../../../payment/refunds/correct";
import { answering, requireUser } from "../../../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../../../answers";
import { parseInput, textField } from "../../../../../input";

const bodySchema = z.object({ note: textField(2_000) });

/** Reverses a recorded refund that was a mistake. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "correct_refund");
  const { note } = parseInput(bodySchema, req.body);
  const row = await wantedCollectOrder(req);
  const { refund_id } = req.params;
  await correctRefund(req.scope, { collect_order_id: row.id, refund_id, note, actor_id });
  await answerCollectOrder(req, res, row);
});
