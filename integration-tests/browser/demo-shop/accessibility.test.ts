import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describeDemoShop } from "../describe-demo-shop";
import { overflow } from "../overflow";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

describeDemoShop(
  "A shopper in the demo shop who cannot see or use a mouse",
  ({ shop, visit: enter, onlyCollectOrder }) => {
    const VISITORS = (["ja", "en"] as const).flatMap((language) =>
      (["phone", "desktop"] as const).map((screen) => ({ language, screen })),
    );
    it.each(VISITORS)("meets nothing serious on any page, in $language, on a $screen", async (visitor) => {
      const visit = await enter(visitor);
      const { page, texts } = visit;
      const found: Record<string, string[]> = {};
      const look = async (name: string) => {
        await visit.picture(`page-${name}`);
        const fits = (await overflow(page)) === 0;
        found[name] = [...(await seriousProblems(page)), ...(fits ? [] : ["wider than the screen"])];
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
      await look("address-problems");
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
      await look("another-way");
      await visit.open("/orders");
      await page.getByText(texts.orders.states.declined).waitFor();
      await look("orders");
      await visit.open("/account");
      await page.getByRole("button", { name: texts.account.logIn }).waitFor();
      await look("account");
      await visit.open("/nowhere");
      await page.getByText(texts.problem.notFound).first().waitFor();
      await look("not-found");
      const lang = `?lang=${visitor.language}`;
      for (const { payUrl, status } of await shop.control.orders()) {
        await page.goto(payUrl + lang);
        await look(`pay-page-${status}`);
      }
      await page.goto(`${shop.sandbox.url}/${lang}`);
      await look("sandbox");

      expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
      expect(Object.keys(found)).toHaveLength(12);
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
