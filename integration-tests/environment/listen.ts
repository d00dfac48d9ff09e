import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Announcement } from "../../src/modules/haipay/ledger/announcements";
import { AnnouncedEvents } from "./announced-events";
import { eventually } from "./eventually";
import type { HaipayShop } from "./haipay-shop";
import { rowOf } from "./purchases";

/** What is heard during one test. */
export interface Heard {
  events: AnnouncedEvents;
}

/** Hears every event of ours during each test of the suite. */
export function listen(shop: HaipayShop): Heard {
  const heard = {} as Heard;
  beforeEach(() => {
    heard.events = new AnnouncedEvents(shop);
  });
  afterEach(() => heard.events?.stop());
  return heard;
}

/** The announcements of a collect order (null: of none), oldest first. */
export async function announcementsOf(
  shop: HaipayShop,
  collectOrderId: string | null,
): Promise<Announcement[]> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  return db<Announcement>("haipay_announcement")
    .where({ collect_order_id: collectOrderId })
    .orderBy(["created_at", "id"]);
}

/** Acts as if an announcement had been written that long ago and was due. */
export async function makeOld(shop: HaipayShop, announcementId: string, ageMs: number): Promise<void> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  await db("haipay_announcement")
    .where({ id: announcementId })
    .update({ created_at: new Date(Date.now() - ageMs), next_try_at: new Date(Date.now() - 1_000) });
}

/** Waits until the ledger knows which order a checkout became, and nothing is left to announce. */
export async function untilFollowed(shop: HaipayShop, checkout: { session: { id: string } }): Promise<void> {
  await eventually(async () => {
    const { id, medusa_order_id } = await rowOf(shop, checkout.session);
    expect(medusa_order_id).not.toBeNull();
    expect((await announcementsOf(shop, id)).filter(({ next_try_at }) => next_try_at)).toEqual([]);
  });
}

/** Gives events time to arrive, including any that should not have been emitted. */
export async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
}
