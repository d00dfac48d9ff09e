import { keep, kept } from "./storage";

const PLACE = "haipay-open-wallet";

/** Remembers that the browser goes to a wallet's page for a cart; the function of `createPayer` does this itself. */
export function rememberWallet(cartId: string, paymentToken: string): void {
  keep(PLACE, JSON.stringify([cartId, paymentToken]));
}

/**
 * The payment whose wallet page this browser last opened for a cart. A shopper who comes back with the back button should
 * see its state: the page may still be open, or the money may have arrived.
 */
export function openWalletOf(cartId: string): string | undefined {
  try {
    const [cart, token] = JSON.parse(kept(PLACE) ?? "[]") as unknown[];
    return cart === cartId && typeof token === "string" ? token : undefined;
  } catch {
    return undefined;
  }
}
