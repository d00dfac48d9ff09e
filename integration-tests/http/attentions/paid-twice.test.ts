import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, settle } from "../../environment/ledger-books";
import { onlyAttentionOf } from "../../environment/only-attention";
import { readOrder } from "../../environment/order-books";
import {
  choose,
  ledgerOf,
  orderIdOf,
  payAndNotify,
  place,
  providerId,
  rowOf,
} from "../../environment/purchases";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("A person is needed when one purchase is paid twice:", (shop) => {
  it("by the wallet that was chosen and by the one that was left", async () => {
    const { shopper, cart, platformOrderId: left } = await awaitPayment(shop, { method: "au-pay" });
    const session = await shopper.choosePayment(cart.id, providerId("merpay"));
    const { platform_order_id: chosen } = await rowOf(shop, session);
    expect(await payAndNotify(shop, chosen)).toEqual(SUCCESS);

    expect(await payAndNotify(shop, left)).toEqual(SUCCESS);
    await settle(shop, left);

    const orderId = (await orderIdOf(shop, cart.id)) as string;
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await attentionsOf(shop, chosen)).toEqual([]);
    expect(await onlyAttentionOf(shop, left)).toMatchObject({
      reason: "duplicate",
      resolved_at: null,
      facts: { charge_amount: "1700", received_amount: "1700", medusa_order_id: orderId },
    });
  });

  it.each([
    ["the second slip and then the lost one", 1],
    ["the lost slip and then the second one", 0],
  ])("by %s, after the answer to collect/apply was lost", async (_title, firstPaid) => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await shop.control.fault({ endpoint: "apply", kind: "reset_after" });
    expect((await checkout.shopper.complete(checkout.cart.id)).type).toBe("cart");
    const orderId = await place(checkout);
    const slips = (await ledgerOf(shop, checkout.session))
      .reverse()
      .map(({ platform_order_id }) => platform_order_id);
    expect(slips).toHaveLength(2);
    const [first, second] = [slips[firstPaid], slips[1 - firstPaid]];

    expect(await payAndNotify(shop, first)).toEqual(SUCCESS);
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await payAndNotify(shop, second)).toEqual(SUCCESS);
    await settle(shop, second);

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await attentionsOf(shop, first)).toEqual([]);
    expect(await onlyAttentionOf(shop, second)).toMatchObject({
      reason: "duplicate",
      resolved_at: null,
      facts: { paid_by: first, received_amount: "1700", medusa_order_id: orderId },
    });
  });
});
