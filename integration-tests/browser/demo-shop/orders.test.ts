import { Administrator } from "../../environment/administrator";
import { rowOfOrderId, settle } from "../../environment/ledger-books";
import { providerId } from "../../environment/purchases";
import { passDeadline } from "../../environment/time-travel";
import { describeDemoShop } from "../describe-demo-shop";
import type { Visit } from "../visit";

describeDemoShop(
  "A shopper who looks at their orders in the demo shop",
  ({ shop, visit: enter, onlyCollectOrder }) => {
    const state = ({ page }: Visit) => page.locator(".history .chip").first();
    async function seeState(visit: Visit, kind: keyof Visit["texts"]["orders"]["states"]): Promise<void> {
      await visit.open("/orders");
      await state(visit).getByText(visit.texts.orders.states[kind], { exact: true }).waitFor();
      await visit.picture(`orders-${kind}`);
    }

    it("sees what waits, until when, and what it was; then that it is paid, and what was given back of it", async () => {
      const visit = await enter({ screen: "phone" });
      await visit.order("sencha", "gmo-aozora");
      const { orderId } = visit;
      await seeState(visit, "awaiting");
      const line = visit.page.locator(".history-line").first();
      expect(await line.innerText()).toMatch(
        /煎茶[^]*お支払い期限：20\d\d年\d+月\d+日（.）23:59[^]*お支払い方法を見る[^]*¥1,700/,
      );

      await shop.control.pay(await onlyCollectOrder(), { amount: "700" });
      await seeState(visit, "partlyPaid");
      await shop.control.pay(await onlyCollectOrder());
      await seeState(visit, "paid");

      const { id } = await rowOfOrderId(shop, await onlyCollectOrder());
      const admin = await Administrator.logIn(shop);
      const refund = { amount: "300", paid_on: "2026-11-28", reference: "T-1", target: "payment" };
      const { status } = await admin.http.post(`/admin/haipay/collect-orders/${id}/refunds`, refund);
      expect(status).toBe(200);
      await seeState(visit, "partlyRefunded");
      await visit.open(`/orders/${orderId}`);
      await visit.page.getByText(visit.texts.sums.givenBack).waitFor();
      const lines = await visit.page.locator("dl.sums dd .price").allInnerTexts();
      const sums = lines.map((text) => Number(text.replace("−", "-").replace(/[¥,]/g, "")));
      const [items, delivery, givenBack, total] = sums;
      expect(items + delivery + givenBack).toBe(total);
      expect(givenBack).toBe(-300);
      await visit.picture("order-refunded-in-part");
    });

    it("sees that a slip has expired, until when the order is kept, and the way on", async () => {
      const visit = await enter({ language: "en" });
      await visit.order("sencha", "konbini-lawson");
      const collectOrder = await onlyCollectOrder();
      await passDeadline(shop, collectOrder, 0);
      await shop.control.expire(collectOrder);
      await visit.seePayment("expired");
      await visit.picture("slip-expired");
      await seeState(visit, "expired");
      await visit.page.getByText(visit.texts.orders.anotherWay).waitFor();
    });

    it("sees that money is being looked at which came for a slip that had been given up", async () => {
      const visit = await enter();
      await visit.order("sencha", "gmo-aozora");
      const old = await onlyCollectOrder();
      const { payment_collections } = await shop.shopper().getOrder(visit.orderId);
      await shop
        .shopper()
        .createPaymentSession(payment_collections?.[0].id ?? "", providerId("konbini-lawson"));
      await shop.control.pay(old, { amount: "700", notify: false });
      await settle(shop, old);
      await seeState(visit, "looking");
      await visit.page.locator(".history-line").first().click();
      await visit.seePayment("seen");
      await visit.picture("money-seen");
    });

    it("finds them on another device by logging in, and nobody else does", async () => {
      const visit = await enter();
      await visit.open("/account");
      const { page, texts } = visit;
      await page.getByRole("button", { name: texts.account.haveNone }).click();
      await page.locator("[name=email]").fill("hanako@example.jp");
      await page.locator("[name=password]").fill("short");
      await page.getByRole("button", { name: texts.account.register }).click();
      await page.getByText(texts.account.passwordShort(8)).waitFor();
      await page.locator("[name=password]").fill("only-for-tests");
      await page.getByRole("button", { name: texts.account.register }).click();
      await page.getByText(texts.account.isIn).waitFor();
      await visit.order("matcha", "konbini-ministop");
      const { orderId } = visit;

      const other = await enter({ language: "en", screen: "phone" });
      await other.open("/account");
      await other.page.locator("[name=email]").fill("hanako@example.jp");
      await other.page.locator("[name=password]").fill("not-the-password");
      await other.page.getByRole("button", { name: other.texts.account.logIn }).click();
      await other.page.getByText(other.texts.problem.notAllowed).waitFor();
      await other.picture("log-in");
      await other.page.locator("[name=password]").fill("only-for-tests");
      await other.page.getByRole("button", { name: other.texts.account.logIn }).click();
      await other.page.getByText(other.texts.account.isIn).waitFor();
      await other.page.locator("main").getByRole("link", { name: other.texts.menu.orders }).click();
      await other.page.getByText(/Matcha/).waitFor();
      await other.picture("orders-of-the-account");
      await other.open(`/orders/${orderId}`);
      await other.seePayment("waiting");
      await other.page.getByText("090-1234-5678").waitFor();
      await other.open("/account");
      await other.page.getByRole("button", { name: other.texts.account.logOut }).click();

      const stranger = await enter();
      await stranger.open(`/orders/${orderId}`);
      await stranger.page.getByText(stranger.texts.order.onlyForBuyer).waitFor();
      expect(await stranger.page.innerText("body")).not.toMatch(/090|山田|抹茶/);
    });
  },
);
