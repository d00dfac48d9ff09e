import { awaitPayment } from "../../environment/awaited-payments";
import { reconcile } from "../../../src/payment/reconcile";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { onlyAttentionOf } from "../../environment/only-attention";
import { readOrder } from "../../environment/order-books";
import { findSession, providerOf } from "../../environment/payment-module";
import { orderIdOf, payAndNotify } from "../../environment/purchases";
import { setStock } from "../../environment/stock";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("A person is needed when a paid cart cannot become an order:", (shop) => {
  afterEach(() => jest.restoreAllMocks());

  it("out of stock leaves session and payment alone, and the next settle after restock places and captures", async () => {
    const { cart, session, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    await setStock(shop, "sencha", 0);
    const provider = providerOf(shop, "au-pay");
    const refund = jest.spyOn(provider, "refundPayment");
    const remove = jest.spyOn(provider, "deletePayment");
    const cancel = jest.spyOn(provider, "cancelPayment");

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
    await settle(shop, platformOrderId);

    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    expect(await findSession(shop, session.id)).toMatchObject({ status: "pending" });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "paid",
      settled_at: null,
      next_check_at: expect.any(Date),
    });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "completion_failed",
      resolved_at: null,
      facts: {
        charge_amount: "1700",
        received_amount: "1700",
        cart_id: cart.id,
        refusal: expect.stringMatching(/stock|inventory/i),
      },
    });

    await setStock(shop, "sencha", 5);
    await settle(shop, platformOrderId);

    const orderId = (await orderIdOf(shop, cart.id)) as string;
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await findSession(shop, session.id)).toMatchObject({ status: "authorized" });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({ resolved_by: "system" });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      settled_at: expect.any(Date),
      next_check_at: null,
    });
    for (const spy of [refund, remove, cancel]) expect(spy).not.toHaveBeenCalled();
  });

  it("a notification that is sent again is answered at once, and the job places the order after restock", async () => {
    const { cart, platformOrderId } = await awaitPayment(shop, { method: "merpay" });
    await setStock(shop, "sencha", 0);
    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
    await setStock(shop, "sencha", 1);

    expect(await shop.control.notify(platformOrderId)).toEqual([SUCCESS]);
    await shop.haipay.ledger.collectOrders.markDue((await rowOfOrderId(shop, platformOrderId)).id);
    await reconcile(shop.container);

    expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });
});
