import { Administrator } from "./administrator";
import type { HaipayShop } from "./haipay-shop";

/** An order with the one line that comes back or is exchanged. */
interface BoughtLine {
  orderId: string;
  itemId: string;
}

type Step = (admin: Administrator, line: BoughtLine, shop: HaipayShop) => Promise<void>;

/** What an administrator does before one of two pieces is paid back, as the dashboard does it. */
export const SITUATIONS: Record<string, Step> = {
  "nothing else happens": async () => undefined,

  "a claim that asks for a refund is requested": async (admin, { orderId, itemId }) => {
    await admin.fulfill(orderId);
    const { claim } = await post<{ claim: { id: string } }>(admin, "/admin/claims", {
      type: "refund",
      order_id: orderId,
    });
    const items = [{ id: itemId, quantity: 1 }];
    await post(admin, `/admin/claims/${claim.id}/claim-items`, { items });
    await post(admin, `/admin/claims/${claim.id}/inbound/items`, { items });
    await post(admin, `/admin/claims/${claim.id}/request`);
  },

  "a return is requested": async (admin, line) => {
    await requestReturn(admin, line);
  },

  "a return is being received": async (admin, line) => {
    await post(admin, `/admin/returns/${await requestReturn(admin, line)}/receive`);
  },

  "a return is received": async (admin, line) => {
    const id = await requestReturn(admin, line);
    await post(admin, `/admin/returns/${id}/receive`);
    await post(admin, `/admin/returns/${id}/receive-items`, { items: [{ id: line.itemId, quantity: 1 }] });
    await post(admin, `/admin/returns/${id}/receive/confirm`);
  },

  "one is exchanged for something cheaper": (admin, line, shop) =>
    exchange(admin, line, shop.seeded.variants.dorayaki),

  "one is exchanged for something dearer": (admin, line, shop) =>
    exchange(admin, line, shop.seeded.variants.matcha),

  "one is taken out by an order edit": (admin, { orderId, itemId }) =>
    admin.changeQuantity(orderId, itemId, 1),
};

async function requestReturn(admin: Administrator, { orderId, itemId }: BoughtLine): Promise<string> {
  await admin.fulfill(orderId);
  const { data } = await admin.http.get<{ stock_locations: { id: string }[] }>("/admin/stock-locations");
  const { return: begun } = await post<{ return: { id: string } }>(admin, "/admin/returns", {
    order_id: orderId,
    location_id: data.stock_locations[0].id,
  });
  await post(admin, `/admin/returns/${begun.id}/request-items`, { items: [{ id: itemId, quantity: 1 }] });
  await post(admin, `/admin/returns/${begun.id}/request`);
  return begun.id;
}

async function exchange(
  admin: Administrator,
  { orderId, itemId }: BoughtLine,
  variantId: string,
): Promise<void> {
  await admin.fulfill(orderId);
  const { exchange: begun } = await post<{ exchange: { id: string } }>(admin, "/admin/exchanges", {
    order_id: orderId,
  });
  await post(admin, `/admin/exchanges/${begun.id}/inbound/items`, { items: [{ id: itemId, quantity: 1 }] });
  await post(admin, `/admin/exchanges/${begun.id}/outbound/items`, {
    items: [{ variant_id: variantId, quantity: 1 }],
  });
  await post(admin, `/admin/exchanges/${begun.id}/request`);
}

async function post<Answer>(admin: Administrator, path: string, body: object = {}): Promise<Answer> {
  const { status, data } = await admin.http.post<Answer & { message?: string }>(path, body);
  if (status !== 200) throw new Error(`POST ${path} answered ${status}: ${data.message}`);
  return data;
}
