import { TOKYO_ADDRESS } from "../../src/demo/addresses";
import type { Attention } from "../../src/modules/haipay/ledger/attentions";
import { askPlatform } from "../../src/modules/haipay/operations/ask-platform";
import { Administrator } from "../environment/administrator";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop } from "../environment/haipay-shop";
import { attentionsOf, openReasonsOf, readLedger, rowOfOrderId, settle } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { findSession, providerOf } from "../environment/payment-module";
import {
  buy,
  ledgerOf,
  orderIdOf,
  payAndNotify,
  place,
  providerId,
  rowOf,
  choose,
} from "../environment/purchases";
import { setStock } from "../environment/stock";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const AWAITING = { collection_status: "awaiting", captures: [], transactions: [] };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("A person is needed when", (shop) => {
  afterEach(() => jest.restoreAllMocks());

  /** The one attention of a collect order; its facts hold nothing about the buyer. */
  async function onlyAttentionOf(collectId: string): Promise<Attention> {
    const attentions = await attentionsOf(shop, collectId);
    expect(attentions.map(({ reason }) => reason)).toHaveLength(1);
    const { order_no } = await rowOfOrderId(shop, collectId);
    const text = JSON.stringify(attentions[0].facts);
    expect(attentions[0].facts).toMatchObject({ order_no, currency: "jpy" });
    for (const personal of [TOKYO_ADDRESS.last_name, TOKYO_ADDRESS.first_name, "hanako@", "9012345678"]) {
      expect(text).not.toContain(personal);
    }
    return attentions[0];
  }

  describe("the sum is not the one that was asked for:", () => {
    it("a part is not captured, and the attention resolves itself when the rest arrives", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });

      expect(await payAndNotify(shop, collectId, "700")).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject(AWAITING);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open", received_amount: "700" });
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "partial",
        resolved_at: null,
        facts: { charge_amount: "1700", received_amount: "700", platform_status: 4 },
      });

      expect(await payAndNotify(shop, collectId, "300")).toEqual(SUCCESS);
      await settle(shop, collectId);
      expect(await readOrder(shop, orderId)).toMatchObject(AWAITING);
      expect((await onlyAttentionOf(collectId)).facts).toMatchObject({ received_amount: "1000" });

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "partial",
        resolved_at: expect.any(Date),
        resolved_by: "system",
      });
    });

    it("too much is captured at the sum of the session, and the surplus is noted", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });

      expect(await payAndNotify(shop, collectId, "2000")).toEqual(SUCCESS);
      await settle(shop, collectId);

      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "over",
        resolved_at: null,
        facts: { charge_amount: "1700", received_amount: "2000", surplus: "300", platform_status: 5 },
      });
    });

    it("a second transfer for a paid order is noted, and the books stay", async () => {
      const { row, orderId } = await buy(shop, { method: "gmo-aozora" });
      expect(await attentionsOf(shop, row.order_id)).toEqual([]);

      expect(await payAndNotify(shop, row.order_id)).toEqual(SUCCESS);

      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await onlyAttentionOf(row.order_id)).toMatchObject({
        reason: "over",
        resolved_at: null,
        facts: { received_amount: "3400", surplus: "1700" },
      });
      expect(await rowOfOrderId(shop, row.order_id)).toMatchObject({
        state: "paid",
        received_amount: "3400",
      });
    });

    it("too little by the platform's fee counts as paid", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      await shop.control.fault({ endpoint: "query", kind: "net_amount" });

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);

      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ received_amount: "1649", fee: "51" });
      expect(await attentionsOf(shop, collectId)).toEqual([]);
    });
  });

  describe("the platform's answer does not fit:", () => {
    it.each([
      ["wrong_amount", { field: "amount", expected: "1700", found: "1701" }],
      ["wrong_currency", { field: "currency", expected: "jpy", found: "usd" }],
      ["short_amount", { field: "actualAmount", expected: "at least 1700 for status 2", found: "1699" }],
    ] as const)("%s captures nothing until an answer fits", async (kind, facts) => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      await shop.control.fault({ endpoint: "query", kind, times: 3 });

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      await settle(shop, collectId);
      const eventsBefore = (await readLedger(shop)).haipay_event;
      await settle(shop, collectId);

      expect(await readOrder(shop, orderId)).toMatchObject(AWAITING);
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "open", received_amount: null });
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "mismatch",
        resolved_at: null,
        facts,
      });
      expect((await readLedger(shop)).haipay_event).toEqual(eventsBefore);

      expect(await shop.control.notify(collectId)).toEqual([SUCCESS]);
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await onlyAttentionOf(collectId)).toMatchObject({ reason: "mismatch", resolved_by: "system" });
    });

    it("an answer that is older than the money contradicts nothing", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
      await shop.control.pay(collectId, { amount: "700", notify: false });
      await shop.control.fault({ endpoint: "query", kind: "slow", delayMs: 2_000 });
      const late = askPlatform(shop.haipay, await rowOfOrderId(shop, collectId));
      await askedOnceMore(collectId);

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      expect(await late).toMatchObject({ state: "paid", received_amount: "1700" });

      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "paid",
        platform_status: 2,
        received_amount: "1700",
      });
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await openReasonsOf(shop, collectId)).toEqual([]);
    });

    it("an answer that takes a payment back is shown to a person, and the books stay", async () => {
      const { row, orderId } = await buy(shop);
      await shop.control.fault({ endpoint: "query", kind: "wrong_amount" });

      await settle(shop, row.order_id);

      expect(await rowOfOrderId(shop, row.order_id)).toMatchObject({
        state: "paid",
        received_amount: "1700",
      });
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await onlyAttentionOf(row.order_id)).toMatchObject({ reason: "mismatch", resolved_at: null });
    });
  });

  describe("the purchase is gone:", () => {
    it("money for a cancelled order is late and not captured", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      await (await Administrator.logIn(shop)).cancelOrder(orderId);

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      await settle(shop, collectId);

      expect(await readOrder(shop, orderId)).toMatchObject({
        status: "canceled",
        collection_status: "canceled",
        captures: [],
        transactions: [],
      });
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "late",
        resolved_at: null,
        facts: {
          charge_amount: "1700",
          received_amount: "1700",
          medusa_order_id: orderId,
          order: "canceled",
        },
      });
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "paid",
        settled_at: expect.any(Date),
      });
    });

    it("money for a wallet that the shopper turned away from is orphaned, and the cart can still be paid", async () => {
      const { shopper, cart, collectId } = await awaitPayment(shop, { method: "au-pay" });
      const newer = await shopper.choosePayment(cart.id, providerId("merpay"));
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({ state: "superseded" });

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      await settle(shop, collectId);

      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "orphaned",
        resolved_at: null,
        facts: { charge_amount: "1700", received_amount: "1700", cart_id: cart.id, payment_session: "gone" },
      });
      const { order_id } = await rowOf(shop, newer);
      expect(await payAndNotify(shop, order_id)).toEqual(SUCCESS);
      const orderId = (await orderIdOf(shop, cart.id)) as string;
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await attentionsOf(shop, order_id)).toEqual([]);
    });

    it("money for a cart whose sum changed is orphaned", async () => {
      const { shopper, cart, session, collectId } = await awaitPayment(shop, { method: "merpay" });
      const { items } = await shopper.getCart(cart.id);
      await shopper.setQuantity(cart.id, items?.[0].id ?? "", 2);
      expect(await findSession(shop, session.id)).toBeUndefined();

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);

      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await onlyAttentionOf(collectId)).toMatchObject({ reason: "orphaned", resolved_at: null });
    });
  });

  describe("a paid cart cannot become an order:", () => {
    it("out of stock leaves session and payment alone, and the next settle after restock places and captures", async () => {
      const { cart, session, collectId } = await awaitPayment(shop, { method: "au-pay" });
      await setStock(shop, "sencha", 0);
      const provider = providerOf(shop, "au-pay");
      const refund = jest.spyOn(provider, "refundPayment");
      const remove = jest.spyOn(provider, "deletePayment");
      const cancel = jest.spyOn(provider, "cancelPayment");

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      await settle(shop, collectId);

      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await findSession(shop, session.id)).toMatchObject({ status: "pending" });
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        state: "paid",
        settled_at: null,
        next_check_at: expect.any(Date),
      });
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "completion_failed",
        resolved_at: null,
        facts: {
          charge_amount: "1700",
          received_amount: "1700",
          cart_id: cart.id,
          refusal: expect.stringMatching(/stock|inventory/i),
        },
      });

      await setStock(shop, "sencha", 5);
      await settle(shop, collectId);

      const orderId = (await orderIdOf(shop, cart.id)) as string;
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await findSession(shop, session.id)).toMatchObject({ status: "authorized" });
      expect(await onlyAttentionOf(collectId)).toMatchObject({ resolved_by: "system" });
      expect(await rowOfOrderId(shop, collectId)).toMatchObject({
        settled_at: expect.any(Date),
        next_check_at: null,
      });
      for (const spy of [refund, remove, cancel]) expect(spy).not.toHaveBeenCalled();
    });

    it("a notification that is sent again after restock places the order too", async () => {
      const { cart, collectId } = await awaitPayment(shop, { method: "merpay" });
      await setStock(shop, "sencha", 0);
      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);
      await setStock(shop, "sencha", 1);

      expect(await shop.control.notify(collectId)).toEqual([SUCCESS]);

      expect(await readOrder(shop, (await orderIdOf(shop, cart.id)) as string)).toMatchObject(PAID);
      expect(await openReasonsOf(shop, collectId)).toEqual([]);
    });
  });

  describe("one purchase is paid twice:", () => {
    it("by the wallet that was chosen and by the one that was left", async () => {
      const { shopper, cart, collectId: left } = await awaitPayment(shop, { method: "au-pay" });
      const session = await shopper.choosePayment(cart.id, providerId("merpay"));
      const { order_id: chosen } = await rowOf(shop, session);
      expect(await payAndNotify(shop, chosen)).toEqual(SUCCESS);

      expect(await payAndNotify(shop, left)).toEqual(SUCCESS);
      await settle(shop, left);

      const orderId = (await orderIdOf(shop, cart.id)) as string;
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await attentionsOf(shop, chosen)).toEqual([]);
      expect(await onlyAttentionOf(left)).toMatchObject({
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
      const slips = (await ledgerOf(shop, checkout.session)).reverse().map(({ order_id }) => order_id);
      expect(slips).toHaveLength(2);
      const [first, second] = [slips[firstPaid], slips[1 - firstPaid]];

      expect(await payAndNotify(shop, first)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await payAndNotify(shop, second)).toEqual(SUCCESS);
      await settle(shop, second);

      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await attentionsOf(shop, first)).toEqual([]);
      expect(await onlyAttentionOf(second)).toMatchObject({
        reason: "duplicate",
        resolved_at: null,
        facts: { paid_by: first, received_amount: "1700", medusa_order_id: orderId },
      });
    });
  });

  describe("the order was edited while the slip was open:", () => {
    it("a higher total is captured at the slip's sum, and what is due is noted", async () => {
      const { collectId, orderId = "" } = await awaitPayment(shop);
      const admin = await Administrator.logIn(shop);
      await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);

      expect(await readOrder(shop, orderId)).toMatchObject({
        total: "2580",
        due: "880",
        captures: ["1700"],
        transactions: ["1700"],
      });
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "total_changed",
        resolved_at: null,
        facts: { received_amount: "1700", due: "880", medusa_order_id: orderId },
      });
    });

    it("a lower total is captured at the slip's sum, and what is too much is noted", async () => {
      const { shopper, collectId, orderId = "" } = await awaitPayment(shop, { quantity: 2 });
      const { items } = await shopper.getOrder(orderId);
      const admin = await Administrator.logIn(shop);
      await admin.changeQuantity(orderId, items?.[0].id ?? "", 1);

      expect(await payAndNotify(shop, collectId)).toEqual(SUCCESS);

      expect(await readOrder(shop, orderId)).toMatchObject({
        total: "1700",
        due: "-1200",
        captures: ["2900"],
        transactions: ["2900"],
      });
      expect(await onlyAttentionOf(collectId)).toMatchObject({
        reason: "total_changed",
        resolved_at: null,
        facts: { received_amount: "2900", due: "-1200" },
      });
    });
  });

  /** Waits until the platform has been asked about a collect order and holds its answer back. */
  async function askedOnceMore(_collectId: string): Promise<void> {
    const { query } = await shop.control.calls();
    for (let turn = 0; turn < 100 && (await shop.control.calls()).query === query; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
});
