/** Next.js inlines the values of these variables, wherever this runs. */
declare const process: { env: Record<string, string | undefined> };

/** Medusa's address, by the variable names of Medusa's Next.js starters. */
export const BACKEND = {
  baseUrl: process.env.NEXT_PUBLIC_MEDUSA_BACKEND_URL ?? "http://localhost:9000",
  publishableKey: process.env.NEXT_PUBLIC_MEDUSA_PUBLISHABLE_KEY ?? "",
};

/** The language of all of the shop's pages, if the shop sets it. */
export const SHOPS_LOCALE = process.env.NEXT_PUBLIC_HAIPAY_LOCALE;

/** Below the country, where the shop shows an order that was just placed; `{id}` is the order's. */
export const ORDER_PATH = process.env.NEXT_PUBLIC_HAIPAY_ORDER_PATH ?? "/order/{id}/confirmed";
