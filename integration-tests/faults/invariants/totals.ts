import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import axios from "axios";
import { ADMIN } from "../../environment/admin-account";
import type { HaipayShop } from "../../environment/haipay-shop";
import type { MedusaChild } from "../../environment/medusa-child";

/** An exact sum in the unit of its currency. */
export interface Owed {
  amount: string;
  currency: string;
}

/** By the ids of orders and carts. */
export interface Totals {
  /** What an order still costs, with requested returns: negative when too much was paid. */
  orders: Map<string, Owed>;
  /** What a cart costs. */
  carts: Map<string, Owed>;
}

export interface Wanted {
  orders: string[];
  carts: string[];
}

/**
 * Asks Medusa what purchases owe at this moment. Neither a stored summary nor a payment collection is a measure of it:
 * Medusa leaves both behind.
 */
export type ReadTotals = (wanted: Wanted) => Promise<Totals>;

interface RawAmount {
  value: string | number;
}

/** Of a shop that runs in this process. */
export function totalsOf(shop: HaipayShop): ReadTotals {
  return async ({ orders, carts }) => {
    const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
    const read = async (entity: "order" | "cart", ids: string[], fields: string[]): Promise<unknown[]> => {
      if (ids.length === 0) return [];
      const { data } = await query.graph({ entity, fields, filters: { id: ids } });
      return data as unknown[];
    };
    const foundOrders = (await read("order", orders, ["id", "currency_code", "total", "summary.*"])) as {
      id: string;
      currency_code: string;
      summary: { raw_pending_difference: RawAmount };
    }[];
    const foundCarts = (await read("cart", carts, ["id", "currency_code", "total", "raw_total"])) as {
      id: string;
      currency_code: string;
      raw_total: RawAmount;
    }[];
    return {
      orders: new Map(
        foundOrders.map(({ id, currency_code, summary }) => [
          id,
          { amount: exact(summary.raw_pending_difference), currency: currency_code },
        ]),
      ),
      carts: new Map(
        foundCarts.map(({ id, currency_code, raw_total }) => [
          id,
          { amount: exact(raw_total), currency: currency_code },
        ]),
      ),
    };
  };
}

function exact({ value }: RawAmount): string {
  return MathBN.convert(value).toFixed();
}

/** A login holds for the whole life of a process, and a password takes time to hash. */
const tokens = new WeakMap<MedusaChild, string>();

interface ListedOrder {
  id: string;
  currency_code: string;
  summary: { pending_difference: number };
}

/** Node answers 431 to an address with some four hundred. */
const IDS_IN_AN_ADDRESS = 100;

/** Of a shop in a process of its own, by its APIs. */
export function totalsAt(child: MedusaChild, publishableKey: string): ReadTotals {
  const http = axios.create({ baseURL: child.url, proxy: false });

  async function logIn(): Promise<string> {
    const { data } = await http.post<{ token: string }>("/auth/user/emailpass", ADMIN);
    tokens.set(child, data.token);
    return data.token;
  }

  async function readOrders(ids: string[]): Promise<Totals["orders"]> {
    const found: Totals["orders"] = new Map();
    for (let from = 0; from < ids.length; from += IDS_IN_AN_ADDRESS) {
      const some = ids.slice(from, from + IDS_IN_AN_ADDRESS);
      for (const { id, currency_code, summary } of await listOrders(some)) {
        const amount = MathBN.convert(summary.pending_difference).toFixed();
        found.set(id, { amount, currency: currency_code });
      }
    }
    return found;
  }

  async function listOrders(ids: string[]): Promise<ListedOrder[]> {
    const token = tokens.get(child) ?? (await logIn());
    const { data } = await http.get<{ orders: ListedOrder[] }>("/admin/orders", {
      params: { id: ids, fields: "id,currency_code,total,*summary", limit: ids.length },
      headers: { authorization: `Bearer ${token}` },
    });
    return data.orders;
  }

  async function readCart(id: string): Promise<[string, Owed]> {
    const { data } = await http.get<{ cart: { currency_code: string; total: number } }>(
      `/store/carts/${id}`,
      {
        params: { fields: "id,currency_code,total" },
        headers: { "x-publishable-api-key": publishableKey },
      },
    );
    const { currency_code, total } = data.cart;
    return [id, { amount: MathBN.convert(total).toFixed(), currency: currency_code }];
  }

  return async ({ orders, carts }) => ({
    orders: await readOrders(orders),
    carts: new Map(await Promise.all(carts.map(readCart))),
  });
}
