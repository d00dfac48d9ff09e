import type { AdminApi } from "../admin-api";
import type { Steps } from "./steps";

const MANUAL = "manual_manual";

interface Zone {
  id: string;
  geo_zones?: { type: string; country_code: string }[];
}

interface FulfillmentSet {
  id: string;
  type: string;
  service_zones?: Zone[];
}

interface Location {
  id: string;
  name: string;
  sales_channels?: { id: string }[];
  fulfillment_providers?: { id: string }[];
  fulfillment_sets?: FulfillmentSet[];
}

const LOCATION_FIELDS =
  "id,name,*sales_channels,*fulfillment_providers,*fulfillment_sets,*fulfillment_sets.service_zones,*fulfillment_sets.service_zones.geo_zones";

/** A way to deliver, and what it costs in yen. */
export interface DeliveryOption {
  name: string;
  code: string;
  description: string;
  yen: number;
}

/** @param channel the sales channel that the goods are sold through; undefined while it is missing */
export async function ensureDelivery(
  api: AdminApi,
  steps: Steps,
  channel: string | undefined,
  options: readonly DeliveryOption[],
): Promise<void> {
  const location = await ensureLocation(api, steps, channel);
  await ensureFulfillmentProvider(api, steps, location);
  const zone = await ensureZone(api, steps, location);
  const profile = await ensureProfile(api, steps);
  await ensureOptions(api, steps, { zone, profile, options });
}

/** The stock locations stay as they are: those that the sales channel already has deliver to Japan as well. */
async function ensureLocation(
  api: AdminApi,
  steps: Steps,
  channel: string | undefined,
): Promise<Location | undefined> {
  const locations = await api.all<Location>(`/stock-locations?fields=${LOCATION_FIELDS}`, "stock_locations");
  const linked = locations.find((one) => one.sales_channels?.some(({ id }) => id === channel));
  const what = linked ? `the stock location "${linked.name}"` : "a stock location for that channel";
  return steps.ensure(what, linked, async () => {
    const location = locations[0] ?? (await makeLocation(api));
    await api.post(`/stock-locations/${location.id}/sales-channels`, { add: [channel] });
    return location;
  });
}

async function makeLocation(api: AdminApi): Promise<Location> {
  const address = { address_1: "-", city: "Tokyo", country_code: "JP" };
  const body = { name: "Japan", address };
  return (await api.post<{ stock_location: Location }>("/stock-locations", body)).stock_location;
}

async function ensureFulfillmentProvider(
  api: AdminApi,
  steps: Steps,
  location: Location | undefined,
): Promise<void> {
  const found = location?.fulfillment_providers?.[0];
  await steps.ensure("its fulfilment provider", found, async () => {
    await api.post(`/stock-locations/${location?.id}/fulfillment-providers`, { add: [MANUAL] });
    return { id: MANUAL };
  });
}

async function ensureZone(
  api: AdminApi,
  steps: Steps,
  location: Location | undefined,
): Promise<Zone | undefined> {
  const sets = (location?.fulfillment_sets ?? []).filter(({ type }) => type === "shipping");
  const zones = sets.flatMap(({ service_zones }) => service_zones ?? []);
  const found = zones.find((zone) =>
    zone.geo_zones?.some(({ type, country_code }) => type === "country" && country_code === "jp"),
  );
  return steps.ensure("its delivery to Japan (a service zone)", found, async () => {
    const set = sets[0] ?? (await makeFulfillmentSet(api, location as Location));
    const body = { name: "Japan", geo_zones: [{ type: "country", country_code: "jp" }] };
    const { fulfillment_set } = await api.post<{
      fulfillment_set: { service_zones: (Zone & { name: string })[] };
    }>(`/fulfillment-sets/${set.id}/service-zones`, body);
    return fulfillment_set.service_zones.find(({ name }) => name === "Japan") as Zone;
  });
}

async function makeFulfillmentSet(api: AdminApi, { id, name }: Location): Promise<FulfillmentSet> {
  const { stock_location } = await api.post<{ stock_location: { fulfillment_sets: FulfillmentSet[] } }>(
    `/stock-locations/${id}/fulfillment-sets?fields=*fulfillment_sets`,
    { name: `Delivery from ${name}`, type: "shipping" },
  );
  return stock_location.fulfillment_sets.find(({ type }) => type === "shipping") as FulfillmentSet;
}

async function ensureProfile(api: AdminApi, steps: Steps): Promise<string | undefined> {
  const profiles = await api.all<{ id: string; type: string }>("/shipping-profiles", "shipping_profiles");
  const found = profiles.find(({ type }) => type === "default") ?? profiles[0];
  const profile = await steps.ensure("a shipping profile", found, async () => {
    const body = { name: "Default", type: "default" };
    return (await api.post<{ shipping_profile: { id: string; type: string } }>("/shipping-profiles", body))
      .shipping_profile;
  });
  return profile?.id;
}

interface ShippingOption {
  id: string;
  name: string;
  prices?: { currency_code: string | null }[];
}

async function ensureOptions(
  api: AdminApi,
  steps: Steps,
  wanted: { zone: Zone | undefined; profile: string | undefined; options: readonly DeliveryOption[] },
): Promise<void> {
  const { zone, profile, options } = wanted;
  const known = zone
    ? await api.all<ShippingOption>(
        `/shipping-options?service_zone_id=${zone.id}&fields=id,name,*prices`,
        "shipping_options",
      )
    : [];
  const inYen = known.filter(({ prices }) => prices?.some(({ currency_code }) => currency_code === "jpy"));
  // The shop's own are enough, whatever they are called.
  if (inYen.length > 0) {
    steps.say(`  is there    delivery in yen: ${inYen.map(({ name }) => name).join(", ")}`);
    return;
  }
  for (const { name, code, description, yen } of options) {
    await steps.ensure(`delivery "${name}" for ¥${yen}`, undefined, async () => {
      await api.post("/shipping-options", {
        name,
        type: { label: name, description, code },
        service_zone_id: zone?.id,
        shipping_profile_id: profile,
        provider_id: MANUAL,
        price_type: "flat",
        prices: [{ currency_code: "jpy", amount: yen }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      });
      return true as const;
    });
  }
}
