import type { IOrderModuleService } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { RecordedRefund } from "../../../src/modules/haipay/ledger/refunds";
import { finishHalfDoneRefunds } from "../../../src/payment/refunds/finish";
import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId } from "../../environment/ledger-books";
import { paymentIdOf, paymentModule } from "../../environment/payment-module";
import { buy } from "../../environment/purchases";
import { ACTOR, actsOn, readRefundBooks, refund } from "../../environment/recorded-refunds";

const REFERENCE = "payout 9";
const BOOKED_ONCE = {
  total: "1000",
  due: "0",
  collection_status: "completed",
  collection_refunded: "700",
  refunds: ["700"],
  transactions: ["1700", "-700"],
  credit_lines: ["700"],
};

describeShop(
  "When a crash cuts off a refund that is being recorded, the same request finishes it, and books it once:",
  (shop) => {
    let orderId: string;
    let platformOrderId: string;
    let paymentId: string;

    beforeEach(async () => {
      const bought = await buy(shop);
      orderId = bought.orderId;
      platformOrderId = bought.row.platform_order_id;
      paymentId = await paymentIdOf(shop, bought.session.id);
    });
    afterEach(() => jest.restoreAllMocks());

    it("before Medusa heard of it", async () => {
      await enter();

      await expectFinishedOnce();
    });

    it("after Medusa wrote its refund, before it asked the provider", async () => {
      await writeMedusaRefund({ permit: (await enter()).id });

      await expectFinishedOnce();
    });

    it("after the permit was used, before Medusa noted the sum", async () => {
      const { id } = await enter();
      await shop.haipay.ledger.refunds.consume(id, paymentId, await writeMedusaRefund({ permit: id }));

      await expectFinishedOnce();
    });

    it("after Medusa took its refund back, though the permit was used", async () => {
      await shop.haipay.ledger.refunds.consume((await enter()).id, paymentId, "ref_taken_back");

      await expectFinishedOnce();
    });

    it.each([
      ["the transaction is written", "addOrderTransactions"],
      ["the credit line is begun", "createOrderChange"],
      ["the credit line is confirmed", "confirmOrderChange"],
    ] as const)("before %s in the order", async (_, method) => {
      const orders: IOrderModuleService = shop.container.resolve(Modules.ORDER);
      jest.spyOn(orders, method).mockRejectedValueOnce(new Error("cut off"));
      await expect(record()).rejects.toThrow("cut off");
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ refunded_amount: "0" });

      await expectFinishedOnce();
    });

    it("after everything in Medusa, before the ledger", async () => {
      jest.spyOn(shop.haipay.ledger.refunds, "book").mockRejectedValueOnce(new Error("cut off"));
      await expect(record()).rejects.toThrow("cut off");
      expect(await readRefundBooks(shop, orderId)).toMatchObject(BOOKED_ONCE);

      await expectFinishedOnce();
    });

    it("after everything in Medusa, for an order that was edited since and owes more", async () => {
      await (await Administrator.logIn(shop)).addToOrder(orderId, shop.seeded.variants.sencha);
      jest.spyOn(shop.haipay.ledger.refunds, "book").mockRejectedValueOnce(new Error("cut off"));
      await expect(record()).rejects.toThrow("cut off");
      const books = await readRefundBooks(shop, orderId);
      expect(books).toMatchObject({ due: "1200", transactions: ["1700", "-700"], credit_lines: ["700"] });

      await record();

      expect(await readRefundBooks(shop, orderId)).toEqual(books);
    });

    it("but not with another sum, day or target; and another refund finishes it first", async () => {
      await enter();
      const yesterday = new Date(Date.now() - 86_400_000);

      for (const [amount, changes] of [
        ["701", {}],
        ["700", { paid_on: yesterday }],
        ["700", { target: "ledger" }],
      ] as const) {
        await expect(
          refund(shop, platformOrderId, amount, { reference: REFERENCE, ...changes }),
        ).rejects.toThrow(/belongs to a refund of 700 JPY .* that was cut off/);
      }
      await expect(refund(shop, platformOrderId, "1001")).rejects.toThrow(/more than is left .*: 1000 JPY/);

      expect(await readRefundBooks(shop, orderId)).toMatchObject(BOOKED_ONCE);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ refunded_amount: "700" });
    });

    it("or the machine does, a minute later", async () => {
      const { id } = await enter();

      expect(await finishHalfDoneRefunds(shop.container)).toBe(0);
      expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: [] });
      await age("haipay_refund", id);
      expect(await finishHalfDoneRefunds(shop.container)).toBe(1);

      expect(await readRefundBooks(shop, orderId)).toMatchObject(BOOKED_ONCE);
      expect(await finishHalfDoneRefunds(shop.container)).toBe(0);
      await expect(record()).rejects.toThrow(/was recorded already, for 700 JPY/);
    });

    it("what Medusa refuses leaves nothing behind, and the reference is free", async () => {
      jest.spyOn(paymentModule(shop), "refundPayment").mockRejectedValueOnce(new Error("refused"));

      await expect(record()).rejects.toThrow("refused");

      const { id } = await rowOfOrderId(shop, platformOrderId);
      expect(await shop.haipay.ledger.refunds.list(id)).toEqual([]);
      await expectFinishedOnce();
    });

    it("a refund that nobody recorded, left by a refusal that was cut off, does not count", async () => {
      const stray = await writeMedusaRefund(null, 1700);
      await expect(record()).rejects.toThrow(/nothing is left/);

      await age("refund", stray);

      await expectFinishedOnce();
    });

    function record(): Promise<RecordedRefund> {
      return refund(shop, platformOrderId, "700", { reference: REFERENCE });
    }

    async function enter(): Promise<RecordedRefund> {
      const { id } = await rowOfOrderId(shop, platformOrderId);
      const entered = await shop.haipay.ledger.refunds.enter({
        collect_order_id: id,
        corrects_id: null,
        target: "payment",
        amount: "700",
        booked_amount: "700",
        currency: "jpy",
        paid_on: new Date(),
        reference: REFERENCE,
        note: null,
        recorded_by: ACTOR,
        medusa_payment_id: paymentId,
      });
      return entered as RecordedRefund;
    }

    /** As Medusa does before it asks the provider. */
    async function writeMedusaRefund(metadata: object | null, amount = 700): Promise<string> {
      const { refundService_ } = paymentModule(shop) as unknown as {
        refundService_: { create(data: object): Promise<{ id: string }> };
      };
      return (await refundService_.create({ payment: paymentId, amount, metadata })).id;
    }

    /** Makes a row two minutes older. */
    async function age(table: "haipay_refund" | "refund", id: string): Promise<void> {
      const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await db(table)
        .where({ id })
        .update({ created_at: new Date(Date.now() - 120_000) });
    }

    async function expectFinishedOnce(): Promise<void> {
      expect(await record()).toMatchObject({ amount: "700", booked_at: expect.any(Date) });
      expect(await readRefundBooks(shop, orderId)).toMatchObject(BOOKED_ONCE);
      const row = await rowOfOrderId(shop, platformOrderId);
      expect(row).toMatchObject({ refunded_amount: "700" });
      expect(await actsOn(shop, row)).toMatchObject([{ act: "record_refund", amount: "700" }]);
      await expect(record()).rejects.toThrow(/was recorded already, for 700 JPY/);
      await refund(shop, platformOrderId, "1000");
      expect(await readRefundBooks(shop, orderId)).toMatchObject({
        total: "0",
        due: "0",
        transactions: ["1700", "-700", "-1000"],
      });
    }
  },
);
