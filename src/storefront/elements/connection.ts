import { createHaiPayClient, type Connection, type HaiPayClient } from "../core/client";
import type { HaiPayError } from "../core/errors";
import type { TextOverrides } from "../core/texts";
import { fetchBy, type MedusaSdk } from "./sdk";

/** How every element of the page reaches the shop. */
export interface PageConnection extends Partial<Omit<Connection, "locale">> {
  /** Medusa's SDK as your storefront has it, instead of `baseUrl` and `publishableKey`: calls go by its address, key and login. */
  sdk?: MedusaSdk;
  /** A client of your own, instead of all else. */
  client?: HaiPayClient;
}

let page: PageConnection | undefined;
const followers = new Set<() => void>();

/**
 * Says once for the page how to reach the shop, instead of attributes on each element: those that are on the page follow. On a
 * server it does nothing, where two shoppers' pages would share it.
 */
export function connectHaiPay(connection: PageConnection): void {
  if (typeof window === "undefined") return;
  page = connection;
  for (const follower of followers) follower();
}

/** @returns how to stop */
export function followConnection(draw: () => void): () => void {
  followers.add(draw);
  return () => void followers.delete(draw);
}

/** A shop's own words, for every element of the page. */
export function textsOfPage(): TextOverrides | undefined {
  return page?.texts;
}

export interface OwnConnection {
  client: HaiPayClient | undefined;
  backendUrl: string | undefined;
  publishableKey: string | undefined;
}

/** An element's client, the same one for as long as nothing about it changes. */
export class ElementClient {
  private readonly tell: (error: HaiPayError) => void;
  private made: { about: readonly unknown[]; client: HaiPayClient } | undefined;

  /** @param tell what is called with each error, before it is thrown */
  constructor(tell: (error: HaiPayError) => void) {
    this.tell = tell;
  }

  /** @returns undefined while nobody has said how to reach the shop */
  take(own: OwnConnection, locale: string | undefined): HaiPayClient | undefined {
    const about = [own.client, own.backendUrl, own.publishableKey, page, locale];
    if (this.made?.about.every((one, index) => one === about[index])) return this.made.client;
    const client = clientBy(own, locale);
    this.made = client && { about, client: telling(client, this.tell) };
    return this.made?.client;
  }
}

function clientBy(own: OwnConnection, locale: string | undefined): HaiPayClient | undefined {
  if (own.client) return own.client;
  const { backendUrl: baseUrl = "", publishableKey } = own;
  if (publishableKey !== undefined) {
    return createHaiPayClient({ ...page, fetch: page?.fetch, baseUrl, publishableKey, locale });
  }
  if (page?.client) return page.client;
  if (page?.sdk) {
    return createHaiPayClient({ ...page, fetch: fetchBy(page.sdk), baseUrl: "", publishableKey: "", locale });
  }
  if (page?.publishableKey === undefined) return undefined;
  return createHaiPayClient({
    ...page,
    baseUrl: page.baseUrl ?? "",
    publishableKey: page.publishableKey,
    locale,
  });
}

function telling(client: HaiPayClient, tell: (error: HaiPayError) => void): HaiPayClient {
  const told =
    <Asked extends unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      try {
        return await call(...asked);
      } catch (error) {
        tell(error as HaiPayError);
        throw error;
      }
    };
  return {
    listMethods: told(client.listMethods),
    getPayment: told(client.getPayment),
    choose: told(client.choose),
    placeOrder: told(client.placeOrder),
  };
}
