import type { MedusaContainer } from "@medusajs/framework/types";
import type { Announcement } from "../../modules/haipay/ledger/announcements";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { findAnnouncedOrder } from "./announced-order";
import type { AttentionAnnouncement, PaymentAnnouncement } from "./payload";
import { presentAttention, presentPayment } from "./present";
import { completionIsOver, orderAwaitedUntil } from "./retry-schedule";

/** What is to be done with an announcement now. */
export type Prepared =
  | { kind: "emit"; payload: PaymentAnnouncement | AttentionAnnouncement }
  | { kind: "wait"; until: Date }
  | { kind: "drop" };

const DROP: Prepared = { kind: "drop" };

/** Builds the payload from the rows as they stand, unless the news has to wait or has become pointless. */
export async function prepare(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  announcement: Announcement,
): Promise<Prepared> {
  const { collect_order_id } = announcement;
  const row = collect_order_id === null ? undefined : await haipay.collectOrders.find(collect_order_id);
  if (announcement.attention_id !== null) {
    const attention = await haipay.attentions.find(announcement.attention_id);
    if (!attention) return DROP;
    const order = row ? await findAnnouncedOrder(container, row, true) : null;
    return { kind: "emit", payload: presentAttention(announcement, attention, row, order) };
  }
  if (!row) return DROP;
  if (announcement.name === "haipay.payment.awaiting" || announcement.name === "haipay.payment.reminder") {
    return prepareSlip(container, announcement, row);
  }
  const order = await findAnnouncedOrder(container, row, true);
  const reason =
    announcement.name === "haipay.payment.failed" ? await haipay.history.findReason(row.id, "failed") : null;
  return { kind: "emit", payload: presentPayment(announcement, row, order, reason) };
}

/** A slip goes to the shopper only while it can be paid, and not before there is an order to pay for. */
async function prepareSlip(
  container: MedusaContainer,
  announcement: Announcement,
  row: CollectOrder,
): Promise<Prepared> {
  if (row.state !== "open") return DROP;
  const now = new Date();
  const order = await findAnnouncedOrder(container, row, completionIsOver(announcement, now));
  if (order?.status === "canceled") return DROP;
  if (order === null && row.flow === "order_first") {
    const until = orderAwaitedUntil(announcement, now);
    return until ? { kind: "wait", until } : DROP;
  }
  return { kind: "emit", payload: presentPayment(announcement, row, order, null) };
}
