import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { Announced, HaipayEvents, Resolution, SettingsAnnouncement, Slip } from "../contract/events";
import { HAIPAY_MODULE } from "../modules/haipay";
import {
  completionIsOver,
  orderAwaitedUntil,
  retryAt,
  type Announcement,
} from "../modules/haipay/ledger/announcements";
import type { ReasonWithFacts } from "../modules/haipay/ledger/attention-facts";
import type { Attention } from "../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { mask } from "../modules/haipay/ledger/history";
import type HaipayModuleService from "../modules/haipay/service";
import { getMethod } from "../platform/catalogue";
import { presentChange } from "./announced-settings";
import { findLinkedOrderId } from "./purchase";

/** Longer than any announcement takes; the claim of a run that has died expires after this. */
const LEASE_MS = 60_000;

export interface AnnounceOptions {
  /** Only announcements about this collect order; by default all that are waiting. */
  collectOrderId?: string;
  /** No new announcement starts after this many ms. */
  budgetMs?: number;
}

/**
 * Emits on Medusa's event bus what the ledger has yet to tell the shop: each at least once, with
 * the same `announcement_id` if it is repeated, and only after the change is committed. What cannot be emitted
 * now is tried again later; nothing is lost. Costs one indexed read when nothing waits.
 *
 * @returns how many announcements were emitted
 */
export async function announcePending(
  container: MedusaContainer,
  { collectOrderId, budgetMs = 20_000 }: AnnounceOptions = {},
): Promise<number> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const end = Date.now() + budgetMs;
  let announced = 0;
  while (Date.now() < end) {
    const announcement = await haipay.ledger.announcements.claim(LEASE_MS, collectOrderId);
    if (!announcement) break;
    if (await announce(container, haipay, announcement)) announced++;
  }
  return announced;
}

async function announce(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  announcement: Announcement,
): Promise<boolean> {
  const { id, name } = announcement;
  try {
    const prepared = await prepare(container, haipay, announcement);
    if (prepared.kind === "wait") await haipay.ledger.announcements.postpone(id, prepared.until);
    if (prepared.kind === "drop") await haipay.ledger.announcements.drop(id);
    if (prepared.kind !== "emit") return false;
    await emitEvent(container, name, prepared.payload);
    await haipay.ledger.announcements.finish(id);
    return true;
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: ${name} (${id}) could not be announced yet and will be tried again: ${(error as Error).message}`,
    );
    await haipay.ledger.announcements.postpone(id, retryAt(announcement, new Date()));
    return false;
  }
}

/**
 * Announces what is waiting for one collect order without delaying the caller: an event bus that hangs must not hold up the
 * answer to a notification. The job announces what does not get through now.
 */
export function announceSoon(container: MedusaContainer, collectOrderId: string): void {
  announcePending(container, { collectOrderId }).catch((error: Error) => {
    const { logger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
    logger.warn(`HaiPay: events wait for the next run of the job: ${error.message}`);
  });
}

/** How long the event bus may take: one that lost its server can keep a caller waiting forever. */
const BUS_LIMIT_MS = 5_000;

/** @throws the error of the event bus, or an Error when it does not take the event in time */
export async function emitEvent(container: MedusaContainer, name: string, data: object): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The event bus did not take the event within ${BUS_LIMIT_MS / 1_000} s.`)),
      BUS_LIMIT_MS,
    );
  });
  try {
    await Promise.race([container.resolve(Modules.EVENT_BUS).emit({ name, data }), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** What to do with an announcement now. */
type Prepared =
  | { kind: "emit"; payload: PaymentEvent | AttentionEvent | SettingsAnnouncement }
  | { kind: "wait"; until: Date }
  | { kind: "drop" };

const DROP: Prepared = { kind: "drop" };

/** Builds the payload from the rows as they are now, unless the announcement has to wait or has become pointless. */
async function prepare(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  announcement: Announcement,
): Promise<Prepared> {
  const { collect_order_id, history_id } = announcement;
  if (history_id !== null) {
    const entry = await haipay.ledger.history.find(history_id);
    return entry ? { kind: "emit", payload: presentChange(announcement, entry) } : DROP;
  }
  const row =
    collect_order_id === null ? undefined : await haipay.ledger.collectOrders.find(collect_order_id);
  if (announcement.attention_id !== null) {
    const attention = await haipay.ledger.attentions.find(announcement.attention_id);
    if (!attention) return DROP;
    const order = row ? await findAnnouncedOrder(container, row, true) : null;
    return { kind: "emit", payload: presentAttention(announcement, attention, row, order) };
  }
  if (!row) return DROP;
  if (announcement.name === "haipay.payment.awaiting" || announcement.name === "haipay.payment.reminder") {
    return prepareSlip(container, announcement, row);
  }
  const order = await findAnnouncedOrder(container, row, true);
  return { kind: "emit", payload: presentPayment(announcement, row, order) };
}

/** A slip goes to the buyer only while it can be paid, and not before there is an order to pay for. */
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
  return { kind: "emit", payload: presentPayment(announcement, row, order) };
}

/** Any payload of `haipay.payment.*`, or of `haipay.attention.*`. */
type PaymentEvent = HaipayEvents[keyof HaipayEvents & `haipay.payment.${string}`];
type AttentionEvent = HaipayEvents[keyof HaipayEvents & `haipay.attention.${string}`];

/** The payload of `haipay.payment.*`. What the platform said about a failure is only for administrators. */
function presentPayment(
  announcement: Announcement,
  row: CollectOrder,
  order: AnnouncedOrder | null,
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
    default:
      return told;
  }
}

/** The payload of `haipay.attention.*`. @param row absent for an order that is not in the ledger */
function presentAttention(
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
    account: attention.account,
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
    environment: row?.environment ?? null,
    platform_order_no: row?.platform_order_no ?? null,
    payment_session_id: row?.payment_session_id ?? null,
    payment_token: row?.payment_token ?? null,
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

/** What announcements say about a Medusa order. */
interface AnnouncedOrder {
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
async function findAnnouncedOrder(
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
