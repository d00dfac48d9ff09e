import { z } from "zod";
import { REFUND_TARGETS } from "../../../../../../modules/haipay/ledger/refunds";
import { recordRefund } from "../../../../../../payment/refunds/record";
import { answering, requireUser } from "../../../answering";
import { answerCollectOrder, wantedCollectOrder, type CollectOrderAnswer } from "../../../answers";
import { dayField, parseInput } from "../../../input";

const AMOUNT = { error: 'must be a sum as text in yen or dollars, such as "1700" or "12.34"' };
const REFERENCE = { error: "must be the text by which the payout is found at the bank" };
const NOTE = { error: "must be text, or left out" };
const TARGET = {
  error:
    'must be "payment" for money that Medusa captured or "ledger" for money that it did not, or left out',
};

/** Recording checks further what the collect order's currency and sums allow. */
const bodySchema = z.object({
  amount: z.string(AMOUNT),
  paid_on: dayField(),
  reference: z.string(REFERENCE),
  note: z.string(NOTE).nullish(),
  target: z.enum(REFUND_TARGETS, TARGET).optional(),
});

/** Records a refund that was paid outside the platform. */
export const POST = answering<CollectOrderAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "A refund is recorded");
  const { note, ...refund } = parseInput(bodySchema, req.body);
  const row = await wantedCollectOrder(req);
  await recordRefund(req.scope, { ...refund, note: note ?? undefined, collect_order_id: row.id, actor_id });
  await answerCollectOrder(req, res, row);
});
