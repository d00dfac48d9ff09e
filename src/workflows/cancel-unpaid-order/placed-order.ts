import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** What decides whether an unpaid order may be cancelled. */
export interface PlacedOrder {
  id: string;
  status: string;
  canceled_at: Date | string | null;
  fulfillments: { canceled_at: Date | string | null }[];
  payment_collections: {
    payments: { payment_session_id: string; captured_at: Date | null; canceled_at: Date | null }[];
    payment_sessions: { id: string; provider_id: string; status: string }[];
  }[];
}

/** Reads the order as it stands now. @returns undefined when there is no such order */
export async function findPlacedOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<PlacedOrder | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "status",
      "canceled_at",
      "fulfillments.canceled_at",
      "payment_collections.payments.payment_session_id",
      "payment_collections.payments.captured_at",
      "payment_collections.payments.canceled_at",
      "payment_collections.payment_sessions.id",
      "payment_collections.payment_sessions.provider_id",
      "payment_collections.payment_sessions.status",
    ],
    filters: { id: orderId },
  });
  const [found] = data as unknown as (Partial<PlacedOrder> & { id: string; status: string })[];
  if (!found) return undefined;
  return {
    id: found.id,
    status: found.status,
    canceled_at: found.canceled_at ?? null,
    fulfillments: found.fulfillments ?? [],
    payment_collections: (found.payment_collections ?? []).map(({ payments, payment_sessions }) => ({
      payments: payments ?? [],
      payment_sessions: payment_sessions ?? [],
    })),
  };
}
