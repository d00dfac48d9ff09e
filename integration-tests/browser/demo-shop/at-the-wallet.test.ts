import { TEXTS as PLATFORM_TEXTS } from "../../../src/sandbox/pages/texts";
import { getMethod } from "../../../src/platform/catalogue";
import { fill } from "../../../src/storefront/core";
import { readOrder } from "../../environment/order-books";
import { describeDemoShop } from "../describe-demo-shop";

describeDemoShop("A shopper in the demo shop at the wallet", ({ shop, visit: enter, onlyCollectOrder }) => {
  it("declines, reads that nothing was paid, and orders with a slip instead", async () => {
    const visit = await enter({ screen: "phone" });
    await visit.goToLastButton("sencha", "au-pay");
    await visit.lastButton().click();
    await visit.page.getByRole("button", { name: PLATFORM_TEXTS.ja.decline }).click();

    await visit.page.waitForURL("**/haipay/return?**");
    await visit.seePayment("declined");
    await visit.page.getByText(visit.kit.nothingCharged).waitFor();
    await visit.page.getByText(visit.kit.cartKept).waitFor();
    await visit.picture("wallet-declined");
    await visit.page.getByRole("link", { name: visit.kit.backToCheckout }).click();
    await visit.chooseMethod("konbini-familymart");
    await visit.lastButton().click();

    await visit.seePayment("waiting");
    expect(await readOrder(shop, visit.orderId)).toMatchObject({ captures: [], due: "1700" });
  });

  it("pays after the tab is closed, and still finds the paid order in the shop", async () => {
    const visit = await enter({ language: "en" });
    await visit.goToLastButton("matcha", "merpay");
    await visit.lastButton().click();
    await visit.page.getByRole("button", { name: PLATFORM_TEXTS.en.decline }).waitFor();
    await visit.page.close();
    await shop.control.pay(await onlyCollectOrder());

    const tab = await visit.newTab("/orders");
    await tab.getByText(visit.texts.orders.states.paid).waitFor();
    await tab.getByRole("link", { name: visit.texts.menu.cart(0) }).waitFor();
    await tab.getByRole("link", { name: /^Order #/ }).click();
    await tab.getByRole("heading", { name: visit.kit.titles.paid }).waitFor();
  });

  it("is led to the order by an address that shows others a paid payment, and nobody's order", async () => {
    const visit = await enter({ language: "ja", screen: "phone" });
    await visit.goToLastButton("sencha", "au-pay");
    await visit.lastButton().click();
    await visit.page.getByRole("button", { name: PLATFORM_TEXTS.ja.pay, exact: true }).click();
    await visit.page.waitForURL("**/orders/order_*");
    const [{ callBackUrl }] = await shop.control.orders();
    const { pathname, search } = new URL(callBackUrl);

    const stranger = await enter({ language: "ja", screen: "phone" });
    await stranger.open(pathname + search);

    await stranger.page.getByRole("heading", { name: stranger.kit.titles.paid }).waitFor();
    await stranger.page.getByText(stranger.kit.notRecognised).waitFor();
    await stranger.picture("wallet-stranger");
    expect(new URL(stranger.page.url()).pathname).toBe(pathname);
    expect(await stranger.page.innerText("body")).not.toMatch(/花子|hanako|order_|#\d/);
    expect(await stranger.page.locator("meta[name=referrer]").first().getAttribute("content")).toBe(
      "no-referrer",
    );
    // The same address in the browser that chose, also when the shop's own storage has forgotten the purchase.
    await visit.page.evaluate(() => {
      for (const name of Object.keys(localStorage))
        if (name !== "haipay-payments") localStorage.removeItem(name);
    });
    await visit.open(pathname + search);
    await visit.page.waitForURL("**/orders/order_*");
  });

  it("goes back by the browser's button, and orders with a slip instead", async () => {
    const visit = await enter();
    await visit.goToLastButton("sencha", "merpay");
    await visit.lastButton().click();
    await visit.page.getByRole("button", { name: PLATFORM_TEXTS.ja.pay, exact: true }).waitFor();
    await visit.page.goBack();

    await visit.page.waitForURL("**/checkout/payment");
    const wallet = getMethod("merpay").name.ja;
    await visit.page.getByText(fill(visit.kit.walletOpen, { method: wallet })).waitFor();
    await visit.page
      .getByRole("link", { name: fill(visit.kit.walletContinue, { method: wallet }) })
      .waitFor();
    await visit.picture("back-from-the-wallet");
    await visit.chooseMethod("konbini-lawson");
    await visit.lastButton().click();
    await visit.seePayment("waiting");
    const order = visit.orderId;

    await visit.page.goBack();
    await visit.page.getByText(visit.texts.cart.perhapsOrdered).waitFor();
    await visit.open(`/orders/${order}`);
    await visit.seePayment("waiting");
  });
});
