import { createHaiPayClient, type HaiPayClient } from "../../../src/storefront/core";
import type { OfferedMethod, PaymentMethods } from "../../../src/storefront/core";
import type { MethodId } from "../../../src/platform/catalogue";
import type { HaipayShop } from "../../environment/haipay-shop";

/** The storefront kit's own client, against the real shop. */
export function kitClient(shop: HaipayShop, locale?: string): HaiPayClient {
  return createHaiPayClient({ baseUrl: shop.url, publishableKey: shop.seeded.publishableKey, locale });
}

/** One method of an answer, which must be there. */
export function methodIn(methods: PaymentMethods, id: MethodId): OfferedMethod {
  const found = methods.kinds.flatMap((kind) => kind.methods).find(({ method }) => method === id);
  if (!found) throw new Error(`${id} is not offered.`);
  return found;
}
