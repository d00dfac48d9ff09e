import { z } from "zod";
import { erasePersonalData } from "../../../../../../workflows/erase-personal-data/erase-personal-data";
import { requireUser } from "../../../actor";
import { answerCollectOrder, type CollectOrderAnswer } from "../../../answer-collect-order";
import { answering } from "../../../answering";
import { parseInput } from "../../../input";
import { wantedCollectOrder } from "../../../wanted-collect-order";

/** Erases the shopper's data of one collect order for good; the books stay. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "A shopper's data are erased");
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  await erasePersonalData(req.scope, { collect_order_id: row.id, actor_id });
  await answerCollectOrder(req, res, row);
});
