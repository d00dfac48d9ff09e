import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Announced, HaipayEvents, Resolution, Slip } from "../contract/events";
import type { Announcement } from "../modules/haipay/ledger/announcements";
import type { ReasonWithFacts } from "../modules/haipay/ledger/attention-facts";
import type { Attention } from "../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { mask } from "../modules/haipay/ledger/history";
import { getMethod } from "../platform/catalogue";
import { findLinkedOrderId } from "./purchase";

/** Any payload of `haipay.payment.*`, or of `haipay.attention.*`. */
export type PaymentEvent = HaipayEvents[keyof HaipayEvents & `haipay.payment.${string}`];
export type AttentionEvent = HaipayEvents[keyof HaipayEvents & `haipay.attention.${string}`];

/** The payload of `haipay.payment.*`. @param reason what the platform said of a failure */
export function presentPayment(
  announcement: Announcement,
  row: CollectOrder,
  order: AnnouncedOrder | null,
  reason: string | null,
): PaymentEvent {
  const method = getMethod(row.method);
  const told = {
    ...presentPurchase(announcement, row, order),
    collect_order_id: row.id,
    platform_order_id: row.platform_order_id,
    payment_collection_id: row.payment_collection_id,
    method: method.id,
    method_name: method.name,
    kind: method.kind,
    flow: row.flow,
    currency_code: row.currency,
    amount: row.charge_amount,
    received_amount: row.received_amount ?? "0",
    fee: row.fee,
    expires_at: iso(row.expires_at),
    locale: order?.locale ?? row.locale,
  };
  switch (announcement.name) {
    case "haipay.payment.awaiting":
    case "haipay.payment.reminder":
      return { ...told, slip: slipOf(row) };
    case "haipay.payment.paid":
      return { ...told, paid_at: iso(row.paid_at) };
    case "haipay.payment.failed":
      return { ...told, reason };
    default:
      return told;
  }
}

/** The payload of `haipay.attention.*`. @param row absent for an order that is not in the ledger */
export function presentAttention(
  announcement: Announcement,
  attention: Attention,
  row: CollectOrder | undefined,
  order: AnnouncedOrder | null,
): AttentionEvent {
  const { resolved_at, resolved_by, note, reason, facts } = attention;
  const told = {
    ...presentPurchase(announcement, row, order),
    platform_order_id: attention.platform_order_id,
    attention_id: attention.id,
    ...({ reason, facts: mask(facts) } as ReasonWithFacts),
  };
  if (announcement.name !== "haipay.attention.resolved") return told;
  return { ...told, ...({ resolved_at: iso(resolved_at), resolved_by, note } as Resolution) };
}

function presentPurchase(
  { id, created_at }: Announcement,
  row: CollectOrder | undefined,
  order: AnnouncedOrder | null,
): Omit<Announced, "platform_order_id"> {
  return {
    announcement_id: id,
    occurred_at: created_at.toISOString(),
    collect_order_id: row?.id ?? null,
    platform_order_no: row?.platform_order_no ?? null,
    payment_session_id: row?.payment_session_id ?? null,
    payment_collection_id: row?.payment_collection_id ?? null,
    cart_id: row?.cart_id ?? null,
    medusa_order_id: order?.id ?? row?.medusa_order_id ?? null,
    display_id: order?.display_id ?? null,
    customer_id: row?.customer_id ?? null,
  };
}

function slipOf({ pay_url, bank_code, bank_no, qr_code, expires_at }: CollectOrder): Slip {
  return { pay_url, bank_code, bank_no, qr_code, expires_at: iso(expires_at) };
}

function iso(time: Date | null): string | null {
  return time && time.toISOString();
}

/** What announcements tell of an order of Medusa's. */
export interface AnnouncedOrder {
  id: string;
  display_id: number;
  status: string;
  locale: string | null;
}

/**
 * The order of a collect order.
 *
 * @param byLink whether the link of its cart or payment collection counts, before the ledger names the order
 */
export async function findAnnouncedOrder(
  container: MedusaContainer,
  row: CollectOrder,
  byLink: boolean,
): Promise<AnnouncedOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const id =
    row.medusa_order_id ??
    (byLink ? await findLinkedOrderId(query, row.payment_collection_id, row.cart_id) : null);
  if (!id) return null;
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "display_id", "status", "locale"],
    filters: { id },
  });
  return (data as unknown as AnnouncedOrder[])[0] ?? null;
}
