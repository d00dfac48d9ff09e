import { z } from "zod";
import { remindBuyer } from "../../../../../../payment/acts/remind-buyer";
import { actorOf, answering } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { parseInput } from "../../../input";

/** Reminds the buyer of what is still to be paid. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  const reminded = await remindBuyer(req.scope, { collect_order_id: row.id, actor_id: actorOf(req) });
  await answerCollectOrder(req, res, reminded);
});
