import type { MedusaContainer } from "@medusajs/framework/types";
import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../modules/haipay/service";
import { refuse } from "../../../../../../payment/refuse";
import { settleCollectOrder } from "../../../../../../payment/settle";
import { actorOf, answering, refusalOf } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { parseInput } from "../../../input";

/** Asks the platform about one collect order now, and follows its answer. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  if (row.applied_at === null) throw refuse("not_placed_yet");
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await haipay.ledger.history.append(row.id, "administrator", {
    act: "ask_platform",
    actor_id: actorOf(req),
  });
  await settle(req.scope, row.id);
  await answerCollectOrder(req, res, row);
});

async function settle(container: MedusaContainer, id: string): Promise<void> {
  try {
    await settleCollectOrder(container, id);
  } catch (error) {
    throw refusalOf(error) ?? refuse("not_followed_yet", { figures: { reason: (error as Error).message } });
  }
}
