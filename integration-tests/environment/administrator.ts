import axios, { type AxiosInstance } from "axios";
import { seedAdmin } from "../../demo/seed-shop";
import { ADMIN, ANOTHER_ADMIN } from "./admin-account";
import type { HaipayShop } from "./haipay-shop";

/** A login holds for a whole suite: each test's database has the same administrator, and a password takes time to hash. */
const tokens = new WeakMap<HaipayShop, string>();

/** An administrator logged in to the admin API; every status is an answer. */
export class Administrator {
  private constructor(readonly http: AxiosInstance) {}

  static async logIn(shop: HaipayShop): Promise<Administrator> {
    const token = tokens.get(shop) ?? (await fetchToken(shop));
    tokens.set(shop, token);
    return Administrator.withToken(shop, token);
  }

  /** A login of its own, for a test that changes what the administrator may do: a token holds the roles. */
  static async logInAnew(shop: HaipayShop): Promise<Administrator> {
    return Administrator.withToken(shop, await fetchToken(shop));
  }

  /** A second user, who exists only in this test. */
  static async logInAnother(shop: HaipayShop): Promise<Administrator> {
    await seedAdmin(shop.container, ANOTHER_ADMIN);
    return Administrator.withToken(shop, await fetchToken(shop, ANOTHER_ADMIN));
  }

  private static withToken(shop: HaipayShop, token: string): Administrator {
    const headers = { authorization: `Bearer ${token}` };
    return new Administrator(
      axios.create({ baseURL: shop.url, headers, validateStatus: () => true, proxy: false }),
    );
  }

  async cancelOrder(orderId: string): Promise<void> {
    await this.succeed(`/admin/orders/${orderId}/cancel`);
  }

  /** Marks every item of an order as sent off. */
  async fulfill(orderId: string): Promise<void> {
    const { data } = await this.http.get<{ order: { items: { id: string; quantity: number }[] } }>(
      `/admin/orders/${orderId}`,
    );
    const items = data.order.items.map(({ id, quantity }) => ({ id, quantity }));
    await this.succeed(`/admin/orders/${orderId}/fulfillments`, { items });
  }

  /** Edits an order as the dashboard does: begin, add or change an item, confirm. */
  async addToOrder(orderId: string, variantId: string, quantity = 1): Promise<void> {
    await this.succeed("/admin/order-edits", { order_id: orderId });
    await this.succeed(`/admin/order-edits/${orderId}/items`, {
      items: [{ variant_id: variantId, quantity }],
    });
    await this.succeed(`/admin/order-edits/${orderId}/confirm`);
  }

  async changeQuantity(orderId: string, itemId: string, quantity: number): Promise<void> {
    await this.succeed("/admin/order-edits", { order_id: orderId });
    await this.succeed(`/admin/order-edits/${orderId}/items/item/${itemId}`, { quantity });
    await this.succeed(`/admin/order-edits/${orderId}/confirm`);
  }

  private async succeed(path: string, body: object = {}): Promise<void> {
    const { status, data } = await this.http.post<{ message?: string }>(path, body);
    if (status !== 200) throw new Error(`POST ${path} answered ${status}: ${data.message}`);
  }
}

async function fetchToken(shop: HaipayShop, login = ADMIN): Promise<string> {
  const { status, data } = await shop.http.post<{ token: string }>("/auth/user/emailpass", login);
  if (status !== 200) throw new Error(`The administrator's login was answered with ${status}.`);
  return data.token;
}
