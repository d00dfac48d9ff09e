import axios from "axios";
import type { ShoppingTrip } from "../../demo/shop-by-itself";
import { METHODS } from "../../src/platform/catalogue";

type Answer = Record<string, Record<string, unknown> & { id: string }>;

const GOODS = { sencha: 1200, matcha: 2480, "loose-tea": 108.4 };
const DELIVERY = { name: "Parcel", type: { label: "Parcel", description: "In two days", code: "parcel" } };

/**
 * Does what a merchant does in the admin before opening, over the admin API: currency, region with all our payment
 * methods, tax, warehouse, delivery, products with stock, key of the storefront.
 *
 * @param login of an administrator
 */
export async function setUpShop(
  medusaUrl: string,
  login: { email: string; password: string },
): Promise<ShoppingTrip["shop"]> {
  const call = await logIn(medusaUrl, login);
  const { stores } = await call<{ stores: { id: string; default_sales_channel_id: string }[] }>(
    "GET",
    "/stores",
  );
  const channel = stores[0].default_sales_channel_id;
  const yen = { currency_code: "jpy", is_default: true, is_tax_inclusive: true };
  await call("POST", `/stores/${stores[0].id}`, { supported_currencies: [yen] });
  const { region } = await call<Answer>("POST", "/regions", {
    name: "Japan",
    currency_code: "jpy",
    countries: ["jp"],
    payment_providers: METHODS.map((method) => `pp_haipay-${method.id}_haipay`),
    is_tax_inclusive: true,
  });
  await call("POST", "/tax-regions", {
    country_code: "jp",
    provider_id: "tp_system",
    default_tax_rate: { name: "Consumption tax", code: "jct", rate: 10 },
  });
  const warehouse = await makeWarehouse(call, channel);
  const { shipping_profile: profile } = await call<Answer>("POST", "/shipping-profiles", {
    name: "Everything",
    type: "everything",
  });
  const { shipping_option: parcel } = await call<Answer>("POST", "/shipping-options", {
    ...DELIVERY,
    service_zone_id: warehouse.zoneId,
    shipping_profile_id: profile.id,
    provider_id: "manual_manual",
    price_type: "flat",
    prices: [{ currency_code: "jpy", amount: 500 }],
    rules: [
      { attribute: "enabled_in_store", operator: "eq", value: "true" },
      { attribute: "is_return", operator: "eq", value: "false" },
    ],
  });
  const variants = {} as ShoppingTrip["shop"]["variants"];
  for (const [handle, price] of Object.entries(GOODS) as [keyof typeof GOODS, number][]) {
    variants[handle] = await makeProduct(call, { handle, price, channel, profileId: profile.id });
    await fillShelf(call, handle, warehouse.id);
  }
  const { api_key: key } = await call<Answer>("POST", "/api-keys", {
    title: "Storefront",
    type: "publishable",
  });
  await call("POST", `/api-keys/${key.id}/sales-channels`, { add: [channel] });
  return {
    publishableKey: String(key.token),
    regions: { jpy: region.id, usd: "" },
    shippingOptions: { standard: parcel.id, pickUp: "" },
    variants,
  };
}

/** A call of the admin API, logged in. @throws Error unless it is answered with 200 */
export type Call = <Result = unknown>(method: "GET" | "POST", page: string, body?: object) => Promise<Result>;

export async function logIn(baseURL: string, login: object): Promise<Call> {
  const http = axios.create({ baseURL, timeout: 60_000, proxy: false, validateStatus: () => true });
  const { data } = await http.post<{ token: string }>("/auth/user/emailpass", login);
  const headers = { authorization: `Bearer ${data.token}` };
  return async <Result>(method: "GET" | "POST", page: string, body?: object) => {
    const answer = await http.request<Result>({ method, url: `/admin${page}`, data: body, headers });
    if (answer.status !== 200) {
      throw new Error(`${method} /admin${page} answered ${answer.status}: ${JSON.stringify(answer.data)}`);
    }
    return answer.data;
  };
}

async function makeWarehouse(call: Call, channel: string): Promise<{ id: string; zoneId: string }> {
  const address = { address_1: "1-9-1 Marunouchi", city: "Tokyo", country_code: "JP" };
  const { stock_location: place } = await call<Answer>("POST", "/stock-locations", {
    name: "Tokyo",
    address,
  });
  const page = `/stock-locations/${place.id}`;
  await call("POST", `${page}/sales-channels`, { add: [channel] });
  await call("POST", `${page}/fulfillment-providers`, { add: ["manual_manual"] });
  const { stock_location: equipped } = await call<{
    stock_location: { fulfillment_sets: { id: string }[] };
  }>("POST", `${page}/fulfillment-sets?fields=*fulfillment_sets`, { name: "From Tokyo", type: "shipping" });
  const { fulfillment_set: set } = await call<{
    fulfillment_set: { service_zones: { id: string }[] };
  }>("POST", `/fulfillment-sets/${equipped.fulfillment_sets[0].id}/service-zones`, {
    name: "Japan",
    geo_zones: [{ type: "country", country_code: "jp" }],
  });
  return { id: place.id, zoneId: set.service_zones[0].id };
}

async function makeProduct(
  call: Call,
  goods: { handle: string; price: number; channel: string; profileId: string },
): Promise<string> {
  const { product } = await call<{ product: { variants: { id: string }[] } }>("POST", "/products", {
    title: goods.handle,
    handle: goods.handle,
    status: "published",
    shipping_profile_id: goods.profileId,
    sales_channels: [{ id: goods.channel }],
    options: [{ title: "Size", values: ["One size"] }],
    variants: [
      {
        title: "One size",
        sku: goods.handle,
        manage_inventory: true,
        options: { Size: "One size" },
        prices: [{ currency_code: "jpy", amount: goods.price }],
      },
    ],
  });
  return product.variants[0].id;
}

async function fillShelf(call: Call, sku: string, warehouse: string): Promise<void> {
  const { inventory_items: items } = await call<{ inventory_items: { id: string }[] }>(
    "GET",
    `/inventory-items?sku=${sku}`,
  );
  const level = { location_id: warehouse, stocked_quantity: 100 };
  await call("POST", `/inventory-items/${items[0].id}/location-levels`, level);
}
