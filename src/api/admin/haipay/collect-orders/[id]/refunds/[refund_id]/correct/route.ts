import { z } from "zod";
import { correctRefund } from "../../../../../../../../workflows/record-refund/correct-refund";
import { requireUser } from "../../../../../actor";
import { answerCollectOrder, type CollectOrderAnswer } from "../../../../../answer-collect-order";
import { answering } from "../../../../../answering";
import { parseInput, textField } from "../../../../../input";
import { wantedCollectOrder } from "../../../../../wanted-collect-order";

const bodySchema = z.object({ note: textField(2_000) });

/** Takes a recorded refund back that was a mistake. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "A refund is corrected");
  const { note } = parseInput(bodySchema, req.body);
  const row = await wantedCollectOrder(req);
  const { refund_id } = req.params;
  await correctRefund(req.scope, { collect_order_id: row.id, refund_id, note, actor_id });
  await answerCollectOrder(req, res, row);
});
