import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

const KEPT_MS = 60_000;
/** The longest subject of a payment, by our own rule: protocol §4 names none. */
const MOST_LETTERS = 100;

let known: { name: string; at: number } | undefined;

/**
 * The shop's name, for the subject of every payment if the settings have none (protocol §9): one line.
 * A change is seen within a minute.
 */
export async function readShopName(container: MedusaContainer): Promise<string> {
  if (known && Date.now() - known.at < KEPT_MS) return known.name;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "store", fields: ["name"], pagination: { take: 1 } });
  const [store] = data as { name: string | null }[];
  const name = (store?.name ?? "").replace(/\p{C}/gu, " ").trim();
  known = { name: [...(name || "Online shop")].slice(0, MOST_LETTERS).join(""), at: Date.now() };
  return known.name;
}
