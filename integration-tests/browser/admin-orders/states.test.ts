import { english } from "../../../src/admin/i18n/english";
import { COLLECT_ORDER_STATES } from "../../../src/modules/haipay/ledger/lifecycle";
import { awaitPayment } from "../../environment/awaited-payments";
import { rowOfOrderId } from "../../environment/ledger-books";
import { placePaidOtherwise } from "../../environment/paid-otherwise";
import { buy } from "../../environment/purchases";
import { describeDashboard } from "../admin/dashboard";
import { factOf, paymentsOn } from "./regions";
import { overflow } from "../overflow";

describeDashboard("On an order's page a merchant sees", (dashboard, shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("what a shopper on the phone needs, and that the order must not be shipped", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    const { bank_no, platform_order_no } = await rowOfOrderId(shop, platformOrderId);

    const page = await dashboard.visit(`/orders/${orderId}`);
    const payments = paymentsOn(page, "en");

    await page.getByText("Awaiting payment: do not ship").waitFor();
    expect(await factOf(payments, "Method")).toBe("GMO Aozora Net Bank");
    expect(await factOf(payments, "State")).toBe("Awaiting payment\nSandbox");
    expect(await factOf(payments, "To pay")).toBe("¥1,700");
    expect(await factOf(payments, "Received")).toBe("¥0");
    expect(await factOf(payments, "Account number")).toBe(bank_no);
    expect(await factOf(payments, "HaiPay order no.")).toBe(platform_order_no);
    // Both clocks: the browser is in New York.
    expect(await factOf(payments, "Deadline")).toMatch(/Japan time\s+.+ your time$/s);
    await dashboard.takeScreenshot("order-awaiting");
  });

  it("what came, when, and its fee; then the page warns no more", async () => {
    const { orderId, row } = await buy(shop, { method: "au-pay", currency: "usd" });

    const page = await dashboard.visit(`/orders/${orderId}`);
    const payments = paymentsOn(page, "en");

    expect(await factOf(payments, "State")).toBe("Paid\nSandbox");
    expect(await factOf(payments, "Received")).toMatch(/^\$\d+\.\d\d$/);
    expect(await factOf(payments, "HaiPay's fee")).toMatch(/^\$\d+\.\d\d$/);
    expect(await factOf(payments, "Paid at")).toContain("Japan time");
    expect(await payments.locator("time").first().getAttribute("datetime")).toBe(row.paid_at?.toISOString());
    expect(await page.getByText("do not ship").count()).toBe(0);
    await dashboard.takeScreenshot("order-paid");
  });

  it("every state by its name", async () => {
    const { orderId, platformOrderId } = await awaitPayment(shop);
    const { id } = await rowOfOrderId(shop, platformOrderId);
    const knex = shop.container.resolve("__pg_connection__");
    await dashboard.visit(`/orders/${orderId}`);
    for (const state of COLLECT_ORDER_STATES) {
      await knex("haipay_collect_order").where({ id }).update({ state });
      await dashboard.page.reload();
      expect(await factOf(paymentsOn(dashboard.page, "en"), "State")).toBe(
        `${english.common.states[state]}\nSandbox`,
      );
    }
  });

  it("nothing of ours on an order that is paid by other means", async () => {
    const orderId = await placePaidOtherwise(shop);
    const page = await dashboard.visit("/orders");
    const answered = page.waitForResponse((answer) =>
      answer.url().includes(`/admin/haipay/orders/${orderId}`),
    );

    await page.goto(`${page.url()}/${orderId}`);
    await answered;
    await page.getByRole("heading", { name: "Summary" }).waitFor();

    expect(await paymentsOn(page, "en").count()).toBe(0);
    expect(await page.getByText("do not ship").count()).toBe(0);
  });

  it("all of it in Japanese, and on a telephone", async () => {
    const { orderId } = await awaitPayment(shop);
    await dashboard.chooseLanguage("日本語");

    const page = await dashboard.visit(`/orders/${orderId}`);
    await page.getByText("入金待ち：発送しないでください").waitFor();
    expect(await factOf(paymentsOn(page, "ja"), "支払方法")).toBe("ローソン");
    expect(await factOf(paymentsOn(page, "ja"), "状態")).toBe("入金待ち\nサンドボックス");
    await dashboard.takeScreenshot("order-awaiting-ja");
    await dashboard.useScreen("narrow");
    await page.getByText("入金待ち：発送しないでください").waitFor();
    expect(await overflow(page)).toBe(0);
    await dashboard.takeScreenshot("order-awaiting-ja-narrow");
    await dashboard.chooseLanguage("English");
  });
});
