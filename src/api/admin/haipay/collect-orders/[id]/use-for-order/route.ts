import { z } from "zod";
import { useMoneyForOrder } from "../../../../../../workflows/use-money-for-order/use-money-for-order";
import { actorOf } from "../../../actor";
import { answerCollectOrder, type CollectOrderAnswer } from "../../../answer-collect-order";
import { answering } from "../../../answering";
import { parseInput } from "../../../input";
import { wantedCollectOrder } from "../../../wanted-collect-order";

/** Captures money that is in no order for the order of its purchase, which owes another sum. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  const used = await useMoneyForOrder(req.scope, { collect_order_id: row.id, actor_id: actorOf(req) });
  await answerCollectOrder(req, res, used);
});
