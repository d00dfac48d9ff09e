import { container } from "@medusajs/framework";
import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, MedusaError, Modules } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { buyerMessage } from "./buyer-messages";
import {
  isSameSum,
  whyNotOwed,
  type Purchase,
  type PurchaseCollection,
  type PurchaseSession,
  type Sum,
} from "./owed";
import { findPurchase } from "./purchase";

/**
 * The last check before a slip is issued or money goes into an order, whoever placed the order and however: what the
 * purchase owes at this moment must equal the sum of the collect order, in its currency. Medusa itself compares nothing,
 * and its payment collection may be out of date.
 *
 * An order that staff edited while its slip was open is let through with the slip's sum; settling tells a person about
 * the difference.
 *
 * @throws MedusaError PAYMENT_AUTHORIZATION_ERROR with a sentence for the buyer
 */
export async function requireOwed(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  if (row.payment_session_id !== null && takeCompared(row.payment_session_id)) return;
  await findPurchaseThatOwes(haipay, row);
}

/**
 * The same, always on what is read now.
 *
 * @returns the purchase
 * @throws likewise
 */
export async function findPurchaseThatOwes(
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<Purchase> {
  const purchase = await findPurchase(container, row);
  const message = whyNotOwed(row, purchase);
  if (message === undefined) return purchase;
  // Settling puts money that does not fit its purchase before a person.
  if (row.state === "paid" && row.settled_at === null) await haipay.ledger.collectOrders.markDue(row.id);
  throw new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, buyerMessage(message, row));
}

/** How long, in ms, a comparison holds. */
const FRESH_MS = 5_000;

/**
 * Payment sessions whose purchase was compared with its money a moment ago, in this process and under the guard, so that
 * the provider, which Medusa asks right afterwards, need not read all of it again. Each counts once.
 */
const comparedAt = new Map<string, number>();

export function noteCompared(paymentSessionId: string): void {
  const now = Date.now();
  for (const [id, at] of comparedAt) if (now - at > FRESH_MS) comparedAt.delete(id);
  comparedAt.set(paymentSessionId, now);
}

/** @returns whether it was compared just now; a second call returns false */
function takeCompared(paymentSessionId: string): boolean {
  const at = comparedAt.get(paymentSessionId);
  comparedAt.delete(paymentSessionId);
  return at !== undefined && Date.now() - at <= FRESH_MS;
}

/**
 * Corrects the sum and currency of a payment collection, as long as nothing is paid by it. Medusa lets it fall behind the
 * cart: always after credit lines and taxes, and after a change that it reverted because the money has arrived.
 *
 * @param besides the payment session whose own payment does not count while it is not captured
 * @returns false when something is paid by it, so that its sum is not ours to set
 */
export async function alignCollection(
  container: MedusaContainer,
  collection: PurchaseCollection,
  { amount, currency_code }: Sum,
  besides: string | null = null,
): Promise<boolean> {
  if (isSameSum(collection, { amount, currency_code })) return true;
  const counts = ({ payment_session_id, captured }: PurchaseCollection["payments"][number]) =>
    payment_session_id !== besides || MathBN.gt(captured, 0);
  if (collection.payments.some(counts)) return false;
  await container
    .resolve(Modules.PAYMENT)
    .updatePaymentCollections(collection.id, { amount: MathBN.convert(amount), currency_code });
  return true;
}

/**
 * Changes the sum that a payment session asks for. The provider is asked, and refuses when its collect order is for
 * a different one; the session's data are rewritten from the ledger.
 *
 * @throws MedusaError of the provider, for example when the sum is outside the limits of the method
 */
export async function fitSession(
  container: MedusaContainer,
  session: PurchaseSession,
  sum: Sum,
): Promise<void> {
  if (isSameSum(session, sum)) return;
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: session.id,
    amount: MathBN.convert(sum.amount),
    currency_code: sum.currency_code,
    data: { session_id: session.id },
  });
}
