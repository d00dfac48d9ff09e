import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ShownCollectOrder } from "../contract/admin-api";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isCancelled } from "../payment/owed";
import { findRowsOfOrder } from "../payment/rows-of-order";
import { showCollectOrder } from "./collect-order";

/** What the page of a Medusa order shows. */
export interface ShownOrderPayments {
  /** The order is not cancelled but has no payment from any provider: it must not be shipped yet. */
  awaiting: boolean;
  /** What was created for it at the platform, newest first. Empty for an order that is paid by other means. */
  collect_orders: ShownCollectOrder[];
}

/** More attempts than a person looks at. */
const MOST_SHOWN = 10;
/** Whether a payment collection has money, or money promised by a provider that can hold it. */
const PAID = ["authorized", "partially_authorized", "partially_captured", "completed"];

/**
 * What a person sees on the page of a Medusa order. For an order paid by other means this takes a few indexed
 * reads.
 *
 * @param id of Medusa's order; an unknown one has no payments
 */
export async function showOrderPayments(container: MedusaContainer, id: string): Promise<ShownOrderPayments> {
  const rows = (await findRowsOfOrder(container, id)).filter(isWorthSeeing).sort(newestFirst);
  if (rows.length === 0) return { awaiting: false, collect_orders: [] };
  const [awaiting, ...collect_orders] = await Promise.all([
    isAwaiting(container, id),
    ...rows.slice(0, MOST_SHOWN).map((row) => showCollectOrder(container, row)),
  ]);
  return { awaiting, collect_orders };
}

interface OrderWithCollections {
  status: string;
  canceled_at: Date | null;
  payment_collections: { status: string }[];
}

/** A choice that the platform never knew of means nothing to a merchant. */
function isWorthSeeing({ applied_at, state }: CollectOrder): boolean {
  return applied_at !== null || state === "applying" || state === "unknown";
}

function newestFirst(a: CollectOrder, b: CollectOrder): number {
  return b.created_at.getTime() - a.created_at.getTime() || (b.id > a.id ? 1 : -1);
}

async function isAwaiting(container: MedusaContainer, id: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["status", "canceled_at", "payment_collections.status"],
    filters: { id },
  });
  const order = data[0] as unknown as OrderWithCollections | undefined;
  if (!order || isCancelled(order)) return false;
  return !order.payment_collections.some(({ status }) => PAID.includes(status));
}
