import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { leaveEachTestToThePage, SettingsPage } from "../../environment/page-settings";
import { payAndNotify } from "../../environment/purchases";

const NOW = () => new Date(Date.now() + 1_000);

describeShop(
  "When the settings page changes an account, an open order keeps the credentials that it was made with:",
  (shop) => {
    leaveEachTestToThePage(shop);

    it("when another appId takes their place", async () => {
      const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
      await page.configure();
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await page.useAnotherAccount("jpy", { app_id: "1054", merchant_secret_key: "of-another-account" });

      expect(await shop.haipay.settings.rows.forgetRetired(NOW())).toBe(0);
      await payAndNotify(shop, platformOrderId);

      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
      expect(await shop.haipay.settings.rows.forgetRetired(NOW())).toBe(1);
      expect((await page.read()).accounts[0]).toMatchObject({ app_id: "1054", ready: true });
    });

    it("when another environment is chosen, or they are removed", async () => {
      const { http } = await Administrator.logIn(shop);
      const page = new SettingsPage(shop, http);
      await page.configure();
      const first = await awaitPayment(shop);
      const second = await awaitPayment(shop);
      await page.save({ environment: "test" });
      expect((await page.read()).accounts[0]).toMatchObject({ ready: false, app_id: null });

      await payAndNotify(shop, first.platformOrderId);
      await page.save({ environment: "sandbox" });
      await http.delete("/admin/haipay/settings/credentials/jpy");
      await payAndNotify(shop, second.platformOrderId);

      for (const { orderId = "" } of [first, second]) {
        expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
      }
    });
  },
);
