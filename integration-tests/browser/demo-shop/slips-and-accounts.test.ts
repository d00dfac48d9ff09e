import { eventually } from "../../environment/eventually";
import { settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { passDeadline } from "../../environment/time-travel";
import { describeDemoShop } from "../describe-demo-shop";

describeDemoShop(
  "A shopper with a slip or an account in the demo shop",
  ({ shop, visit: enter, onlyCollectOrder }) => {
    it("sees the open page change to paid when the slip is paid at the till", async () => {
      const visit = await enter({ screen: "phone" });
      await visit.order("sencha", "konbini-familymart");
      await visit.page.evaluate(() => Object.assign(window, { stillTheSameDocument: true }));

      await shop.control.pay(await onlyCollectOrder());

      await visit.seePayment("paid");
      expect(await visit.page.evaluate(() => "stillTheSameDocument" in window)).toBe(true);
    });

    it("opens the order's address on another device, which shows how to pay, and neither buyer nor goods", async () => {
      const visit = await enter();
      await visit.order("matcha", "konbini-lawson");

      const other = await enter({ language: "en", screen: "phone" });
      const heard: string[] = [];
      other.page.on("response", (answer) => {
        if (answer.url().includes("/store/")) heard.push(answer.url());
      });
      const bodies: Promise<string>[] = [];
      other.page.on("response", (answer) => {
        if (answer.url().includes("/store/orders/")) bodies.push(answer.text());
      });
      await other.open(new URL(visit.page.url()).pathname);
      await other.seePayment("waiting");
      await other.page.getByText(other.texts.order.onlyForBuyer).waitFor();
      await other.picture("order-of-somebody");
      const told = (await other.page.innerText("body")) + (await Promise.all(bodies)).join();
      expect(told).not.toMatch(/山田|花子|Yamada|hanako|丸の内|1234-5678|抹茶|Matcha/);
      expect(heard.some((url) => url.includes("/store/orders/"))).toBe(true);
      await shop.control.pay(await onlyCollectOrder());
      await other.seePayment("paid");
      await other.open("/orders");
      await other.page.getByText(other.texts.orders.none).waitFor();
    });

    it("transfers too little, reads how much has arrived, and transfers the rest", async () => {
      const visit = await enter();
      await visit.order("sencha", "gmo-aozora");

      await shop.control.pay(await onlyCollectOrder(), { amount: "1000" });
      await visit.seePayment("partial");
      await visit.picture("transfer-paid-in-part");
      await visit.page.getByText("¥1,000").first().waitFor();
      expect(await visit.page.locator(".haipay-slip .haipay-sum").innerText()).toBe("¥700");
      expect(await readOrder(shop, visit.orderId)).toMatchObject({ captures: [], due: "1700" });

      await shop.control.pay(await onlyCollectOrder());
      await visit.seePayment("paid");
      await eventually(async () =>
        expect(await readOrder(shop, visit.orderId)).toMatchObject({ captures: ["1700"], due: "0" }),
      );
    });

    it("comes after the deadline, and reads that the order is cancelled and must not be paid", async () => {
      const visit = await enter();
      await visit.order("sencha", "konbini-ministop");
      const orderId = await onlyCollectOrder();
      await passDeadline(shop, orderId);
      await settle(shop, orderId);

      await visit.page.reload();
      await visit.seePayment("cancelled");
      await visit.picture("slip-expired");
      expect(await visit.page.getByRole("link", { name: visit.kit.openPayPage }).count()).toBe(0);
    });

    it("pays the placed order another way when its slip has failed", async () => {
      const visit = await enter({ language: "en", screen: "phone" });
      await visit.order("sencha", "konbini-lawson");
      const order = visit.orderId;
      await shop.control.fail(await onlyCollectOrder());

      await visit.seePayment("declined");
      await visit.page.getByRole("button", { name: visit.kit.anotherWay }).click();
      await visit.chooseMethod("konbini-seven-eleven");
      await visit.picture("another-way");
      await visit.lastButton().click();
      await visit.seePayment("waiting");
      const newest = (await shop.control.orders()).at(-1);
      await shop.control.pay(String(newest?.orderId));

      await visit.seePayment("paid");
      expect(visit.orderId).toBe(order);
      await eventually(async () =>
        expect(await readOrder(shop, order)).toMatchObject({ captures: ["1700"], due: "0" }),
      );
    });
  },
);
