import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, readLedger, rowOfOrderId } from "../../environment/ledger-books";
import { withEventsLost } from "../../environment/lost-events";
import { paymentModule } from "../../environment/payment-module";
import { NOTHING, sweepAfter } from "../../environment/sweeping";

describeShop("When events were lost, the sweep finds an order that was placed", (shop) => {
  it("is noted in the ledger, and a person is told that others may not have heard of it either", async () => {
    await sweepAfter(shop, 0);
    const { platformOrderId, orderId } = await withEventsLost(shop, () => awaitPayment(shop));
    expect((await rowOfOrderId(shop, platformOrderId)).medusa_order_id).toBeNull();
    expect(await sweepAfter(shop, 5)).toEqual(NOTHING);

    expect(await sweepAfter(shop, 11)).toEqual({ ...NOTHING, placed: 1, halfMade: 1 });

    expect((await rowOfOrderId(shop, platformOrderId)).medusa_order_id).toBe(orderId);
    const [attention, ...others] = await attentionsOf(shop, platformOrderId);
    expect(others).toEqual([]);
    expect(attention).toMatchObject({
      reason: "half_made",
      facts: { medusa_order_id: orderId, display_id: 1, missing: ["order_placed_event"] },
    });
    const after = await readLedger(shop);
    expect(await sweepAfter(shop, 12)).toEqual(NOTHING);
    expect(await readLedger(shop)).toEqual(after);
  });

  it("before this shop ever swept is noted without an alarm", async () => {
    const { platformOrderId, orderId } = await withEventsLost(shop, () => awaitPayment(shop));

    expect(await sweepAfter(shop, 11)).toEqual({ ...NOTHING, placed: 1 });

    expect((await rowOfOrderId(shop, platformOrderId)).medusa_order_id).toBe(orderId);
    expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
  });

  it("and paid by another provider gives up its slip, which stays watched", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    const { payment_collection_id: collectionId } = await rowOfOrderId(shop, platformOrderId);
    expect(await sweepAfter(shop, 5)).toEqual(NOTHING);
    const other = await paymentModule(shop).createPaymentSession(collectionId, {
      provider_id: "pp_system_default",
      currency_code: "jpy",
      amount: 1700,
      data: {},
    });
    await paymentModule(shop).authorizePaymentSession(other.id, {});

    expect(await sweepAfter(shop, 6)).toEqual({ ...NOTHING, superseded: 1 });

    const row = await rowOfOrderId(shop, platformOrderId);
    expect(row).toMatchObject({ state: "superseded", last_error: "The order was paid another way." });
    expect(row.next_check_at).not.toBeNull();
  });
});
