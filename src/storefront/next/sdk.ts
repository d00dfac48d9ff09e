import type { Payment } from "../../contract/store-api";
import { tokenOf } from "../core/client";
import { sessionOf, type PaidOrder } from "../core/order-session";

/** The parts of Medusa's js-sdk that are used. */
export interface StorefrontSdk {
  client: { fetch: (input: never, init?: never) => Promise<unknown> };
}

interface Init {
  method?: string;
  query?: Record<string, unknown>;
  headers?: unknown;
  signal?: AbortSignal;
  cache?: string;
  next?: unknown;
}

type Fetch = (input: unknown, init?: Init) => Promise<unknown>;

/** Data that change from outside the page: a slip is paid, a wallet's money places the order, a region gets a method. */
const CHANGES_BY_ITSELF = /^\/store\/(carts\/|orders(\/|$)|payment-providers$)/;
const ONE_CART = /^\/store\/carts\/[^/]+$/;
const ONE_ORDER = /^\/store\/orders\/[^/]+$/;
/** The page does not wait longer for the slip: the browser asks for it as well. */
const PAYMENT_MS = 3_000;

const wrapped = new WeakSet<object>();

/**
 * Prepares the js-sdk of a Next.js storefront for payments that end outside the page:
 *
 * - carts, orders, lists of orders and payment providers never come from Next's cache;
 * - a cart that has become an order no longer counts: a shopper who paid in a wallet and closed the tab gets a new one;
 * - a single order includes its payment, so that `HaiPayOrder` can show the slip in the page that the server sends.
 *
 * @param sdk is modified, and works as before for everything else
 * @returns the same sdk
 */
export function withHaiPay<Sdk extends StorefrontSdk>(sdk: Sdk): Sdk {
  if (wrapped.has(sdk)) return sdk;
  wrapped.add(sdk);
  const { client } = sdk as unknown as { client: { fetch: Fetch } };
  const inner: Fetch = client.fetch.bind(client);
  client.fetch = async (input, init = {}) => {
    const path = pathOf(input);
    if ((init.method ?? "GET").toUpperCase() !== "GET" || !CHANGES_BY_ITSELF.test(path)) {
      return inner(input, init);
    }
    const fresh: Init = { ...init, cache: "no-store" };
    delete fresh.next;
    if (ONE_CART.test(path)) return openCart(await inner(input, withField(fresh, "+completed_at")));
    if (!ONE_ORDER.test(path)) return inner(input, fresh);
    const answer = await inner(input, withField(fresh, "*payment_collections.payment_sessions"));
    return withPayment(answer, inner, init.headers);
  };
  return sdk;
}

function pathOf(input: unknown): string {
  return new URL(String(input), "http://medusa.invalid").pathname;
}

/** Requests one more field; without fields, Medusa adds it to its own. */
function withField(init: Init, field: string): Init {
  const asked = init.query?.fields;
  return {
    ...init,
    query: { ...init.query, fields: typeof asked === "string" && asked !== "" ? `${asked},${field}` : field },
  };
}

/** @throws Error as for a cart that does not exist, which storefronts treat as no cart */
function openCart(answer: unknown): unknown {
  const { cart } = answer as { cart?: { completed_at?: string | null } };
  if (!cart?.completed_at) return answer;
  throw Object.assign(new Error("This cart has become an order."), { status: 404, statusText: "Not Found" });
}

async function withPayment(answer: unknown, inner: Fetch, headers: unknown): Promise<unknown> {
  const { order } = answer as { order?: PaidOrder };
  const session = order && sessionOf(order);
  if (!order || !session) return answer;
  try {
    const { payment } = (await inner(`/store/haipay/payments/${encodeURIComponent(tokenOf(session))}`, {
      query: { order_id: order.id },
      headers,
      cache: "no-store",
      signal: AbortSignal.timeout(PAYMENT_MS),
    })) as { payment: Payment };
    order.haipay_payment = payment;
  } catch {
    // The order is loaded, and the browser asks for the payment itself.
  }
  return answer;
}
