import { followCancelledOrder } from "../../../src/payment/cancelled-order";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { readSession } from "../../environment/payment-step";
import { withPlatformDown } from "../../environment/platform-trouble";
import { payAndNotify } from "../../environment/purchases";

const GIVEN_UP = { state: "superseded", last_error: "The order was cancelled." };

describeShop("Cancelling of an unpaid order", (shop) => {
  let admin: Administrator;
  beforeEach(async () => {
    admin = await Administrator.logIn(shop);
  });

  it("asks the platform, gives the slip up and keeps watching it for late money", async () => {
    const { shopper, platformOrderId, orderId = "", session } = await awaitPayment(shop);
    const { apply, query } = await shop.control.calls();
    expect((await shopper.getPayment(session.id)).slip).not.toBeNull();

    await admin.cancelOrder(orderId);

    expect(await readOrder(shop, orderId)).toMatchObject({
      status: "canceled",
      collection_status: "canceled",
      captures: [],
      transactions: [],
    });
    await eventually(async () => expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject(GIVEN_UP));
    expect((await shop.control.calls()).query).toBeGreaterThan(query);
    const { next_check_at, medusa_order_id } = await rowOfOrderId(shop, platformOrderId);
    expect([next_check_at, medusa_order_id]).toEqual([expect.any(Date), orderId]);
    expect(await shopper.getPayment(session.id)).toMatchObject({ state: "superseded", slip: null });
    await eventually(async () =>
      expect(await readSession(shop, session.id)).toMatchObject({ status: "superseded" }),
    );
    expect(await attentionsOf(shop, platformOrderId)).toEqual([]);

    await admin.http.post(`/admin/orders/${orderId}/payment-sessions/authorize`, {
      payment_session_id: session.id,
    });
    expect((await shop.control.calls()).apply).toBe(apply);
    await payAndNotify(shop, platformOrderId);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["late"]);
  });

  it("goes on when the platform does not answer; what came meanwhile is late", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });

    await withPlatformDown(shop, () => admin.cancelOrder(orderId));

    await eventually(async () => expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject(GIVEN_UP));
    await shop.control.notify(platformOrderId);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["late"]);
  });

  it("is followed any number of times, and only when it was cancelled", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await followCancelledOrder(shop.container, orderId);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open" });

    await admin.cancelOrder(orderId);
    await followCancelledOrder(shop.container, orderId);
    const row = await rowOfOrderId(shop, platformOrderId);
    await followCancelledOrder(shop.container, orderId);

    expect(row).toMatchObject(GIVEN_UP);
    expect(await rowOfOrderId(shop, platformOrderId)).toEqual(row);
    await followCancelledOrder(shop.container, "order_unknown");
  });
});
