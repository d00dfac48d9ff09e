import { z } from "zod";
import { reissueSlip } from "../../../../../../payment/acts/reissue-slip";
import { actorOf, answering } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { parseInput } from "../../../input";

/** Makes a new slip for an order that is waiting for its money; the answer is the new collect order. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  const reissued = await reissueSlip(req.scope, { collect_order_id: row.id, actor_id: actorOf(req) });
  await answerCollectOrder(req, res, reissued);
});
