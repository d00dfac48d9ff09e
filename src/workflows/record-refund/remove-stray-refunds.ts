import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import type { PaymentBooks } from "./payment-books";

/** A refund that is being refused is gone again by then. In ms. */
const REFUSED_WITHIN_MS = 60_000;

/**
 * Takes away refunds that nobody recorded and that no order knows of: Medusa writes a refund before it asks the
 * provider and deletes it after the refusal, so a process that dies in between leaves one. It would count as paid out.
 *
 * @param recorded all recorded refunds of the payment's collect order
 * @returns how many there were
 */
export async function removeStrayRefunds(
  container: MedusaContainer,
  books: PaymentBooks,
  recorded: readonly RecordedRefund[],
): Promise<number> {
  const before = Date.now() - REFUSED_WITHIN_MS;
  const unexplained = books.refunds.filter(
    ({ id, permit, created_at }) =>
      created_at.getTime() < before &&
      !recorded.some((one) =>
        one.medusa_refund_id === null ? one.id === permit : one.medusa_refund_id === id,
      ),
  );
  const ids = unexplained.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const orders = container.resolve(Modules.ORDER);
  const known = await orders.listOrderTransactions({ reference: "refund", reference_id: ids });
  const strays = ids.filter((id) => !known.some(({ reference_id }) => reference_id === id));
  if (strays.length > 0) await container.resolve(Modules.PAYMENT).deleteRefunds(strays);
  return strays.length;
}
