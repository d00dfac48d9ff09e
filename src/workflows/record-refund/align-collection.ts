import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils";
import type { Purchase } from "../../payment/owed";
import { totalOf } from "../../payment/raw-amounts";

/**
 * Writes what was refunded into the payment collection: Medusa forgets the sum when it dies in between, and gives the
 * collection of a cancelled order another status.
 */
export async function alignCollection(
  container: MedusaContainer,
  collectionId: string,
  order: Purchase["order"],
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: ["id", "payments.refunds.raw_amount"],
    filters: { id: collectionId },
  });
  const [collection] = data as unknown as {
    payments?: { refunds?: { raw_amount: { value: string | number } }[] }[];
  }[];
  const refunds = (collection?.payments ?? []).flatMap((payment) => payment.refunds ?? []);
  const changes = {
    refunded_amount: totalOf(refunds),
    ...(order?.canceled_at && { status: PaymentCollectionStatus.CANCELED }),
  };
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(collectionId, changes);
}
