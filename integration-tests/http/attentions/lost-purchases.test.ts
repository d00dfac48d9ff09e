import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId, settle } from "../../environment/ledger-books";
import { onlyAttentionOf } from "../../environment/only-attention";
import { readOrder } from "../../environment/order-books";
import { findSession } from "../../environment/payment-module";
import { orderIdOf, payAndNotify } from "../../environment/purchases";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };

describeShop("A person is needed when the purchase is gone:", (shop) => {
  it("money for a cancelled order is late and not captured", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await (await Administrator.logIn(shop)).cancelOrder(orderId);

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
    await settle(shop, platformOrderId);

    expect(await readOrder(shop, orderId)).toMatchObject({
      status: "canceled",
      collection_status: "canceled",
      captures: [],
      transactions: [],
    });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "late",
      resolved_at: null,
      facts: {
        charge_amount: "1700",
        received_amount: "1700",
        medusa_order_id: orderId,
        order: "canceled",
      },
    });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "paid",
      settled_at: expect.any(Date),
    });
  });

  it("money for a cart whose sum changed is orphaned", async () => {
    const { shopper, cart, session, platformOrderId } = await awaitPayment(shop, { method: "merpay" });
    const { items } = await shopper.getCart(cart.id);
    await shopper.setQuantity(cart.id, items?.[0].id ?? "", 2);
    expect(await findSession(shop, session.id)).toBeUndefined();

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "orphaned",
      resolved_at: null,
    });
  });
});
