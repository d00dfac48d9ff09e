import { z } from "zod";
import { extendDeadline } from "../../../../../../payment/acts/extend-deadline";
import { actorOf, answering } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { instantField, parseInput } from "../../../input";

const bodySchema = z.object({ expires_at: instantField() });

/** Gives the buyer more time to pay. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const { expires_at } = parseInput(bodySchema, req.body);
  const row = await wantedCollectOrder(req);
  await extendDeadline(req.scope, { collect_order_id: row.id, expires_at, actor_id: actorOf(req) });
  await answerCollectOrder(req, res, row);
});
