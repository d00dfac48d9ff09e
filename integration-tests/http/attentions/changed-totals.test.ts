import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { onlyAttentionOf } from "../../environment/only-attention";
import { readOrder } from "../../environment/order-books";
import { payAndNotify } from "../../environment/purchases";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };

describeShop("A person is needed when the order was edited while the slip was open:", (shop) => {
  it("a higher total is captured at the slip's sum, and what is due is noted", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    const admin = await Administrator.logIn(shop);
    await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

    expect(await readOrder(shop, orderId)).toMatchObject({
      total: "2580",
      due: "880",
      captures: ["1700"],
      transactions: ["1700"],
    });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "total_changed",
      resolved_at: null,
      facts: { received_amount: "1700", due: "880", medusa_order_id: orderId },
    });
  });

  it("a lower total is captured at the slip's sum, and what is too much is noted", async () => {
    const { shopper, platformOrderId, orderId = "" } = await awaitPayment(shop, { quantity: 2 });
    const { items } = await shopper.getOrder(orderId);
    const admin = await Administrator.logIn(shop);
    await admin.changeQuantity(orderId, items?.[0].id ?? "", 1);

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

    expect(await readOrder(shop, orderId)).toMatchObject({
      total: "1700",
      due: "-1200",
      captures: ["2900"],
      transactions: ["2900"],
    });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "total_changed",
      resolved_at: null,
      facts: { received_amount: "2900", due: "-1200" },
    });
  });
});
