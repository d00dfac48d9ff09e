import { Modules } from "@medusajs/framework/utils";
import { AnnouncedEvents } from "../environment/announced-events";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop } from "../environment/haipay-shop";
import { aMoment } from "../environment/listen";

// A Medusa of its own: what is told once in a process may have been told before in another.
describeShop(
  "With no e-mail provider",
  (shop) => {
    it("the log says so once, and nothing fails or is left behind", async () => {
      const warn = jest.spyOn(shop.haipay.logger, "warn");
      const error = jest.spyOn(shop.haipay.logger, "error");

      for (const method of ["konbini-lawson", "gmo-aozora"] as const) {
        const events = new AnnouncedEvents(shop);
        await awaitPayment(shop, { method });
        await events.only("haipay.payment.awaiting");
        await aMoment();
        events.stop();
      }

      const told = warn.mock.calls
        .map(([sentence]) => String(sentence))
        .filter((one) => one.includes("mails"));
      expect(told).toEqual([
        expect.stringContaining('no provider of the Notification Module has the channel "email"'),
      ]);
      expect(error).not.toHaveBeenCalled();
      expect(await shop.container.resolve(Modules.NOTIFICATION).listNotifications({})).toEqual([]);
    });
  },
  { HAIPAY_SLIP_EMAILS: "on" },
);
