/** Next.js writes the values of these variables in, wherever this runs. */
declare const process: { env: Record<string, string | undefined> };

/** Where Medusa is, by the names that Medusa's Next.js starters have for it. */
export const BACKEND = {
  baseUrl: process.env.NEXT_PUBLIC_MEDUSA_BACKEND_URL ?? "http://localhost:9000",
  publishableKey: process.env.NEXT_PUBLIC_MEDUSA_PUBLISHABLE_KEY ?? "",
};

/** The language of the shop's pages, where the shop says it once for all. */
export const SHOPS_LOCALE = process.env.NEXT_PUBLIC_HAIPAY_LOCALE;
