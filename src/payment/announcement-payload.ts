import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Announced, AttentionAnnouncement, PaymentAnnouncement, Slip } from "../contract/events";
import type { Announcement, AnnouncementName } from "../modules/haipay/ledger/announcements";
import type { Attention } from "../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { mask } from "../modules/haipay/ledger/history";
import { getMethod } from "../platform/catalogue";
import { findLinkedOrderId } from "./purchase";

/** The payload of `haipay.payment.*`. @param reason what the platform said of a failure */
export function presentPayment(
  announcement: Announcement,
  row: CollectOrder,
  order: AnnouncedOrder | null,
  reason: string | null,
): PaymentAnnouncement {
  const method = getMethod(row.method);
  return {
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
    ...special(announcement.name, row, reason),
  };
}

/** The payload of `haipay.attention.*`. @param row absent for an order that is not in the ledger */
export function presentAttention(
  announcement: Announcement,
  attention: Attention,
  row: CollectOrder | undefined,
  order: AnnouncedOrder | null,
): AttentionAnnouncement {
  const { resolved_at, resolved_by, note } = attention;
  return {
    ...presentPurchase(announcement, row, order),
    platform_order_id: attention.platform_order_id,
    attention_id: attention.id,
    reason: attention.reason,
    facts: mask(attention.facts),
    ...(announcement.name === "haipay.attention.resolved" && {
      resolved_at: iso(resolved_at),
      resolved_by,
      note,
    }),
  };
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

function special(
  name: AnnouncementName,
  row: CollectOrder,
  reason: string | null,
): Pick<PaymentAnnouncement, "slip" | "paid_at" | "reason"> {
  switch (name) {
    case "haipay.payment.awaiting":
    case "haipay.payment.reminder":
      return { slip: slipOf(row) };
    case "haipay.payment.paid":
      return { paid_at: iso(row.paid_at) };
    case "haipay.payment.failed":
      return { reason };
    default:
      return {};
  }
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
