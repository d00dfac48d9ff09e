import { answering } from "../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../answers";

/** Everything about one collect order. */
export const GET = answering<CollectOrderAnswer>(async (req, res) => {
  await answerCollectOrder(req, res, await wantedCollectOrder(req));
});
