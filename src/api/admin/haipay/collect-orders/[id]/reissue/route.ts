import { z } from "zod";
import { reissueSlip } from "../../../../../../workflows/reissue-slip/reissue-slip";
import { actorOf } from "../../../actor";
import { answerCollectOrder, type CollectOrderAnswer } from "../../../answer-collect-order";
import { answering } from "../../../answering";
import { parseInput } from "../../../input";
import { wantedCollectOrder } from "../../../wanted-collect-order";

/** Makes a new slip for an order that waits for its money; the answer is the new collect order. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  const reissued = await reissueSlip(req.scope, { collect_order_id: row.id, actor_id: actorOf(req) });
  await answerCollectOrder(req, res, reissued);
});
