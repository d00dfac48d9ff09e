import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { digestBrowserKey } from "../modules/haipay/payment-token";

/** How long, in ms, a browser is recognised by its key alone after the payment has ended: later, others may be using it. */
const KNOWN_AFTERWARDS_MS = 60 * 60_000;

/** What somebody asking about a payment presents besides its token. */
export interface Asker {
  cartId?: string;
  /** Anyone who has it can already read the Medusa order, so nothing is given away. */
  medusaOrderId?: string;
  /** The customer who is logged in. */
  customerId?: string;
  /** The key of the browser in which the method was chosen. */
  browserKey?: string;
}

/**
 * Whether the purchase is the asker's own. Medusa's public order route gives name, address, phone and e-mail to anyone with
 * the order id, so only the buyer is told it and can switch to another method.
 */
export function recognise(
  asker: Asker,
  row: Pick<CollectOrder, "cart_id" | "customer_id" | "browser_digest" | "paid_at" | "ended_at">,
  medusaOrderId: string | null,
  now: Date,
): boolean {
  const { cartId, customerId, browserKey } = asker;
  return (
    isSame(cartId, row.cart_id) ||
    isSame(asker.medusaOrderId, medusaOrderId) ||
    isSame(customerId, row.customer_id) ||
    (isSame(browserKey && digestBrowserKey(browserKey), row.browser_digest) && isRecent(row, now))
  );
}

function isSame(shown: string | undefined, known: string | null): boolean {
  return known !== null && known !== "" && shown === known;
}

function isRecent({ paid_at, ended_at }: Pick<CollectOrder, "paid_at" | "ended_at">, now: Date): boolean {
  const end = paid_at ?? ended_at;
  return end === null || now.getTime() - end.getTime() <= KNOWN_AFTERWARDS_MS;
}
