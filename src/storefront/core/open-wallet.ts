import { keep, kept } from "./storage";

const PLACE = "haipay-open-wallet";

/** Notes that the browser goes to a wallet's page for a cart; the function of `createPayer` does it by itself. */
export function rememberWallet(cartId: string, paymentToken: string): void {
  keep(PLACE, JSON.stringify([cartId, paymentToken]));
}

/**
 * The payment whose wallet page this browser opened last for a cart. Whoever comes back by the browser's button should
 * read how it stands: the page may still be open, or the money be there.
 */
export function openWalletOf(cartId: string): string | undefined {
  try {
    const [cart, token] = JSON.parse(kept(PLACE) ?? "[]") as unknown[];
    return cart === cartId && typeof token === "string" ? token : undefined;
  } catch {
    return undefined;
  }
}
