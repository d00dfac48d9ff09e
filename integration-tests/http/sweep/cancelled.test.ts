import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf, readLedger, rowOfOrderId } from "../../environment/ledger-books";
import { withEventsLost } from "../../environment/lost-events";
import { readOrder } from "../../environment/order-books";
import { buy } from "../../environment/purchases";
import { NOTHING, sweepAfter } from "../../environment/sweeping";

describeShop("When events were lost, the sweep finds an order that was cancelled", (shop) => {
  it("unpaid gives up its slip, which stays watched", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await cancelUnheard(orderId);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open" });

    expect(await sweepAfter(shop, 5)).toEqual({ ...NOTHING, cancelled: 1 });

    const row = await rowOfOrderId(shop, platformOrderId);
    expect(row).toMatchObject({ state: "superseded", medusa_order_id: orderId });
    expect(row.next_check_at).not.toBeNull();
    const after = await readLedger(shop);
    expect(await sweepAfter(shop, 6)).toEqual(NOTHING);
    expect(await readLedger(shop)).toEqual(after);
  });

  it("after its payment was captured has its books put right, and a person is told of the refund", async () => {
    const { orderId, row } = await buy(shop, { method: "au-pay" });
    await cancelUnheard(orderId);
    expect((await readOrder(shop, orderId)).transactions).toEqual(expect.arrayContaining(["-1700"]));

    expect(await sweepAfter(shop, 5)).toEqual({ ...NOTHING, cancelled: 1 });

    expect(await openReasonsOf(shop, row.platform_order_id)).toEqual(["refund_due"]);
    expect((await readOrder(shop, orderId)).transactions).toEqual(["1700"]);
    const after = await readLedger(shop);
    expect(await sweepAfter(shop, 6)).toEqual(NOTHING);
    expect(await readLedger(shop)).toEqual(after);
  });

  async function cancelUnheard(orderId: string): Promise<void> {
    await withEventsLost(shop, () =>
      cancelOrderWorkflow(shop.container).run({ input: { order_id: orderId } }),
    );
  }
});
