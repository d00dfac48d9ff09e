import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId, settle } from "../../environment/ledger-books";
import { choose, payAndNotify, place, providerId, rowOf } from "../../environment/purchases";
import { letTimePass, openPage, readPayment } from "../../environment/return-page";
import { passDeadline, passEnd } from "../../environment/time-travel";

const DAY_MS = 86_400_000;

describeShop("The return page tells how a payment ended:", (shop) => {
  async function readAsStranger(reference: string | null) {
    const { data } = await openPage(shop, reference ?? "");
    return (data as { payment: Awaited<ReturnType<typeof readPayment>> }).payment;
  }

  it("expired, with the time until when the order is kept, and who may be told that", async () => {
    const awaited = await awaitPayment(shop);
    await passDeadline(shop, awaited.platformOrderId, 0);
    await shop.control.expire(awaited.platformOrderId, { notify: false });
    await settle(shop, awaited.platformOrderId);

    const payment = await readPayment(shop, awaited);

    const { ended_at } = await rowOfOrderId(shop, awaited.platformOrderId);
    const kept = new Date((ended_at?.getTime() ?? 0) + DAY_MS).toISOString();
    expect(payment).toMatchObject({ state: "expired", end: "expired", slip: null, left_amount: null });
    expect(payment).toMatchObject({ order_kept_until: kept, another_way: { at: "order", until: kept } });
    const { payment_token } = await rowOfOrderId(shop, awaited.platformOrderId);
    expect(await readAsStranger(payment_token)).toMatchObject({ end: "expired", order_kept_until: null });

    await passEnd(shop, awaited.platformOrderId, 25);
    await settle(shop, awaited.platformOrderId);
    expect(await readPayment(shop, awaited)).toMatchObject({ end: "cancelled", order_kept_until: null });
  });

  it("declined before the deadline, in whatever words the platform says so", async () => {
    const awaited = await awaitPayment(shop);
    await shop.control.fail(awaited.platformOrderId, { errorMsg: "order expired", notify: false });
    await settle(shop, awaited.platformOrderId);

    expect(await readPayment(shop, awaited)).toMatchObject({
      state: "failed",
      end: "declined",
      order_kept_until: expect.stringMatching(/Z$/) as string,
    });
  });

  it("cancelled, by the shop", async () => {
    const awaited = await awaitPayment(shop);
    await (await Administrator.logIn(shop)).cancelOrder(awaited.orderId ?? "");

    expect(await readPayment(shop, awaited)).toMatchObject({
      end: "cancelled",
      slip: null,
      left_amount: null,
    });
  });

  it("paid, with what came beyond it until a person has looked after that", async () => {
    const awaited = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, awaited.platformOrderId, "2000");

    expect(await readPayment(shop, awaited)).toMatchObject({
      state: "paid",
      end: null,
      received_amount: "2000",
      surplus_amount: "300",
      money_seen: null,
    });

    const { id } = await rowOfOrderId(shop, awaited.platformOrderId);
    await shop.haipay.ledger.attentions.resolve(id, ["over"], "user_1", "Given back.");
    expect(await readPayment(shop, awaited)).toMatchObject({ surplus_amount: null });
  });

  it("an old slip that is paid after all is seen on every payment of the purchase, by its buyer alone", async () => {
    const checkout = await choose(shop, { method: "gmo-aozora" });
    await place(checkout);
    const old = await rowOf(shop, checkout.session);
    const { payment_collections } = await checkout.shopper.getOrder(old.medusa_order_id ?? "");
    const newer = await checkout.shopper.createPaymentSession(
      payment_collections?.[0].id ?? "",
      providerId("konbini-lawson"),
    );
    // A part of the sum: that goes into no order by itself.
    await payAndNotify(shop, old.platform_order_id, "700");

    const seen = {
      method_name: expect.objectContaining({ ja: expect.any(String) as string }) as object,
      amount: "700",
      currency_code: "jpy",
      at: expect.stringMatching(/Z$/) as string,
    };
    const current = await rowOf(shop, newer);
    expect(await readPayment(shop, { session: newer, cart: checkout.cart })).toMatchObject({
      state: "open",
      money_seen: seen,
    });
    expect(await readAsStranger(current.payment_token)).toMatchObject({
      recognised: false,
      money_seen: null,
    });
    await letTimePass(shop, checkout);
    expect(await readAsStranger(old.payment_token)).toMatchObject({
      recognised: false,
      end: "replaced",
      money_seen: seen,
    });
  });
});
