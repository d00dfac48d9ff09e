import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { onlyAttentionOf } from "../../environment/only-attention";
import { readOrder } from "../../environment/order-books";
import { buy, payAndNotify } from "../../environment/purchases";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const AWAITING = { collection_status: "awaiting", captures: [], transactions: [] };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("A person is needed when the sum is not the one that was asked for:", (shop) => {
  it("a part is not captured, and the attention resolves itself when the rest arrives", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });

    expect(await payAndNotify(shop, platformOrderId, "700")).toEqual(SUCCESS);
    expect(await readOrder(shop, orderId)).toMatchObject(AWAITING);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "open",
      received_amount: "700",
    });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "partial",
      resolved_at: null,
      facts: { charge_amount: "1700", received_amount: "700", platform_status: 4 },
    });

    expect(await payAndNotify(shop, platformOrderId, "300")).toEqual(SUCCESS);
    await settle(shop, platformOrderId);
    expect(await readOrder(shop, orderId)).toMatchObject(AWAITING);
    expect((await onlyAttentionOf(shop, platformOrderId)).facts).toMatchObject({ received_amount: "1000" });

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "partial",
      resolved_at: expect.any(Date),
      resolved_by: "system",
    });
  });

  it("too much is captured at the sum of the session, and the surplus is noted", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });

    expect(await payAndNotify(shop, platformOrderId, "2000")).toEqual(SUCCESS);
    await settle(shop, platformOrderId);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "over",
      resolved_at: null,
      facts: { charge_amount: "1700", received_amount: "2000", surplus: "300", platform_status: 5 },
    });
  });

  it("a second transfer for a paid order is noted, and the books stay", async () => {
    const { row, orderId } = await buy(shop, { method: "gmo-aozora" });
    expect(await attentionsOf(shop, row.platform_order_id)).toEqual([]);

    expect(await payAndNotify(shop, row.platform_order_id)).toEqual(SUCCESS);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await onlyAttentionOf(shop, row.platform_order_id)).toMatchObject({
      reason: "over",
      resolved_at: null,
      facts: { received_amount: "3400", surplus: "1700" },
    });
    expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({
      state: "paid",
      received_amount: "3400",
    });
  });

  it("too little by the platform's fee counts as paid", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.fault({ endpoint: "query", kind: "net_amount" });

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ received_amount: "1649", fee: "51" });
    expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
  });
});
