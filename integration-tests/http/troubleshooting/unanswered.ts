import { reconcile } from "../../../src/payment/reconcile";
import { awaitPayment } from "../../environment/awaited-payments";
import { openReasonsOf, rowOfOrderId } from "../../environment/ledger-books";
import { withoutCredentials } from "../../environment/platform-trouble";
import { readAttentionTitles } from "./attention-titles";
import type { Proof } from "./seen";

export const cannotBeAsked: Proof = async (shop, seen) => {
  const { platformOrderId } = await awaitPayment(shop);
  const { id } = await rowOfOrderId(shop, platformOrderId);
  const look = async () => {
    await shop.haipay.ledger.collectOrders.markDue(id);
    await reconcile(shop.container);
  };
  await withoutCredentials("jpy", look);
  for (const title of await readAttentionTitles(shop)) seen.note(title);

  await look();
  expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
};
