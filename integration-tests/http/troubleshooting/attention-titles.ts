import type { AttentionsAnswer } from "../../../src/api/admin/haipay/attentions/route";
import { Administrator } from "../../environment/administrator";
import type { HaipayShop } from "../../environment/haipay-shop";

/** The titles of what needs a person, as the admin shows them. */
export async function readAttentionTitles(shop: HaipayShop): Promise<string[]> {
  const { http } = await Administrator.logIn(shop);
  const { data } = await http.get<AttentionsAnswer>("/admin/haipay/attentions?resolved=false");
  return data.attentions.map(({ texts }) => texts.en.title);
}
