import type { Browser } from "playwright-core";
import { getMethod } from "../../../src/platform/catalogue";
import { eventually } from "../../environment/eventually";
import { readOrder } from "../../environment/order-books";
import { describeDemoShop } from "../describe-demo-shop";
import { findFirefox, launchFirefox } from "../firefox";
import { inBrowser } from "../other-browsers";
import { enter } from "../visit";
import { payAtPlatform } from "./pay-at-platform";
import { overflow } from "../overflow";

describeDemoShop("A shopper with Firefox in the demo shop", (demo) => {
  inBrowser("firefox", findFirefox(), (program) => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchFirefox(program, "ja");
    });
    afterAll(() => browser.close());

    it.each(["konbini-seven-eleven", "merpay", "gmo-aozora"] as const)(
      "goes from the product to the paid order by %s, on a phone's screen",
      async (method) => {
        const visit = await enter(browser, demo.url, { language: "ja", screen: "phone" });
        try {
          await visit.open("/products/sencha");
          await visit.putIntoCart("sencha");
          await visit.goToAddress();
          await visit.fillInAddress();
          await visit.chooseMethod(method);
          await visit.deadline().waitFor();
          await visit.picture(`firefox-${method}-last-button`);
          await visit.lastButton().click();
          await payAtPlatform(visit, getMethod(method).kind);

          await visit.seePayment("paid");
          await visit.picture(`firefox-${method}-paid`);
          const path = await visit.page.evaluate(() => location.pathname);
          const orderId = path.replace("/orders/", "");
          await eventually(async () =>
            expect(await readOrder(demo.shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" }),
          );
          expect(await overflow(visit.page)).toBe(0);
        } finally {
          await visit.leave();
        }
      },
    );
  });
});
