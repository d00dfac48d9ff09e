import { Modules } from "@medusajs/framework/utils";
import { parseJsonObject, stringifyJson, type JsonObject } from "../../src/platform/json";
import { signMessage } from "../../src/platform/signature";
import type { HaipayShop } from "./haipay-shop";

export interface DeliveryAnswer {
  status: number;
  body: string;
  contentType: string;
  /** When the answer arrived, in ms. */
  at: number;
}

/** Posts a body to the shop's endpoint as it is. */
export async function deliver(
  shop: HaipayShop,
  body: string | Buffer | undefined,
  contentType = "application/json",
  path = "/hooks/haipay",
): Promise<DeliveryAnswer> {
  const answer = await shop.http.post<string>(path, body, {
    headers: { "content-type": contentType },
    responseType: "text",
    transformRequest: (data: unknown) => data,
    transformResponse: (data: unknown) => data,
  });
  const at = Date.now();
  await shop.haveFollowed();
  return {
    status: answer.status,
    body: answer.data,
    contentType: String(answer.headers["content-type"]),
    at,
  };
}

/** The signed text of the newest notification of an order. */
export async function lastNotification(shop: HaipayShop, orderId: string): Promise<string> {
  const text = (await shop.control.notifications(orderId)).at(-1);
  if (text === undefined) throw new Error(`The sandbox made no notification for ${orderId}.`);
  return text;
}

/** The same message with other fields, signed by whoever has these keys. */
export function signAnew(text: string, changes: JsonObject, keys: Parameters<typeof signMessage>[1]): string {
  const { sign: _sign, ...fields } = parseJsonObject(text);
  const message = { ...fields, ...changes };
  return stringifyJson({ ...message, sign: signMessage(message, keys) });
}

/** Collects the ids of a Medusa event until `stop` is called. */
export function collectEvents(shop: HaipayShop, name: string): { ids: string[]; stop: () => void } {
  const bus = shop.container.resolve(Modules.EVENT_BUS);
  const ids: string[] = [];
  const listener = async ({ data }: { data: unknown }) => void ids.push((data as { id: string }).id);
  const subscriberId = `test-${name}-${Math.random()}`;
  bus.subscribe(name, listener, { subscriberId });
  return { ids, stop: () => void bus.unsubscribe(name, listener, { subscriberId }) };
}
