import { awaitPayment } from "../../environment/awaited-payments";
import { deliver, lastNotification } from "../../environment/deliveries";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";

const HOUR_MS = 3_600_000;

describeShop("An answer of long ago, or of a clock that is far off", (shop) => {
  it.each([-HOUR_MS, HOUR_MS])("(%i ms) that says paid is not believed; a fresh one is", async (aheadMs) => {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const genuine = await lastNotification(shop, platformOrderId);
    await shop.control.setClock(aheadMs);

    expect(await deliver(shop, genuine)).toMatchObject({ status: 503 });
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open", received_amount: null });
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: [] });

    await shop.control.setClock(0);
    expect(await deliver(shop, genuine)).toMatchObject({ status: 200, body: "SUCCESS" });
    expect(await readOrder(shop, orderId as string)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("is believed while nothing has ended", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await shop.control.setClock(HOUR_MS);
    await settle(shop, platformOrderId);

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open", failing_since: null });
    await shop.control.setClock(0);
  });
});
