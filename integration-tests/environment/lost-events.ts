import { Modules } from "@medusajs/framework/utils";
import type { HaipayShop } from "./haipay-shop";

/** Runs `work` while every event of Medusa's workflows is lost, as if by a crash before they are emitted. */
export async function withEventsLost<Result>(shop: HaipayShop, work: () => Promise<Result>): Promise<Result> {
  const bus = shop.container.resolve(Modules.EVENT_BUS);
  const released = jest
    .spyOn(bus, "releaseGroupedEvents")
    .mockImplementation((group) => bus.clearGroupedEvents(group));
  try {
    return await work();
  } finally {
    released.mockRestore();
  }
}
