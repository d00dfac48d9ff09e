import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describeDemoShop } from "../describe-demo-shop";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

describeDemoShop(
  "A shopper in the demo shop who cannot see or use a mouse",
  ({ shop, visit: enter, onlyCollectOrder }) => {
    it.each(["ja", "en"] as const)("meets nothing serious on any page, in %s", async (language) => {
      const visit = await enter({ language, screen: language === "ja" ? "phone" : "desktop" });
      const { page, texts } = visit;
      const found: Record<string, string[]> = {};
      const look = async (name: string) => {
        found[name] = await seriousProblems(page);
      };

      await visit.open("/");
      await page.getByRole("link", { name: texts.goods.sencha.name }).waitFor();
      await look("goods");
      await page.getByRole("link", { name: texts.goods.sencha.name }).click();
      await visit.putIntoCart("sencha");
      await look("product");
      await page.getByRole("link", { name: texts.product.toCart }).click();
      await page.getByRole("link", { name: texts.cart.checkout }).waitFor();
      await look("cart");
      await page.getByRole("link", { name: texts.cart.checkout }).click();
      await page.getByRole("button", { name: texts.address.next }).click();
      await look("address with problems");
      await visit.fillInAddress();
      await visit.chooseMethod("konbini-lawson");
      await look("payment");
      await visit.lastButton().click();
      await visit.seePayment("waiting");
      await look("slip");
      await shop.control.fail(await onlyCollectOrder());
      await visit.seePayment("declined");
      await page.getByRole("button", { name: visit.kit.anotherWay }).click();
      await page.getByRole("radio").first().waitFor();
      await look("another way");
      await visit.open("/orders");
      await page.getByText(texts.orders.states.declined).waitFor();
      await look("orders");

      expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
      expect(Object.keys(found)).toHaveLength(8);
    });
  },
);

/** What axe finds of the WCAG's levels A and AA that is serious or worse. */
async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
