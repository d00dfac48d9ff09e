import type { AttentionFacts } from "../../src/modules/haipay/ledger/attention-facts";
import type { AttentionReason } from "../../src/modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../src/modules/haipay/ledger/collect-order";
import type { HaipayShop } from "./haipay-shop";

/** Puts a collect order before a person, with as many of the reason's facts as a test is about. */
export async function raiseAttention<Reason extends AttentionReason>(
  shop: HaipayShop,
  row: CollectOrder,
  reason: Reason,
  facts: Partial<AttentionFacts[Reason]> = {},
): Promise<void> {
  await shop.haipay.raiseAttention(row, reason, facts as AttentionFacts[Reason]);
}
