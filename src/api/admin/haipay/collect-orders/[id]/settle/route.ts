import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../../modules/haipay/service";
import { settleCollectOrder } from "../../../../../../payment/settle";
import { actorOf, answering, isInWords } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { parseInput } from "../../../input";

/** Asks the platform about one collect order now, and follows its answer. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  parseInput(z.object({}), req.body);
  const row = await wantedCollectOrder(req);
  if (row.applied_at === null) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "HaiPay does not know this order yet: the shopper chose the method and did not place the order.",
    );
  }
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
    if (isInWords(error)) throw error;
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `HaiPay has answered, and the shop could not follow yet: ${(error as Error).message} It is tried again by itself.`,
    );
  }
}
