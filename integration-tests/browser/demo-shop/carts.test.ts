import { readOrder } from "../../environment/order-books";
import { describeDemoShop } from "../describe-demo-shop";

describeDemoShop("A shopper with a cart in the demo shop", ({ shop, visit: enter }) => {
  it("that a second tab changed is charged nothing but a sum that was shown before", async () => {
    const visit = await enter();
    await visit.goToLastButton("sencha", "konbini-lawson");
    // As a tab that the browser has put to sleep: it hears of nothing.
    await visit.page.evaluate(() => {
      for (const name of ["storage", "focus", "visibilitychange"]) {
        window.addEventListener(name, (event) => event.stopImmediatePropagation(), { capture: true });
      }
    });
    const tab = await visit.newTab("/cart");
    await tab.getByRole("button", { name: visit.texts.product.more }).click();
    await tab.getByText("¥2,900").waitFor();

    await visit.lastButton().click();
    await visit.page.getByRole("alert").getByText("¥2,900").waitFor();
    await visit.picture("cart-changed");
    expect(await shop.control.orders()).toEqual([]);

    await visit.lastButton().click();
    await visit.seePayment("waiting");
    expect(await readOrder(shop, visit.orderId)).toMatchObject({ captures: [], due: "2900" });
  });

  it("clicks the last button twice, and one order is placed with one slip", async () => {
    const visit = await enter();
    await visit.goToLastButton("sencha", "konbini-ministop");
    await visit.lastButton().dblclick();

    await visit.seePayment("waiting");
    expect(await shop.control.calls()).toMatchObject({ apply: 1 });
    const { data } = await shop.container.resolve("query").graph({ entity: "order", fields: ["id"] });
    expect(data).toEqual([{ id: visit.orderId }]);
  });

  it("below the least sum of every method, reads in one box what is missing to which, and the way on", async () => {
    const visit = await enter({ screen: "phone" });
    await visit.open("/products/postcard");
    await visit.putIntoCart("postcard");
    await visit.goToAddress();
    await visit.fillInAddress("pickUp");

    await visit.page.locator(".haipay-box").waitFor();
    await visit.picture("below-the-minimum");
    expect(await visit.page.getByRole("radio", { disabled: false }).count()).toBe(0);
    const box = await visit.page.locator(".haipay-box").innerText();
    expect(box).toContain("ご利用いただけるお支払い方法がありません");
    expect(box).toMatch(/あと¥\d+で、スマホ決済・銀行振込をご利用いただけます。/);
    expect(box).toMatch(/あと¥\d+で、コンビニ払いをご利用いただけます。/);
    await visit.page.getByRole("link", { name: visit.kit.backToShop }).waitFor();
    expect(await visit.lastButton().count()).toBe(0);
  });
});
