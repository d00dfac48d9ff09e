import {
  createCartCreditLinesWorkflow,
  createOrderCreditLinesWorkflow,
  updateCartWorkflow,
} from "@medusajs/medusa/core-flows";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { Administrator } from "../environment/administrator";
import { AnnouncedEvents } from "../environment/announced-events";
import { awaitPayment } from "../environment/awaited-payments";
import { eventually } from "../environment/eventually";
import { describeShop } from "../environment/haipay-shop";
import { openReasonsOf, rowOfOrderId, settle } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { postChoice } from "../environment/payment-step";
import {
  choose,
  fillCart,
  ledgerOf,
  orderIdOf,
  payAndNotify,
  place,
  providerId,
  rowOf,
} from "../environment/purchases";
import { NOTHING, sweepAfter } from "../environment/sweeping";
import { passDeadline } from "../environment/time-travel";
import { TOKYO_ADDRESS } from "../../demo/addresses";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };

describeShop("What is owed now", (shop) => {
  function creditCart(cartId: string, amount: number) {
    return createCartCreditLinesWorkflow(shop.container).run({
      input: [{ cart_id: cartId, amount, reference: "test", reference_id: "1", metadata: {} }],
    });
  }

  function creditOrder(orderId: string, amount: number) {
    return createOrderCreditLinesWorkflow(shop.container).run({
      input: { id: orderId, credit_lines: [{ amount, reference: "test", reference_id: "1", metadata: {} }] },
    });
  }

  it("is what a method is chosen for, also when Medusa left the payment collection behind", async () => {
    const { shopper, cart } = await fillCart(shop);
    const collection = await shopper.createPaymentCollection(cart.id);
    await creditCart(cart.id, 300);

    const session = await shopper.createPaymentSession(collection.id, providerId("au-pay"));

    const row = await rowOf(shop, session);
    expect([session.amount, row.session_amount, row.charge_amount]).toEqual([1400, "1400", "1400"]);
    expect(await shop.control.order(row.platform_order_id)).toMatchObject({ amount: "1400.00" });
    await payAndNotify(shop, row.platform_order_id);
    const orderId = (await orderIdOf(shop, cart.id)) as string;
    expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1400"] });
  });

  it("is nothing to choose a method for when credit covers all of it", async () => {
    const { shopper, cart } = await fillCart(shop);
    const { id } = await shopper.createPaymentCollection(cart.id);
    await creditCart(cart.id, 1700);

    const answer = await postChoice(shop, id, { provider_id: providerId("konbini-lawson") });

    expect(answer).toMatchObject({ status: 400, message: expect.stringMatching(/nothing to pay/) });
    expect((await shop.control.calls()).apply).toBe(0);
  });

  it("stops a slip for another sum, and the next choice is for the new one", async () => {
    const checkout = await choose(shop);
    await creditCart(checkout.cart.id, 700);

    expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({
      type: "cart",
      error: { message: expect.stringMatching(/total of this purchase has changed since Lawson was chosen/) },
    });
    expect((await shop.control.calls()).apply).toBe(0);

    const session = await checkout.shopper.choosePayment(checkout.cart.id, providerId("konbini-lawson"));
    await place({ ...checkout, session });
    expect(await rowOf(shop, session)).toMatchObject({ state: "open", charge_amount: "1000" });
  });

  it("keeps a region's other currency from being paid by a session of the first", async () => {
    const checkout = await choose(shop);
    const collectionId = (await rowOf(shop, checkout.session)).payment_collection_id;
    await updateCartWorkflow(shop.container).run({
      input: { id: checkout.cart.id, region_id: shop.region("usd") },
    });
    expect(await ledgerOf(shop, checkout.session)).toMatchObject([{ state: "superseded" }]);
    // As if Medusa had left the collection behind.
    const payments = shop.container.resolve(Modules.PAYMENT);
    await payments.updatePaymentCollections(collectionId, {
      amount: MathBN.convert(1700),
      currency_code: "jpy",
    });

    const answer = await postChoice(shop, collectionId, { provider_id: providerId("au-pay") });

    expect(answer).toMatchObject({ status: 200, sessions: [{ currency_code: "usd" }] });
    expect(await rowOf(shop, answer.sessions[0])).toMatchObject({ currency: "usd" });
  });

  describe("is nothing for a placed order that credit covers:", () => {
    it("it is not cancelled by our deadline, and money that comes for it waits for a person", async () => {
      const { orderId = "", platformOrderId } = await awaitPayment(shop);
      await creditOrder(orderId, 1700);
      await passDeadline(shop, platformOrderId);

      await settle(shop, platformOrderId);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
        state: "expired",
        settled_at: expect.any(Date),
      });
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending", due: "0" });

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: [], due: "0" });
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["mismatch"]);
    });

    it("it gets no slip from the second completion or the sweep, and none is reissued", async () => {
      const checkout = await choose(shop);
      await creditCart(checkout.cart.id, 1700);
      const orderId = await place(checkout);

      expect(await place(checkout)).toBe(orderId);
      expect(await sweepAfter(shop, 60)).toMatchObject({ ...NOTHING, placed: expect.any(Number) });

      expect((await shop.control.calls()).apply).toBe(0);
      expect(await rowOf(shop, checkout.session)).toMatchObject({ state: "chosen" });
    });
  });

  it("gives a wallet's page up when its order is placed with credit, and its money waits for a person", async () => {
    const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    await creditCart(cart.id, 1700);
    expect(await shopper.complete(cart.id)).toMatchObject({ type: "order" });
    await eventually(async () =>
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "superseded" }),
    );
    const { medusa_order_id } = await rowOfOrderId(shop, platformOrderId);

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

    expect(await readOrder(shop, medusa_order_id ?? "")).toMatchObject({ captures: [], due: "0" });
    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["mismatch"]);
  });

  describe("after an order edit", () => {
    it("the slip's sum is captured, the difference stays before a person, and nobody hears that it is paid", async () => {
      const events = new AnnouncedEvents(shop);
      const { orderId = "", platformOrderId } = await awaitPayment(shop);
      const admin = await Administrator.logIn(shop);
      await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
      await settle(shop, platformOrderId);

      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "880" });
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["total_changed"]);
      expect(events.of("haipay.payment.paid")).toEqual([]);
      events.stop();
    });

    it("a reissued slip is for what is owed now, and paying it leaves nothing due", async () => {
      const { orderId = "", platformOrderId, session } = await awaitPayment(shop);
      const admin = await Administrator.logIn(shop);
      await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);
      const { id } = await rowOfOrderId(shop, platformOrderId);

      const { status, data } = await admin.http.post(`/admin/haipay/collect-orders/${id}/reissue`, {});

      expect(status).toBe(200);
      const [reissued] = await ledgerOf(shop, session);
      expect(data.collect_order).toMatchObject({
        id: reissued.id,
        sums: { charge: "2580", session: "2580" },
      });
      expect(await shop.control.order(reissued.platform_order_id)).toMatchObject({ amount: "2580.00" });
      expect(await payAndNotify(shop, reissued.platform_order_id)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({
        captures: ["2580"],
        due: "0",
        collection_status: "completed",
      });
      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["duplicate"]);
    });

    it("none is reissued while part of the money is there, nor when nothing is owed", async () => {
      const { orderId = "", platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
      const admin = await Administrator.logIn(shop);
      const { id } = await rowOfOrderId(shop, platformOrderId);
      await payAndNotify(shop, platformOrderId, "700");

      const refused = await admin.http.post(`/admin/haipay/collect-orders/${id}/reissue`, {});
      expect([refused.status, refused.data.message]).toEqual([
        400,
        expect.stringMatching(/^700 JPY have come for this purchase/),
      ]);

      const other = await awaitPayment(shop);
      await creditOrder(other.orderId ?? "", 1700);
      const row = await rowOfOrderId(shop, other.platformOrderId);
      const nothing = await admin.http.post(`/admin/haipay/collect-orders/${row.id}/reissue`, {});
      expect([nothing.status, nothing.data.message]).toEqual([400, expect.stringMatching(/owes nothing/)]);
      expect((await shop.control.calls()).apply).toBe(2);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: [] });
    });
  });

  describe("The buyer whom the platform gets", () => {
    it("is the one that the shopper corrected before placing the order", async () => {
      const checkout = await choose(shop);
      await checkout.shopper.updateCart(checkout.cart.id, {
        email: "right@example.com",
        billing_address: { ...TOKYO_ADDRESS, first_name: "次郎", phone: "080-1111-2222" },
      });

      await place(checkout);

      const { platform_order_id } = await rowOf(shop, checkout.session);
      expect(await shop.control.order(platform_order_id)).toMatchObject({
        name: "山田 次郎",
        phone: "08011112222",
        email: "right@example.com",
      });
    });

    it("keeps what was given for the payment alone, unless the cart is corrected in that field", async () => {
      const checkout = await choose(shop, { data: { phone: "07012345678", name: "支払 太郎" } });
      await checkout.shopper.updateCart(checkout.cart.id, {
        billing_address: { ...TOKYO_ADDRESS, phone: "080-1111-2222" },
      });

      await place(checkout);

      const { platform_order_id } = await rowOf(shop, checkout.session);
      expect(await shop.control.order(platform_order_id)).toMatchObject({
        name: "支払 太郎",
        phone: "08011112222",
      });
    });

    it("is refused with an explanation when the correction is not valid", async () => {
      const checkout = await choose(shop);
      await checkout.shopper.updateCart(checkout.cart.id, {
        billing_address: { ...TOKYO_ADDRESS, phone: "12" },
      });

      expect(await checkout.shopper.complete(checkout.cart.id)).toMatchObject({
        type: "cart",
        error: { type: "payment_authorization_error", message: expect.stringMatching(/phone/i) },
      });
      expect((await shop.control.calls()).apply).toBe(0);
    });
  });
});
