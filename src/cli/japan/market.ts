import { METHODS } from "../../platform/catalogue";
import type { AdminApi } from "../admin-api";
import type { Steps } from "./steps";

interface Store {
  id: string;
  default_sales_channel_id: string | null;
  supported_currencies: { currency_code: string; is_default: boolean }[];
}

interface Region {
  id: string;
  name: string;
  currency_code: string;
  countries?: { iso_2: string }[];
  payment_providers?: { id: string }[];
}

/** Percent; the reduced rate of 8 % is for food, and up to each shop. */
const TAX_RATE = 10;

/** @returns the id of the sales channel that the shop sells through; undefined while it is missing */
export async function ensureMarket(api: AdminApi, steps: Steps): Promise<string | undefined> {
  const store = await readStore(api);
  await ensureCurrency(api, steps, store);
  await ensureRegion(api, steps);
  await ensureTaxes(api, steps);
  const channel = await ensureSalesChannel(api, steps, store);
  await ensurePublishableKey(api, steps, channel);
  return channel;
}

async function readStore(api: AdminApi): Promise<Store> {
  const [store] = await api.all<Store>("/stores", "stores");
  if (!store) throw new Error("Medusa has no store yet: run npx medusa db:migrate, and start it once.");
  return store;
}

async function ensureCurrency(api: AdminApi, steps: Steps, store: Store): Promise<void> {
  const known = store.supported_currencies.map(({ currency_code, is_default }) => ({
    currency_code,
    is_default,
  }));
  const yen = { currency_code: "jpy", is_default: known.length === 0, is_tax_inclusive: true };
  const found = known.some(({ currency_code }) => currency_code === "jpy") || undefined;
  await steps.ensure("the currency JPY, prices with tax", found, async () => {
    await api.post(`/stores/${store.id}`, { supported_currencies: [...known, yen] });
    return true as const;
  });
}

async function ensureRegion(api: AdminApi, steps: Steps): Promise<void> {
  const providers = await findProviders(api);
  const regions = await api.all<Region>(
    "/regions?fields=id,name,currency_code,*countries,*payment_providers",
    "regions",
  );
  const existing = regions.find(({ countries }) => countries?.some(({ iso_2 }) => iso_2 === "jp"));
  if (existing && existing.currency_code !== "jpy") {
    throw new Error(
      `The region "${existing.name}" has Japan, in ${existing.currency_code.toUpperCase()}; a country is in one region alone. Take ` +
        `Japan out of it (Settings → Regions → ${existing.name}), then run this again.`,
    );
  }
  const region = await steps.ensure("the region Japan in JPY", existing, async () => {
    const body = { name: "Japan", currency_code: "jpy", countries: ["jp"], is_tax_inclusive: true };
    const made = await api.post<{ region: Region }>("/regions", { ...body, payment_providers: providers });
    return { ...made.region, payment_providers: providers.map((id) => ({ id })) };
  });
  const offered = region?.payment_providers?.map(({ id }) => id) ?? [];
  const all = region && providers.every((id) => offered.includes(id)) ? true : undefined;
  await steps.ensure(`its ${providers.length} payment methods of HaiPay`, all, async () => {
    const payment_providers = [...new Set([...offered, ...providers])];
    await api.post(`/regions/${region?.id}`, { payment_providers });
    return true as const;
  });
}

/** @throws Error when Medusa knows none of ours */
async function findProviders(api: AdminApi): Promise<string[]> {
  const known = await api.all<{ id: string }>(
    "/payments/payment-providers?is_enabled=true",
    "payment_providers",
  );
  const ours = METHODS.flatMap((method) => {
    const provider = known.find(({ id }) => id.startsWith(`pp_haipay-${method.id}_`));
    return provider ? [provider.id] : [];
  });
  if (ours.length > 0) return ours;
  throw new Error(
    "Medusa knows no payment provider of HaiPay: put it into medusa-config (npx haipay setup), run npx medusa db:migrate, and start " +
      "Medusa again.",
  );
}

async function ensureTaxes(api: AdminApi, steps: Steps): Promise<void> {
  const [found] = await api.all<{ id: string }>("/tax-regions?country_code=jp", "tax_regions");
  await steps.ensure(`taxes of Japan, ${TAX_RATE} %`, found, async () => {
    const default_tax_rate = { name: "Consumption tax (消費税)", code: "jct", rate: TAX_RATE };
    const body = { country_code: "jp", provider_id: "tp_system", default_tax_rate };
    return (await api.post<{ tax_region: { id: string } }>("/tax-regions", body)).tax_region;
  });
}

async function ensureSalesChannel(api: AdminApi, steps: Steps, store: Store): Promise<string | undefined> {
  const found = store.default_sales_channel_id ?? undefined;
  return steps.ensure("the store's sales channel", found, async () => {
    const { sales_channel: channel } = await api.post<{ sales_channel: { id: string } }>("/sales-channels", {
      name: "Storefront",
    });
    await api.post(`/stores/${store.id}`, { default_sales_channel_id: channel.id });
    return channel.id;
  });
}

async function ensurePublishableKey(api: AdminApi, steps: Steps, channel: string | undefined): Promise<void> {
  const keys = await api.all<{ id: string; revoked_at: string | null; sales_channels?: { id: string }[] }>(
    "/api-keys?type=publishable&fields=id,revoked_at,*sales_channels",
    "api_keys",
  );
  const usable = keys.filter(({ revoked_at }) => !revoked_at);
  const linked = usable.find((key) => key.sales_channels?.some(({ id }) => id === channel));
  await steps.ensure("the storefront's publishable key for that channel", linked, async () => {
    const [unlinked] = usable.filter((key) => (key.sales_channels ?? []).length === 0);
    const key =
      unlinked ??
      (await api.post<{ api_key: { id: string } }>("/api-keys", { title: "Storefront", type: "publishable" }))
        .api_key;
    await api.post(`/api-keys/${key.id}/sales-channels`, { add: [channel] });
    return key;
  });
}
