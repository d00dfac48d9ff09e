import {
  createRegionsWorkflow,
  createTaxRegionsWorkflow,
  updateRegionsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { CURRENCIES, type Currency } from "../src/platform/catalogue";

const REGIONS = {
  jpy: { name: "Japan", country: "jp", tax: { name: "Consumption tax (消費税)", code: "jct", rate: 10 } },
  usd: { name: "United States", country: "us", tax: undefined },
} as const;

/**
 * Makes the regions `Japan` (jp, JPY) and `United States` (us, USD) with their taxes. Prices include tax, as
 * shoppers in Japan are used to seeing them, so that the sum on a price tag is the sum that is charged.
 *
 * @param paymentProviders ids of the payment providers that both regions offer
 * @returns the region's id per currency
 */
export async function seedRegions(
  container: MedusaContainer,
  paymentProviders: string[],
): Promise<Record<Currency, string>> {
  await updateStoresWorkflow(container).run({
    input: {
      selector: {},
      update: {
        name: "HaiPay demo shop",
        supported_currencies: CURRENCIES.map((currency) => ({
          currency_code: currency,
          is_default: currency === "jpy",
          is_tax_inclusive: true,
        })),
      },
    },
  });
  const regions = { jpy: "", usd: "" };
  for (const currency of CURRENCIES) {
    regions[currency] = await seedRegion(container, currency, paymentProviders);
    await seedTaxes(container, currency);
  }
  return regions;
}

async function seedRegion(
  container: MedusaContainer,
  currency: Currency,
  paymentProviders: string[],
): Promise<string> {
  const { name, country } = REGIONS[currency];
  const [existing] = await container.resolve(Modules.REGION).listRegions({ name });
  const settings = { payment_providers: paymentProviders, is_tax_inclusive: true };
  if (existing) {
    await updateRegionsWorkflow(container).run({
      input: { selector: { id: existing.id }, update: settings },
    });
    return existing.id;
  }
  const { result } = await createRegionsWorkflow(container).run({
    input: { regions: [{ name, currency_code: currency, countries: [country], ...settings }] },
  });
  return result[0].id;
}

async function seedTaxes(container: MedusaContainer, currency: Currency): Promise<void> {
  const { country, tax } = REGIONS[currency];
  const existing = await container.resolve(Modules.TAX).listTaxRegions({ country_code: country });
  if (existing.length === 0) {
    await createTaxRegionsWorkflow(container).run({
      input: [{ country_code: country, provider_id: "tp_system", default_tax_rate: tax }],
    });
  }
}
