import { TOKYO_ADDRESS } from "../../demo/addresses";
import type { Attention } from "../../src/modules/haipay/ledger/attentions";
import type { HaipayShop } from "./haipay-shop";
import { attentionsOf, rowOfOrderId } from "./ledger-books";

const PERSONAL = [TOKYO_ADDRESS.last_name, TOKYO_ADDRESS.first_name, "hanako@", "9012345678"];

/** The one attention of a collect order; its facts name the order and hold nothing about the buyer. */
export async function onlyAttentionOf(shop: HaipayShop, platformOrderId: string): Promise<Attention> {
  const attentions = await attentionsOf(shop, platformOrderId);
  expect(attentions.map(({ reason }) => reason)).toHaveLength(1);
  const [{ facts }] = attentions;
  const { platform_order_no } = await rowOfOrderId(shop, platformOrderId);
  expect(facts).toMatchObject({ platform_order_no, currency: "jpy" });
  for (const personal of PERSONAL) expect(JSON.stringify(facts)).not.toContain(personal);
  return attentions[0];
}
