import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";
import { chooseMethod } from "../../../src/payment/choose";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { findSession, paymentModule } from "../../environment/payment-module";
import { NO_TRACES, tracesOf } from "../../environment/payment-step";
import { fillCart, orderIdOf, providerId } from "../../environment/purchases";

const LAWSON = providerId("konbini-lawson");
const AU_PAY = providerId("au-pay");
const MERPAY = providerId("merpay");

/** What an administrator does when a method is no longer wanted in Japan. */
async function offerOnly(shop: HaipayShop, providers: string[]): Promise<void> {
  await updateRegionsWorkflow(shop.container).run({
    input: { selector: { id: shop.region("jpy") }, update: { payment_providers: providers } },
  });
}

// Before Medusa 2.20.0 nobody else looks at the region, so these go past Medusa's own checks, as its older store API does.
describeShop("A method that the region does not offer", (shop) => {
  it("cannot be chosen, not by code of the shop either", async () => {
    await offerOnly(shop, [MERPAY]);
    const { shopper, cart } = await fillCart(shop);
    const { id } = await shopper.createPaymentCollection(cart.id);

    for (const provider of [LAWSON, AU_PAY]) {
      const choice = chooseMethod(shop.container, { payment_collection_id: id, provider_id: provider });
      await expect(choice).rejects.toThrow(/is not offered at the moment/);
    }

    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });

  it("gets no order at the platform when it was switched off after the choice, and the cart can be paid otherwise", async () => {
    const { shopper, cart } = await fillCart(shop);
    const session = await shopper.choosePayment(cart.id, LAWSON);
    await offerOnly(shop, [providerId("konbini-ministop")]);

    await expect(paymentModule(shop).authorizePaymentSession(session.id, {})).rejects.toThrow(
      /Lawson is not offered at the moment/,
    );

    expect((await shop.control.calls()).apply).toBe(0);
    expect(await findSession(shop, session.id)).toMatchObject({ status: "pending" });
    await shopper.choosePayment(cart.id, providerId("konbini-ministop"));
    const order = await shopper.placeOrder(cart.id);
    expect(await orderIdOf(shop, cart.id)).toBe(order.id);
    expect((await shop.control.calls()).apply).toBe(1);
  });

  it("still gives its order the money that was paid before it was switched off", async () => {
    const { shopper, cart } = await fillCart(shop);
    const session = await shopper.choosePayment(cart.id, AU_PAY);
    await shop.control.pay(String(session.data.orderId), { notify: false });
    await offerOnly(shop, [MERPAY]);

    const payment = await paymentModule(shop).authorizePaymentSession(session.id, {});

    expect(payment).toMatchObject({ payment_session_id: session.id });
    await offerOnly(shop, [AU_PAY]);
    const order = await shopper.placeOrder(cart.id);
    await settle(shop, String(session.data.orderId));
    expect(await readOrder(shop, order.id)).toMatchObject({ due: "0" });
  });
});
