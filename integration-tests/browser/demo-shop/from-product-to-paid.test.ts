import { getMethod, type MethodId } from "../../../src/platform/catalogue";
import { eventually } from "../../environment/eventually";
import { readOrder } from "../../environment/order-books";
import { describeDemoShop } from "../describe-demo-shop";
import type { Visitor } from "../visit";
import { payAtPlatform } from "./pay-at-platform";
import { overflow } from "../overflow";

interface Purchase extends Required<Visitor> {
  method: MethodId;
}

const PURCHASES: Purchase[] = [
  { method: "konbini-seven-eleven", language: "ja", screen: "phone" },
  { method: "konbini-lawson", language: "en", screen: "desktop" },
  { method: "merpay", language: "ja", screen: "desktop" },
  { method: "au-pay", language: "en", screen: "phone" },
  { method: "gmo-aozora", language: "ja", screen: "phone" },
  { method: "gmo-aozora", language: "en", screen: "desktop" },
];

describeDemoShop(
  "A shopper in the demo shop goes from the product to the paid order as a guest",
  ({ shop, visit: enter }) => {
    it.each(PURCHASES)("by $method, in $language, on a $screen", async ({ method, ...visitor }) => {
      const visit = await enter(visitor);
      const { page, texts } = visit;
      await visit.open("/");
      await page.getByRole("link", { name: texts.goods.sencha.name }).click();
      await visit.putIntoCart("sencha", 2);
      await visit.goToAddress();
      await visit.fillInAddress();
      await visit.chooseMethod(method);
      await page.getByText("¥2,900").first().waitFor();
      await visit.picture(`${method}-last-button`);

      await visit.lastButton().click();
      await payAtPlatform(visit, getMethod(method).kind);

      await visit.seePayment("paid");
      await visit.picture(`${method}-paid`);
      await eventually(async () =>
        expect(await readOrder(shop, visit.orderId)).toMatchObject({ captures: ["2900"], due: "0" }),
      );
      expect(await overflow(page)).toBe(0);
    });
  },
);
