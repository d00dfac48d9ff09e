import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isTakenOver } from "../modules/haipay/ledger/refunded";
import { isCancelled } from "./owed";

/** Why a purchase takes no other payment. */
export type NotPayable = "order_cancelled" | "already_paid";

interface PlacedOrder {
  status: string;
  canceled_at: Date | string | null;
}

/**
 * Whether a placed order may be paid by another method.
 *
 * @param rows every collect order of the purchase
 * @param collectionStatus of the payment collection that would be paid
 */
export function whyNotPayable(
  rows: readonly CollectOrder[],
  order: PlacedOrder,
  collectionStatus: string | undefined,
): NotPayable | null {
  if (isCancelled(order) || collectionStatus === "canceled") return "order_cancelled";
  return hasMoney(rows) || collectionStatus === "completed" ? "already_paid" : null;
}

/** Whether money is there for a purchase, whole or in part, that did not go back. */
export function hasMoney(rows: readonly CollectOrder[]): boolean {
  return rows.some(
    (row) =>
      (row.state === "paid" || (row.received_amount !== null && MathBN.gt(row.received_amount, 0))) &&
      !isTakenOver(row),
  );
}

/** What a payment collection asks for: an exact sum in the unit of the currency, by these payment sessions. */
export interface CollectionToPay {
  status: string;
  amount: string;
  session_ids: string[];
}

/** @param id of Medusa's payment collection */
export async function findCollection(
  container: MedusaContainer,
  id: string,
): Promise<CollectionToPay | undefined> {
  const query: Omit<RemoteQueryFunction, symbol> = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: ["status", "raw_amount", "payment_sessions.id"],
    filters: { id },
  });
  const [found] = data as unknown as {
    status: string;
    raw_amount: { value: string };
    payment_sessions?: { id: string }[];
  }[];
  return (
    found && {
      status: found.status,
      amount: MathBN.convert(found.raw_amount.value).toFixed(),
      session_ids: found.payment_sessions?.map((session) => session.id) ?? [],
    }
  );
}
