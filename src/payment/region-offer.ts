import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { buyerMessage } from "./buyer-messages";

/** Ids of the payment providers that can be used in a region; none for a region that does not exist. */
export async function listRegionProviders(
  container: MedusaContainer,
  regionId: string,
): Promise<ReadonlySet<string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "payment_providers.id", "payment_providers.is_enabled"],
    filters: { id: regionId },
  });
  const [region] = data as unknown as {
    payment_providers?: ({ id: string; is_enabled: boolean } | null)[];
  }[];
  const enabled = (region?.payment_providers ?? []).filter((provider) => provider?.is_enabled);
  return new Set(enabled.map((provider) => provider?.id as string));
}

/** What is chosen, and who reads a refusal. */
type Chosen = Pick<CollectOrder, "provider_id" | "method" | "locale">;

/**
 * Refuses a method that a region does not offer. Medusa does so itself since 2.20.0, for open carts: before, its store API
 * takes whatever provider a client names.
 *
 * @param regionId null when the purchase has no region; then nothing is refused
 * @throws MedusaError NOT_ALLOWED with a sentence for the buyer
 */
export async function requireOfferedInRegion(
  container: MedusaContainer,
  regionId: string | null,
  chosen: Chosen,
): Promise<void> {
  if (await isOfferedInRegion(container, regionId, chosen)) return;
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("notOffered", chosen));
}

/**
 * Checks again when an order is about to be placed: the region, or what it offers, may have changed since the choice.
 *
 * @param regionId of the order, or of its cart
 * @throws MedusaError PAYMENT_AUTHORIZATION_ERROR with a sentence for the buyer, who gets the cart back
 */
export async function requireStillOffered(
  container: MedusaContainer,
  regionId: string | null,
  row: Chosen & Pick<CollectOrder, "cart_id">,
): Promise<void> {
  if (row.cart_id === null) return;
  if (await isOfferedInRegion(container, regionId, row)) return;
  throw new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, buyerMessage("notOffered", row));
}

async function isOfferedInRegion(
  container: MedusaContainer,
  regionId: string | null,
  { provider_id }: Chosen,
): Promise<boolean> {
  if (regionId === null) return true;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  // No need to check that it is enabled: a provider that is choosing or placing is running.
  const { data } = await query.graph({
    entity: "region_payment_provider",
    fields: ["payment_provider_id"],
    filters: { region_id: regionId, payment_provider_id: provider_id },
  });
  return data.length > 0;
}
