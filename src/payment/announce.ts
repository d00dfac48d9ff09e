import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { Announcement } from "../modules/haipay/ledger/announcements";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import {
  findAnnouncedOrder,
  presentAttention,
  presentPayment,
  type AttentionEvent,
  type PaymentEvent,
} from "./announcement-payload";

/** Longer than any announcement takes; a claim of a run that died ends after it. */
const LEASE_MS = 60_000;

export interface AnnounceOptions {
  /** Only what tells of this collect order; everything that waits by default. */
  collectOrderId?: string;
  /** No new announcement is begun after so many ms. */
  budgetMs?: number;
}

/**
 * Emits on Medusa's event bus what the ledger has to tell the shop and has not told yet: at least once each, with
 * the same `announcement_id` if it must be repeated, and only after the change is committed. What cannot be emitted
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
 * Announces what waits of one collect order without keeping the caller: an event bus that hangs must not hold up the
 * answer to a notification. What does not get through now is announced by the job.
 */
export function announceSoon(container: MedusaContainer, collectOrderId: string): void {
  announcePending(container, { collectOrderId }).catch((error: Error) => {
    const { logger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
    logger.warn(`HaiPay: events wait for the next run of the job: ${error.message}`);
  });
}

/** How long the event bus may take: one that lost its server can keep a caller waiting for ever. */
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

/** What is to be done with an announcement now. */
type Prepared =
  { kind: "emit"; payload: PaymentEvent | AttentionEvent } | { kind: "wait"; until: Date } | { kind: "drop" };

const DROP: Prepared = { kind: "drop" };

/** Builds the payload from the rows as they stand, unless the news has to wait or has become pointless. */
async function prepare(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  announcement: Announcement,
): Promise<Prepared> {
  const { collect_order_id } = announcement;
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
  const reason =
    announcement.name === "haipay.payment.failed"
      ? await haipay.ledger.history.findReason(row.id, "failed")
      : null;
  return { kind: "emit", payload: presentPayment(announcement, row, order, reason) };
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
  return { kind: "emit", payload: presentPayment(announcement, row, order, null) };
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long an order may take to appear after its collect order was made at the platform. */
const ORDER_WAIT_MS = HOUR;
/**
 * Medusa links cart and order before its completion has succeeded, and takes both back when it fails: after two
 * minutes, for which it locks the cart at most, the link alone is proof enough.
 */
const COMPLETION_MS = 2 * MINUTE;

type Age = Pick<Announcement, "created_at">;

/** When to try again after a failure: each wait is as long as all before it together, from 10 s to 15 min. */
export function retryAt(announcement: Age, now: Date): Date {
  const wait = Math.min(Math.max(ageOf(announcement, now), 10 * SECOND), 15 * MINUTE);
  return new Date(now.getTime() + wait);
}

/** When to look again for an order that is not there yet; undefined when it will not come any more. */
export function orderAwaitedUntil(announcement: Age, now: Date): Date | undefined {
  const age = ageOf(announcement, now);
  if (age >= ORDER_WAIT_MS) return undefined;
  return new Date(now.getTime() + (age < MINUTE ? 5 * SECOND : age < 10 * MINUTE ? MINUTE : 5 * MINUTE));
}

/** Whether a completion that began before the announcement was written has ended by now. */
export function completionIsOver(announcement: Age, now: Date): boolean {
  return ageOf(announcement, now) >= COMPLETION_MS;
}

function ageOf({ created_at }: Age, now: Date): number {
  return now.getTime() - created_at.getTime();
}
