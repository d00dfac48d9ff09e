import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { isSameSum, type PurchaseSession, type Sum } from "./owed";

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
