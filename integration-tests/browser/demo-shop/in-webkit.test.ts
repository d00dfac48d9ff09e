import { EN as SHOP } from "../../../demo/storefront/texts/en";
import { getMethod, type MethodId } from "../../../src/platform/catalogue";
import { TEXTS as PLATFORM } from "../../../src/sandbox/pages/texts";
import { EN as KIT } from "../../../src/storefront/core/texts/en";
import { eventually } from "../../environment/eventually";
import { readOrder } from "../../environment/order-books";
import { describeDemoShop } from "../describe-demo-shop";
import { inBrowser } from "../other-browsers";
import { findWebKit, WebKitWindow } from "../webkit";

const SANDBOX = PLATFORM.en;

describeDemoShop("A shopper with WebKit in the demo shop", (demo) => {
  inBrowser("webkit", findWebKit(), (program) => {
    let browser: WebKitWindow;
    beforeAll(async () => {
      browser = await WebKitWindow.open(program);
    });
    afterAll(() => browser.close());
    // Every purchase begins as that of a new shopper.
    beforeEach(async () => {
      await browser.goTo(demo.url);
      await browser.evaluate("localStorage.clear(); localStorage['midori-tea.language'] = '\"en\"';");
    });

    async function goToLastButton(method: MethodId): Promise<void> {
      const { kind, name } = getMethod(method);
      await browser.goTo(`${demo.url}/products/sencha`);
      await browser.tap("button", SHOP.product.add);
      await browser.tap("main a", SHOP.product.toCart);
      await browser.tap("main a", SHOP.cart.checkout);
      await browser.tap("main button", SHOP.address.sample);
      await browser.tap("main button", SHOP.address.next);
      await browser.tap(`label:has(input[name="haipay-kind"][value="${kind}"])`);
      if (kind !== "bank_transfer") await browser.tap("label:has(input[name=haipay-method])", name.en);
      await browser.see(".haipay-review time");
    }

    async function pay(method: MethodId): Promise<void> {
      await browser.tap(".haipay-pay button");
      const { kind } = getMethod(method);
      if (kind === "ewallet") {
        await browser.tap("main button", SANDBOX.pay);
        return;
      }
      await browser.see("h2", KIT.titles.waiting);
      const order = await browser.evaluate<string>("return location.href");
      const [{ payUrl }] = await demo.shop.control.orders();
      await browser.goTo(payUrl);
      await browser.tap("main button", kind === "konbini" ? SANDBOX.payAtTill : SANDBOX.transfer);
      await browser.see("[role=status]", SANDBOX.states[2]);
      await browser.goTo(order);
    }

    it.each(["konbini-lawson", "au-pay", "gmo-aozora"] as const)(
      "goes from the product to the paid order by %s, in a narrow window",
      async (method) => {
        await goToLastButton(method);
        await pay(method);

        await browser.see("h2", KIT.titles.paid);
        await browser.see(".haipay-good .haipay-sign");
        const path = await browser.evaluate<string>("return location.pathname");
        await eventually(async () =>
          expect(await readOrder(demo.shop, path.replace("/orders/", ""))).toMatchObject({
            captures: ["1700"],
            due: "0",
          }),
        );
        expect(
          await browser.evaluate("return document.documentElement.scrollWidth <= window.innerWidth"),
        ).toBe(true);
      },
    );
  });
});
