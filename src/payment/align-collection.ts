import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { isSameSum, type PurchaseCollection, type PurchaseSession, type Sum } from "./owed";

/**
 * Puts sum and currency of a payment collection right, where nothing is paid by it yet. Medusa leaves it behind the
 * cart: after credit lines and taxes always, and after a change that it took back because the money is there.
 *
 * @param besides the payment session whose own payment, while it is not captured, does not count
 * @returns false when something is paid by it, so that its sum is not ours to say
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
 * Makes a payment session ask for another sum. The provider is asked, and refuses when its collect order is for
 * another one; the session's data are written anew from the ledger.
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
