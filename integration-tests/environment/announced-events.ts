import { Modules } from "@medusajs/framework/utils";
import type { HaipayEvents } from "../../src/contract/events";
import type { AnnouncementName } from "../../src/modules/haipay/ledger/announcements";
import { eventually } from "./eventually";
import type { HaipayShop } from "./haipay-shop";

/** An event that was received: its name and payload. */
export type AnnouncedEvent = {
  [Name in keyof HaipayEvents]: { name: Name; data: HaipayEvents[Name] };
}[keyof HaipayEvents];

const NAMES: readonly AnnouncementName[] = [
  "haipay.payment.awaiting",
  "haipay.payment.reminder",
  "haipay.payment.paid",
  "haipay.payment.expired",
  "haipay.payment.failed",
  "haipay.attention.raised",
  "haipay.attention.resolved",
  "haipay.settings.changed",
];

/** Hears every event of ours on Medusa's event bus, as a subscriber of the shop does, until `stop`. */
export class AnnouncedEvents {
  readonly all: AnnouncedEvent[] = [];
  private readonly ends: (() => void)[] = [];

  constructor(shop: HaipayShop) {
    const bus = shop.container.resolve(Modules.EVENT_BUS);
    for (const name of NAMES) {
      const listener = async ({ data }: { data: unknown }) =>
        void this.all.push({ name, data } as AnnouncedEvent);
      const context = { subscriberId: `test-${name}-${Math.random()}` };
      bus.subscribe(name, listener, context);
      this.ends.push(() => void bus.unsubscribe(name, listener, context));
    }
  }

  /** Those of one name, oldest first. */
  of<Name extends keyof HaipayEvents>(name: Name): HaipayEvents[Name][] {
    return this.all.filter((event) => event.name === name).map(({ data }) => data as HaipayEvents[Name]);
  }

  /** Waits until an event of this name has come, which must then be the only one. */
  async only<Name extends keyof HaipayEvents>(name: Name): Promise<HaipayEvents[Name]> {
    await eventually(async () => expect(this.of(name)).toHaveLength(1));
    return this.of(name)[0];
  }

  stop(): void {
    for (const end of this.ends) end();
  }
}
