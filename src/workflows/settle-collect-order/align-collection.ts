import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import type { Purchase } from "../../payment/owed";
import { findAmountDue } from "../../payment/purchase";

/**
 * Puts the sum of a payment collection right before its payment is captured. Medusa takes a change to the cart back
 * when the payment session cannot go, because its money is there, but leaves the changed sum on the collection:
 * the order would be paid and its payment never complete.
 */
export async function alignCollection(
  container: MedusaContainer,
  { session, collection, order }: Purchase,
): Promise<void> {
  if (!session || !collection || MathBN.eq(collection.amount, session.amount)) return;
  if (collection.payments.some(({ captured }) => MathBN.gt(captured, 0))) return;
  // The session's sum is what is due: the collection is wrong. Otherwise the order was edited, and a person decides.
  if (!MathBN.eq(await findAmountDue(container, order), session.amount)) return;
  await container
    .resolve(Modules.PAYMENT)
    .updatePaymentCollections(collection.id, { amount: MathBN.convert(session.amount) });
}
