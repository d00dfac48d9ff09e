import { z } from "zod";
import { useMoneyForOrder } from "../../../../../../payment/acts/use-money-for-order";
import { actorOf, answering } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { parseInput } from "../../../input";

/** Captures money that belongs to no order for the order of its purchase, which owes a different sum. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  const used = await useMoneyForOrder(req.scope, { collect_order_id: row.id, actor_id: actorOf(req) });
  await answerCollectOrder(req, res, used);
});
