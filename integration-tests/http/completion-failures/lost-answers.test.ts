import { waitAtMost } from "../../environment/platform-trouble";
import type { CollectOrder } from "../../../src/modules/haipay/ledger/collect-order";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf } from "../../environment/ledger-books";
import {
  choose,
  ledgerOf,
  orderIdOf,
  payAndNotify,
  place,
  providerId,
  rowOf,
  type Checkout,
} from "../../environment/purchases";
import { expectPaidOnce } from "./troubles";

describeShop("When the platform loses its answer after it made the order", (shop) => {
  beforeAll(() => waitAtMost(shop, 1_200));

  async function tryTwice(): Promise<{
    checkout: Checkout;
    orderId: string;
    first: CollectOrder;
    second: CollectOrder;
  }> {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await shop.control.fault({ endpoint: "apply", kind: "answer_lost" });
    expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({ type: "cart" });
    const orderId = await place(checkout);
    const [second, first] = await ledgerOf(shop, checkout.session);
    return { checkout, orderId, first, second };
  }

  it("and the first slip is paid after the second, a person is told and nothing is captured twice", async () => {
    const { checkout, orderId, first, second } = await tryTwice();
    await payAndNotify(shop, second.platform_order_id);

    expect(await payAndNotify(shop, first.platform_order_id)).toEqual({ httpStatus: 200, body: "SUCCESS" });

    await expectPaidOnce(shop, checkout, orderId);
    expect(await shop.haipay.ledger.collectOrders.find(first.id)).toMatchObject({
      state: "paid",
      received_amount: "1700",
    });
    expect(await openReasonsOf(shop, first.platform_order_id)).toEqual(["duplicate"]);
    expect(await openReasonsOf(shop, second.platform_order_id)).toEqual([]);
  });

  it("and only the first slip is paid, the order is paid", async () => {
    const { checkout, orderId, first, second } = await tryTwice();

    await payAndNotify(shop, first.platform_order_id);

    await expectPaidOnce(shop, checkout, orderId);
    expect(await openReasonsOf(shop, first.platform_order_id)).toEqual([]);

    await payAndNotify(shop, second.platform_order_id);
    await expectPaidOnce(shop, checkout, orderId);
    expect(await openReasonsOf(shop, second.platform_order_id)).toEqual(["duplicate"]);
  });

  it("and the slip is paid before the second try, no second slip is made", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await shop.control.fault({ endpoint: "apply", kind: "answer_lost" });
    await checkout.shopper.complete(checkout.cart.id);
    const row = await rowOf(shop, checkout.session);
    await shop.control.pay(row.platform_order_id, { notify: false });

    const orderId = await place(checkout);

    expect(await ledgerOf(shop, checkout.session)).toMatchObject([{ id: row.id, state: "paid" }]);
    expect((await shop.control.calls()).apply).toBe(1);
    await shop.control.notify(row.platform_order_id);
    await expectPaidOnce(shop, checkout, orderId);
  });

  it("and the slip is paid before another method is chosen, the shopper is told and the order is placed", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await shop.control.fault({ endpoint: "apply", kind: "answer_lost" });
    await checkout.shopper.complete(checkout.cart.id);
    const { platform_order_id } = await rowOf(shop, checkout.session);
    await shop.control.pay(platform_order_id, { notify: false });

    await expect(
      checkout.shopper.choosePayment(checkout.cart.id, providerId("merpay")),
    ).rejects.toMatchObject({
      status: 400,
      reason:
        "This purchase is already paid with Lawson; the order is being prepared. Please do not pay again.",
    });

    expect((await shop.control.calls()).apply).toBe(1);
    await shop.control.notify(platform_order_id);
    await expectPaidOnce(shop, checkout, (await orderIdOf(shop, checkout.cart.id)) as string);
  });

  it("and the slip is paid and notified while the cart is open, the order is placed", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await shop.control.fault({ endpoint: "apply", kind: "answer_lost" });
    await checkout.shopper.complete(checkout.cart.id);

    const answer = await payAndNotify(shop, (await rowOf(shop, checkout.session)).platform_order_id);

    expect(answer).toEqual({ httpStatus: 200, body: "SUCCESS" });
    await expectPaidOnce(shop, checkout, (await orderIdOf(shop, checkout.cart.id)) as string);
  });
});
