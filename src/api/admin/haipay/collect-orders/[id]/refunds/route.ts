import { z } from "zod";
import { REFUND_TARGETS } from "../../../../../../modules/haipay/ledger/refunds";
import { recordRefund } from "../../../../../../payment/refunds/record";
import { answering, requireUser } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { dayField, parseInput, rule, wordField } from "../../../input";

/** Recording also checks what the collect order's currency and sums allow. */
const bodySchema = z.object({
  amount: z.string(rule("sum", {})),
  paid_on: dayField(),
  reference: z.string(rule("text_needed", { most: 200 })),
  note: z.string(rule("text", { most: 2_000 })).nullish(),
  target: wordField(REFUND_TARGETS).optional(),
});

/** Records a refund that was paid outside the platform. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "record_refund");
  const { note, ...refund } = parseInput(bodySchema, req.body);
  const row = await wantedCollectOrder(req);
  await recordRefund(req.scope, { ...refund, note: note ?? undefined, collect_order_id: row.id, actor_id });
  await answerCollectOrder(req, res, row);
});
