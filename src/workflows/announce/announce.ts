import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { Announcement } from "../../modules/haipay/ledger/announcements";
import type HaipayModuleService from "../../modules/haipay/service";
import { emitEvent } from "./emit-event";
import { prepare } from "./prepare";
import { retryAt } from "./retry-schedule";

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
    const announcement = await haipay.announcements.claim(LEASE_MS, collectOrderId);
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
    if (prepared.kind === "wait") await haipay.announcements.postpone(id, prepared.until);
    if (prepared.kind === "drop") await haipay.announcements.drop(id);
    if (prepared.kind !== "emit") return false;
    await emitEvent(container, name, prepared.payload);
    await haipay.announcements.finish(id);
    return true;
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: ${name} (${id}) could not be announced yet and will be tried again: ${(error as Error).message}`,
    );
    await haipay.announcements.postpone(id, retryAt(announcement, new Date()));
    return false;
  }
}
