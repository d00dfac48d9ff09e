import { Modules } from "@medusajs/framework/utils";
import type { AttentionAnnouncement, PaymentAnnouncement } from "../../src/contract/events";
import type { AnnouncementName } from "../../src/modules/haipay/ledger/announcements";
import { eventually } from "./eventually";
import type { HaipayShop } from "./haipay-shop";

export interface AnnouncedEvent<Payload = PaymentAnnouncement> {
  name: AnnouncementName;
  data: Payload;
}

const NAMES: readonly AnnouncementName[] = [
  "haipay.payment.awaiting",
  "haipay.payment.reminder",
  "haipay.payment.paid",
  "haipay.payment.expired",
  "haipay.payment.failed",
  "haipay.attention.raised",
  "haipay.attention.resolved",
];

/** Hears every event of ours on Medusa's event bus, as a subscriber of the shop does, until `stop`. */
export class AnnouncedEvents {
  readonly all: AnnouncedEvent<PaymentAnnouncement | AttentionAnnouncement>[] = [];
  private readonly ends: (() => void)[] = [];

  constructor(shop: HaipayShop) {
    const bus = shop.container.resolve(Modules.EVENT_BUS);
    for (const name of NAMES) {
      const listener = async ({ data }: { data: unknown }) =>
        void this.all.push({ name, data: data as PaymentAnnouncement });
      const context = { subscriberId: `test-${name}-${Math.random()}` };
      bus.subscribe(name, listener, context);
      this.ends.push(() => void bus.unsubscribe(name, listener, context));
    }
  }

  /** Those of one name, oldest first. */
  of(name: `haipay.attention.${string}` & AnnouncementName): AttentionAnnouncement[];
  of(name: `haipay.payment.${string}` & AnnouncementName): PaymentAnnouncement[];
  of(name: AnnouncementName): (PaymentAnnouncement | AttentionAnnouncement)[] {
    return this.all.filter((event) => event.name === name).map(({ data }) => data);
  }

  /** Waits until an event of this name has come, which must then be the only one. */
  async only(name: `haipay.payment.${string}` & AnnouncementName): Promise<PaymentAnnouncement> {
    await eventually(async () => expect(this.of(name)).toHaveLength(1));
    return this.of(name)[0];
  }

  stop(): void {
    for (const end of this.ends) end();
  }
}
