import { z } from "zod";
import { extendDeadline } from "../../../../../../payment/acts/extend-deadline";
import { actorOf, answering } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { instantField, parseInput, rule } from "../../../input";

const bodySchema = z.object({
  expires_at: instantField(),
  reissue: z.boolean(rule("switch", {})).optional(),
});

/** Gives the buyer more time to pay, with a new slip on request: the answer is the collect order that can then be paid. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const extension = parseInput(bodySchema, req.body);
  const row = await wantedCollectOrder(req);
  const actor_id = actorOf(req);
  const extended = await extendDeadline(req.scope, { collect_order_id: row.id, ...extension, actor_id });
  await answerCollectOrder(req, res, extended);
});
