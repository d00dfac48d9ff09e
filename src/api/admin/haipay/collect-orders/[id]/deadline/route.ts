import { z } from "zod";
import { extendDeadline } from "../../../../../../workflows/extend-deadline/extend-deadline";
import { actorOf } from "../../../actor";
import { answerCollectOrder, type CollectOrderAnswer } from "../../../answer-collect-order";
import { answering } from "../../../answering";
import { instantField, parseInput } from "../../../input";
import { wantedCollectOrder } from "../../../wanted-collect-order";

const bodySchema = z.object({ expires_at: instantField() });

/** Gives the shopper more time to pay. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const { expires_at } = parseInput(bodySchema, req.body);
  const row = await wantedCollectOrder(req);
  await extendDeadline(req.scope, { collect_order_id: row.id, expires_at, actor_id: actorOf(req) });
  await answerCollectOrder(req, res, row);
});
