import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

const LOCATION = "Tokyo warehouse";
const FULFILLMENT_SET = "Delivery from Tokyo";
const MANUAL_FULFILLMENT = "manual_manual";

const OPTIONS = {
  standard: { name: "Parcel (宅配便)", description: "Delivered in two days.", jpy: 500, usd: 4 },
  pickUp: { name: "Pick-up in the shop (店頭受取)", description: "Free of charge.", jpy: 0, usd: 0 },
} as const;

export interface SeededDelivery {
  stockLocationId: string;
  shippingProfileId: string;
  /** Shipping option ids: `standard` costs ¥500 or $4, `pickUp` nothing. */
  shippingOptions: { standard: string; pickUp: string };
}

/** Makes a stock location in Tokyo that delivers to Japan and the United States. */
export async function seedDelivery(
  container: MedusaContainer,
  salesChannelId: string,
): Promise<SeededDelivery> {
  const stockLocationId = await seedStockLocation(container, salesChannelId);
  const shippingProfileId = await seedShippingProfile(container);
  const serviceZoneId = await seedServiceZone(container, stockLocationId);
  const seedOption = (option: keyof typeof OPTIONS) =>
    seedShippingOption(container, option, serviceZoneId, shippingProfileId);
  const shippingOptions = { standard: await seedOption("standard"), pickUp: await seedOption("pickUp") };
  return { stockLocationId, shippingProfileId, shippingOptions };
}

async function seedStockLocation(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const [existing] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name: LOCATION });
  let id = existing?.id;
  if (!id) {
    const address = { address_1: "丸の内1-9-1", city: "千代田区", province: "東京都", country_code: "JP" };
    const { result } = await createStockLocationsWorkflow(container).run({
      input: { locations: [{ name: LOCATION, address }] },
    });
    id = result[0].id;
  }
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [salesChannelId] } });
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: MANUAL_FULFILLMENT },
  });
  return id;
}

async function seedShippingProfile(container: MedusaContainer): Promise<string> {
  const [existing] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({ type: "default" });
  if (existing) {
    return existing.id;
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default", type: "default" }] },
  });
  return result[0].id;
}

async function seedServiceZone(container: MedusaContainer, stockLocationId: string): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const find = { name: FULFILLMENT_SET };
  const [existing] = await fulfillment.listFulfillmentSets(find, { relations: ["service_zones"] });
  const set =
    existing ??
    (await fulfillment.createFulfillmentSets({
      name: FULFILLMENT_SET,
      type: "shipping",
      service_zones: [
        {
          name: "Japan and the United States",
          geo_zones: [
            { type: "country", country_code: "jp" },
            { type: "country", country_code: "us" },
          ],
        },
      ],
    }));
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  });
  return set.service_zones[0].id;
}

async function seedShippingOption(
  container: MedusaContainer,
  option: keyof typeof OPTIONS,
  serviceZoneId: string,
  shippingProfileId: string,
): Promise<string> {
  const { name, description, jpy, usd } = OPTIONS[option];
  const find = { name, service_zone: { id: serviceZoneId } };
  const [existing] = await container.resolve(Modules.FULFILLMENT).listShippingOptions(find);
  if (existing) {
    return existing.id;
  }
  const { result } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name,
        price_type: "flat",
        provider_id: MANUAL_FULFILLMENT,
        service_zone_id: serviceZoneId,
        shipping_profile_id: shippingProfileId,
        type: { label: name, description, code: option },
        prices: [
          { currency_code: "jpy", amount: jpy },
          { currency_code: "usd", amount: usd },
        ],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  });
  return result[0].id;
}
