import type { Details, Payment, PaymentMethods } from "../../contract/store-api";
import { browserKeyOf, keepBrowserKey, newBrowserKey } from "./browser-keys";
import { HaiPayError, type HaiPayErrorCode } from "./errors";
import { rememberMethod } from "./last-method";
import { languageOf } from "../../platform/language";
import type { TextOverrides } from "./texts";
import { ERRORS } from "./texts/errors";

/** How to reach the shop's Medusa. */
export interface Connection {
  /** Address of the Medusa backend; "" when it is behind the storefront's own address. */
  baseUrl: string;
  publishableKey: string;
  /** Language of messages, `ja` or `en`. */
  locale?: string;
  texts?: TextOverrides;
  /** Headers of every call, for example `{ authorization: "Bearer …" }` of a customer who is logged in. */
  headers?: () => Record<string, string>;
  /** In place of the global one. */
  fetch?: typeof fetch;
  /** Time limit of a call in ms; a minute by default. */
  timeoutMs?: number;
}

/** The error for a code, in the buyer's language; a refusal has the shop's message. */
function errorOf(
  { locale, texts }: Pick<Connection, "locale" | "texts">,
  code: HaiPayErrorCode,
  status: number,
  said?: string,
): HaiPayError {
  const { errorNotFound, errorServer, errorUnreachable } = { ...ERRORS[languageOf(locale)], ...texts };
  const own = {
    unreachable: errorUnreachable,
    server: errorServer,
    refused: errorServer,
    not_found: errorNotFound,
  };
  return new HaiPayError(code, code === "refused" && said ? said : own[code], status);
}

/** Calls the store API. @param shown headers only for this call @throws HaiPayError */
async function request<Answer>(
  connection: Connection,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
  shown?: Record<string, string>,
): Promise<Answer> {
  const { status, answer } = await send(connection, method, path, body, shown);
  if (status >= 200 && status < 300 && answer) return answer as Answer;
  if (status === 404) throw errorOf(connection, "not_found", status);
  const said = (answer as { message?: unknown } | undefined)?.message;
  const refused = status >= 400 && status < 500 && typeof said === "string";
  throw errorOf(connection, refused ? "refused" : "server", status, refused ? said : undefined);
}

async function send(
  connection: Connection,
  method: string,
  path: string,
  body: unknown,
  shown: Record<string, string> | undefined,
): Promise<{ status: number; answer: unknown }> {
  const { baseUrl, publishableKey, headers, timeoutMs = 60_000 } = connection;
  let response: Response;
  try {
    response = await (connection.fetch ?? fetch)(baseUrl.replace(/\/+$/, "") + path, {
      method,
      headers: {
        accept: "application/json",
        "x-publishable-api-key": publishableKey,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...shown,
        ...headers?.(),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: "no-store",
      // The address of the page may hold a payment's token.
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer: unknown = await response.json().catch((error: unknown) => {
      // An answer that is not JSON still has a status; one that broke off has none.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    });
    return { status: response.status, answer };
  } catch {
    throw errorOf(connection, "unreachable", 0);
  }
}

/**
 * What proves that a payment is the buyer's own, besides the login: the browser in which the method was chosen proves it by
 * itself until an hour after the payment has ended.
 */
export interface Proof {
  cartId?: string;
  orderId?: string;
}

/** A purchase to pay for: a cart, or that of a payment (also a placed order). */
export type Purchase = { cartId: string } | ({ paymentToken: string } & Proof);

/** A payment session as Medusa answers it; `data` is public. */
export interface ChosenSession {
  id: string;
  provider_id: string;
  status: string;
  data: {
    paymentToken?: string | null;
    kind?: string;
    payUrl?: string | null;
    /** What is charged, in yen or dollars. */
    amount?: string | null;
    currency?: string;
    expiresAt?: string | null;
    [field: string]: unknown;
  };
}

/** A payment session that the storefront made, with Medusa's own type. */
export type GivenSession = Pick<ChosenSession, "id" | "provider_id"> & { data: Record<string, unknown> };

export interface PlacedOrder {
  id: string;
  display_id?: number;
}

/** The store API as the kit uses it. Each call throws HaiPayError, whose message can be shown to the buyer. */
export interface HaiPayClient {
  /** `GET /store/haipay/payment-methods` */
  listMethods: (purchase: Purchase) => Promise<PaymentMethods>;
  /** `GET /store/haipay/payments/:payment_token` */
  getPayment: (paymentToken: string, proof?: Proof) => Promise<Payment>;
  /** Makes a payment session: in the cart's payment collection, or in that of a placed order. */
  choose: (
    where: { cartId: string } | { paymentCollectionId: string },
    providerId: string,
    details?: Details,
  ) => Promise<ChosenSession>;
  /** `POST /store/carts/:id/complete`; a cart in the answer is an error, with the shop's message. */
  placeOrder: (cartId: string) => Promise<PlacedOrder>;
}

type Completion = { type: "order"; order: PlacedOrder } | { type: "cart"; error?: { message?: string } };

/**
 * A client of the store API for browsers and servers.
 *
 * @param connection where Medusa is, and the publishable key
 */
export function createHaiPayClient(connection: Connection): HaiPayClient {
  const collectionOf = async (cartId: string): Promise<string> => {
    const answer = await request<{ payment_collection: { id: string } }>(
      connection,
      "POST",
      "/store/payment-collections",
      { cart_id: cartId },
    );
    return answer.payment_collection.id;
  };
  return {
    async listMethods(purchase) {
      const token = "paymentToken" in purchase ? purchase.paymentToken : undefined;
      const path = addressOf("/store/haipay/payment-methods", { payment_token: token, ...idsOf(purchase) });
      const shown = token === undefined ? undefined : headersOf(token);
      return (await request<{ payment_methods: PaymentMethods }>(connection, "GET", path, undefined, shown))
        .payment_methods;
    },
    async getPayment(paymentToken, proof = {}) {
      const path = addressOf(`/store/haipay/payments/${encodeURIComponent(paymentToken)}`, idsOf(proof));
      const shown = headersOf(paymentToken);
      return (await request<{ payment: Payment }>(connection, "GET", path, undefined, shown)).payment;
    },
    async choose(where, providerId, details = {}) {
      const id = "cartId" in where ? await collectionOf(where.cartId) : where.paymentCollectionId;
      const browserKey = details.browserKey ?? newBrowserKey();
      const locale = details.locale ?? connection.locale;
      const answer = await request<{ payment_collection: { payment_sessions?: ChosenSession[] } }>(
        connection,
        "POST",
        `/store/payment-collections/${encodeURIComponent(id)}/payment-sessions`,
        { provider_id: providerId, data: { ...details, locale, browserKey } },
      );
      const session = answer.payment_collection.payment_sessions?.find(
        (candidate) => candidate.provider_id === providerId,
      );
      if (!session) throw errorOf(connection, "server", 200);
      rememberMethod(providerId);
      if (browserKey !== undefined) keepBrowserKey(tokenOf(session), browserKey);
      return session;
    },
    async placeOrder(cartId) {
      const path = `/store/carts/${encodeURIComponent(cartId)}/complete`;
      const completion = await request<Completion>(connection, "POST", path, {});
      if (completion.type === "order") return completion.order;
      throw errorOf(connection, "refused", 200, completion.error?.message);
    },
  };
}

/** The token of a payment session's payment; for sessions older than tokens, their id. */
export function tokenOf(session: Pick<GivenSession, "id" | "data">): string {
  const { paymentToken } = session.data as ChosenSession["data"];
  return paymentToken ?? session.id;
}

function idsOf({ cartId, orderId }: Proof): Record<string, string | undefined> {
  return { cart_id: cartId, order_id: orderId };
}

function addressOf(path: string, parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((one): one is [string, string] => one[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

function headersOf(paymentToken: string): Record<string, string> | undefined {
  const key = browserKeyOf(paymentToken);
  return key === undefined ? undefined : { "x-haipay-browser-key": key };
}
