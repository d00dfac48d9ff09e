import { answerCollectOrder, type CollectOrderAnswer } from "../../answer-collect-order";
import { answering } from "../../answering";
import { wantedCollectOrder } from "../../wanted-collect-order";

/** Everything about one collect order. */
export const GET = answering<CollectOrderAnswer>(async (req, res) => {
  await answerCollectOrder(req, res, await wantedCollectOrder(req));
});
