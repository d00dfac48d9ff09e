/** What the page must know to reach the shop; served beside it as `/shop.json`. */
export interface ShopConfig {
  /** Address of the Medusa backend, for example `http://127.0.0.1:9000`. */
  medusaUrl: string;
  /** Value of the header `x-publishable-api-key`. */
  publishableKey: string;
  /** Address of the sandbox platform; absent when the demo pays at a platform where money moves. */
  sandboxUrl?: string;
  /** Where the shop's mails can be read; absent where none are sent. */
  mailboxUrl?: string;
}

/** Asks the page's own server. @throws Error when there is no answer */
export async function loadShopConfig(): Promise<ShopConfig> {
  const answer = await fetch("/shop.json", { cache: "no-store" });
  if (!answer.ok) throw new Error(`/shop.json was answered ${answer.status}.`);
  return (await answer.json()) as ShopConfig;
}
