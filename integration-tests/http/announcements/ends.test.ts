import { announcePending } from "../../../src/payment/announce";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { settle } from "../../environment/ledger-books";
import { rowOf } from "../../environment/purchases";
import { listen, untilFollowed } from "../../environment/listen";

describeShop("A shop is told", (shop) => {
  const heard = listen(shop);

  it("to remind the shopper of a slip, with the slip", async () => {
    const awaited = await awaitPayment(shop, { method: "konbini-lawson" });
    await untilFollowed(shop, awaited);
    const row = await rowOf(shop, awaited.session);
    await shop.haipay.ledger.collectOrders.remind(row);

    await announcePending(shop.container, { collectOrderId: row.id });

    expect(await heard.events.only("haipay.payment.reminder")).toMatchObject({
      collect_order_id: row.id,
      medusa_order_id: awaited.orderId,
      slip: { pay_url: row.pay_url, expires_at: row.expires_at?.toISOString() },
    });
  });

  it("that a deadline has passed", async () => {
    const awaited = await awaitPayment(shop, { method: "konbini-lawson" });
    await untilFollowed(shop, awaited);
    const row = await rowOf(shop, awaited.session);
    await shop.haipay.ledger.collectOrders.transition(row, "expired", { ended_at: new Date() });

    await announcePending(shop.container);

    const event = await heard.events.only("haipay.payment.expired");
    expect(event).toMatchObject({ collect_order_id: row.id, medusa_order_id: awaited.orderId });
    expect(event).not.toHaveProperty("slip");
  });

  it("that a payment failed, without what the platform said, which is for administrators", async () => {
    const { session, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    await shop.control.fail(platformOrderId, { errorMsg: "USER_CANCELLED", notify: false });
    await settle(shop, platformOrderId);
    const { id } = await rowOf(shop, session);
    await shop.haipay.ledger.collectOrders.update(id, { last_error: "The platform cannot be reached." });

    await announcePending(shop.container);

    const told = await heard.events.only("haipay.payment.failed");
    expect(told).toMatchObject({ collect_order_id: id, medusa_order_id: null });
    expect(JSON.stringify(told)).not.toContain("USER_CANCELLED");
  });
});
