import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { methodOfProvider } from "../../modules/haipay/provider-id";
import { CURRENCIES, type Currency, type MethodId } from "../../platform/catalogue";
import type { ShownRegion } from "./shown-settings";

interface Region {
  id: string;
  name: string;
  currency_code: string;
  payment_providers?: ({ id: string } | null)[] | null;
}

/** The shop's regions, by currency, and which of them offer a method. */
export class Regions {
  private constructor(private readonly regions: readonly Region[]) {}

  /** All regions of the shop, with what they offer. */
  static async read(container: MedusaContainer): Promise<Regions> {
    const query = container.resolve(ContainerRegistrationKeys.QUERY);
    const fields = ["id", "name", "currency_code", "payment_providers.id"];
    const { data } = await query.graph({ entity: "region", fields });
    return new Regions(data);
  }

  /** By currency, in the order of their names. */
  all(): Record<Currency, ShownRegion[]> {
    const lists = CURRENCIES.map((currency) => [currency, this.of(currency).map(show)] as const);
    return Object.fromEntries(lists) as Record<Currency, ShownRegion[]>;
  }

  /** Those where shoppers can choose the method. */
  offering(method: MethodId, currency: Currency): ShownRegion[] {
    return this.of(currency)
      .filter(({ payment_providers }) =>
        payment_providers?.some((provider) => provider && methodOfProvider(provider.id)?.id === method),
      )
      .map(show);
  }

  private of(currency: Currency): Region[] {
    return this.regions
      .filter(({ currency_code }) => currency_code.toLowerCase() === currency)
      .sort((a, b) => a.name.localeCompare(b.name));
  }
}

function show({ id, name }: Region): ShownRegion {
  return { id, name, path: `/settings/regions/${id}` };
}
