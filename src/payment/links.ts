import type { RemoteQueryFunction } from "@medusajs/framework/types";

/**
 * Follows one of Medusa's links, such as `order_cart`, from one end to the other.
 *
 * @param from the id at the known end, by its field
 * @param to the field of the other end
 * @returns null when there is no link
 */
export async function findLink(
  query: Omit<RemoteQueryFunction, symbol>,
  entity: string,
  from: Record<string, string>,
  to: string,
): Promise<string | null> {
  const { data } = await query.graph({ entity, fields: [to], filters: from });
  return (data[0] as Record<string, string> | undefined)?.[to] ?? null;
}
