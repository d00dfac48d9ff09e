import { getMethod, type MethodId } from "../../../src/platform/catalogue";
import { fill } from "../../../src/storefront/core";
import { eventually } from "../../environment/eventually";
import { readOrder } from "../../environment/order-books";
import { describeDemoShop } from "../describe-demo-shop";
import type { Visit } from "../visit";
import { payAtPlatform } from "./pay-at-platform";

describeDemoShop(
  "A shopper from the United States in the demo shop",
  ({ shop, visit: enter, onlyCollectOrder }) => {
    it("changes the country at the last step, gives an address there, and pays in dollars at a store", async () => {
      const visit = await enter({ language: "en" });
      const { page } = visit;
      await visit.goToLastButton("sencha", "konbini-familymart");
      expect(await sumsOf(visit)).toEqual(["¥1,700", "¥1,700"]);

      await visit.chooseCountry("us");
      await page.waitForURL("**/checkout");
      await visit.fillInAddress();
      await visit.chooseMethod("konbini-familymart");
      expect(await sumsOf(visit)).toEqual(["US$13.00", "US$13.00"]);
      await page.getByText("New York, NY 10001").waitFor();
      await page.getByText(visit.kit.abroad.konbini).waitFor();
      await visit.picture("dollars-last-button");

      await visit.lastButton().click();
      await visit.seePayment("waiting");
      expect(await page.locator(".haipay-slip .haipay-sum").innerText()).toBe("US$13.00");
      await payAtPlatform(visit, "konbini");
      await expectPaid(visit, "konbini-familymart", "13.00");
    });

    it("sees dollars from the first page on, and pays with a wallet, in Japanese", async () => {
      const visit = await enter({ language: "ja", screen: "phone" });
      const { page, texts } = visit;
      await visit.open("/");
      const sencha = page.getByRole("link", { name: texts.goods.sencha.name });
      await sencha.getByText("¥1,200").waitFor();
      await visit.chooseCountry("us");
      await sencha.getByText("US$9.00").waitFor();
      await sencha.click();
      await visit.putIntoCart("sencha", 2);
      await visit.goToAddress();
      await visit.fillInAddress();
      await page.getByText(visit.kit.chooseFirst).waitFor();
      await visit.chooseMethod("merpay");
      expect(await sumsOf(visit)).toEqual(["US$22.00", "US$22.00"]);
      await visit.picture("dollars-last-button");

      await visit.lastButton().click();
      await payAtPlatform(visit, "ewallet");
      await expectPaid(visit, "merpay", "22.00");
      // The next visit is in the same country.
      await visit.open("/");
      await sencha.getByText("US$9.00").waitFor();
    });

    /** In the shopper's words, at the platform to the cent, and in the order's books. */
    async function expectPaid(visit: Visit, method: MethodId, dollars: string): Promise<void> {
      await visit.seePayment("paid");
      const values = { received: `US$${dollars}`, method: getMethod(method).name[visit.language] };
      await visit.page.getByText(fill(visit.kit.messages.paid, values)).waitFor();
      expect(await totalOf(visit)).toBe(`US$${dollars}`);
      expect(await shop.control.order(await onlyCollectOrder())).toMatchObject({
        currency: "usd",
        amount: dollars,
      });
      await eventually(async () =>
        expect(await readOrder(shop, visit.orderId)).toMatchObject({
          captures: [String(Number(dollars))],
          due: "0",
        }),
      );
    }
  },
);

/** What the payment step says is to pay: the shop's total, and the kit's sum before the last button. */
async function sumsOf(visit: Visit): Promise<[string, string]> {
  const sum = visit.page.locator(".haipay-pay .haipay-sum");
  await visit.deadline().waitFor();
  return [await totalOf(visit), await sum.innerText()];
}

async function totalOf(visit: Visit): Promise<string> {
  // On a phone the summary is folded.
  return (await visit.page.locator("dd.sums-total").textContent()) ?? "";
}
