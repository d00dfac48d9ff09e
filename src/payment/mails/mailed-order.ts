import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MailGoods } from "../../contract/mails";

/** What a mail says about Medusa's order, and where it goes. */
export interface MailedOrder {
  id: string;
  display_id: number;
  email: string | null;
  status: string;
  canceled_at: Date | string | null;
  locale: string | null;
  goods: MailGoods[];
}

interface RawItem {
  product_title: string | null;
  title: string;
  variant_title: string | null;
  quantity: number | string;
}

/** @returns undefined when there is no such order */
export async function findMailedOrder(
  container: MedusaContainer,
  id: string | null,
): Promise<MailedOrder | undefined> {
  if (id === null) return undefined;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    // Asked for by its name, the quantity of an item is missing in Medusa before 2.19.
    fields: ["id", "display_id", "email", "status", "canceled_at", "locale", "items.*"],
    filters: { id },
  });
  const [order] = data as unknown as (Omit<MailedOrder, "goods"> & { items?: (RawItem | null)[] })[];
  if (!order) return undefined;
  const { items: bought = [], ...facts } = order;
  return { ...facts, goods: bought.filter((item) => item !== null).map(goodsOf) };
}

/** Medusa calls the only variant of a product "Default variant", which tells a buyer nothing. */
function goodsOf({ product_title, title, variant_title, quantity }: RawItem): MailGoods {
  const isTelling =
    variant_title !== null && variant_title !== "" && !/^default( variant)?$/i.test(variant_title);
  const name = product_title || title;
  return {
    title: name,
    variant: isTelling && variant_title !== name ? variant_title : null,
    quantity: Number(quantity),
  };
}
