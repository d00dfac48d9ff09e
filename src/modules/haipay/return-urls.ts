import type { CollectOrder } from "./ledger/collect-order";
import type { GeneralSettings } from "./settings/settings";

/** A return address that a storefront sent is not one of the shop's; the message says which are. */
export class ReturnUrlError extends Error {
  readonly name = "ReturnUrlError";
}

/**
 * Checks a return address that a storefront sent.
 *
 * @returns the address, normalised
 * @throws ReturnUrlError unless its origin is one of the configured storefront addresses
 */
export function checkReturnUrl(
  returnUrl: string,
  settings: Pick<GeneralSettings, "storefrontUrls" | "returnPath">,
): string {
  const allowed = settings.storefrontUrls.map((address) => new URL(address).origin);
  let url: URL;
  try {
    url = new URL(returnUrl);
  } catch {
    throw new ReturnUrlError(
      `returnUrl is no web address. Send it in full, starting with ${allowed[0] ?? "https://"}.`,
    );
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ReturnUrlError(
      "returnUrl must start with https:// or http://. Send an address of the storefront.",
    );
  }
  if (url.username || url.password) {
    throw new ReturnUrlError("returnUrl must not hold a user or a password. Send a plain address.");
  }
  if (!allowed.includes(url.origin)) {
    throw new ReturnUrlError(
      `returnUrl points to ${url.origin}, which is none of this shop's storefronts. ` +
        `Send an address of the storefront, or add its origin to HAIPAY_STOREFRONT_URLS.`,
    );
  }
  return url.href;
}

/**
 * Where the platform sends the buyer's browser afterwards (protocol §4: both are required), carrying the payment's token
 * and the outcome. The token reveals nothing about the buyer or the order, and the outcome in an address proves
 * nothing.
 *
 * @throws ReturnUrlError when there is neither a return address nor a storefront address
 */
export function composeReturnUrls(
  row: CollectOrder,
  settings: Pick<GeneralSettings, "storefrontUrls" | "returnPath">,
): { success: string; failure: string } {
  const storefront = settings.storefrontUrls[0];
  if (!row.return_url && !storefront) {
    throw new ReturnUrlError(
      "No return address is known. Set HAIPAY_STOREFRONT_URLS, or the storefront addresses in the admin.",
    );
  }
  const base = row.return_url ?? storefront + settings.returnPath;
  return { success: withOutcome(base, row, "success"), failure: withOutcome(base, row, "failure") };
}

/**
 * The shop's own page for a payment, as a link for its buyer. It contains only the token, which reveals nothing
 * about the buyer or the order.
 *
 * @returns null for older payments, and if no storefront address is configured
 */
export function composePaymentUrl(
  row: Pick<CollectOrder, "return_url" | "payment_token">,
  settings: Pick<GeneralSettings, "storefrontUrls" | "returnPath">,
): string | null {
  const storefront = settings.storefrontUrls[0];
  const base = row.return_url ?? (storefront && storefront + settings.returnPath);
  if (!base || row.payment_token === null) return null;
  const url = new URL(base);
  url.searchParams.set("payment_token", row.payment_token);
  return url.href;
}

function withOutcome(base: string, row: CollectOrder, outcome: "success" | "failure"): string {
  const url = new URL(base);
  url.searchParams.set("payment_token", row.payment_token ?? "");
  url.searchParams.set("outcome", outcome);
  return url.href;
}
