import { z } from "zod";
import { erasePersonalData } from "../../../../../../payment/acts/erase-personal-data";
import { answering, requireUser } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { parseInput } from "../../../input";

/** Erases the buyer's data of one collect order for good; the books stay. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "erase_personal_data");
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  await erasePersonalData(req.scope, { collect_order_id: row.id, actor_id });
  await answerCollectOrder(req, res, row);
});
