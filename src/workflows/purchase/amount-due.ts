import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";

/**
 * What an order still costs after its edits and captures, as an exact decimal: negative when more was captured
 * than it costs. Zero for a purchase that is no order.
 */
export async function findAmountDue(
  container: MedusaContainer,
  order: { id: string } | null,
): Promise<string> {
  if (!order) return "0";
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "summary.*"],
    filters: { id: order.id },
  });
  const [found] = data as unknown as {
    summary?: { raw_pending_difference?: { value: string | number } };
  }[];
  return MathBN.convert(found?.summary?.raw_pending_difference?.value ?? 0).toFixed();
}
