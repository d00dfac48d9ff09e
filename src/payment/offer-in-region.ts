import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { updateRegionsWorkflowId } from "@medusajs/medusa/core-flows";
import { methodOfProvider } from "../modules/haipay/ids";
import { isCurrency, type MethodId } from "../platform/catalogue";
import { refuse } from "./refuse";

export interface OfferChange {
  region_id: string;
  /** Which methods are offered from now on and which no longer; others stay as they are. */
  methods: Partial<Record<MethodId, boolean>>;
}

interface Region {
  currency_code: string;
  payment_providers?: ({ id: string } | null)[] | null;
}

/**
 * Adds methods to a region's payment providers or removes them, through Medusa's own workflow. Providers that are not
 * ours stay as they are.
 *
 * @throws RefusedError no_such_region, also for a region in a currency that the platform does not collect in
 */
export async function offerInRegion(
  container: MedusaContainer,
  { region_id, methods }: OfferChange,
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  // Two checkboxes ticked in quick succession must not undo each other.
  await container.resolve(Modules.LOCKING).execute(`haipay-region:${region_id}`, async () => {
    const fields = ["id", "currency_code", "payment_providers.id"];
    const { data } = await query.graph({ entity: "region", fields, filters: { id: region_id } });
    const [region] = data as unknown as (Region | undefined)[];
    if (!region || !isCurrency(region.currency_code.toLowerCase())) {
      throw refuse("no_such_region", { field: "region_id" });
    }
    const offered = (region.payment_providers ?? []).flatMap((provider) => (provider ? [provider.id] : []));
    const { data: known } = await query.graph({
      entity: "payment_provider",
      fields: ["id"],
      filters: { is_enabled: true },
    });
    const wishOf = (id: string) => {
      const method = methodOfProvider(id);
      return method && methods[method.id];
    };
    const kept = offered.filter((id) => wishOf(id) !== false);
    const added = (known as { id: string }[]).map(({ id }) => id).filter((id) => wishOf(id) === true);
    const payment_providers = [...new Set([...kept, ...added])];
    const isSame = payment_providers.length === offered.length && added.every((id) => offered.includes(id));
    if (isSame) return;
    const engine = container.resolve(Modules.WORKFLOW_ENGINE);
    await engine.run(updateRegionsWorkflowId, {
      input: { selector: { id: region_id }, update: { payment_providers } },
    });
    if (payment_providers.length === 0) await removeAll(container, region_id, offered);
  });
}

/** Medusa before 2.18 takes an empty list for no wish at all. */
async function removeAll(
  container: MedusaContainer,
  region_id: string,
  offered: readonly string[],
): Promise<void> {
  const links = offered.map((payment_provider_id) => ({
    [Modules.REGION]: { region_id },
    [Modules.PAYMENT]: { payment_provider_id },
  }));
  await container.resolve(ContainerRegistrationKeys.LINK).dismiss(links);
}
