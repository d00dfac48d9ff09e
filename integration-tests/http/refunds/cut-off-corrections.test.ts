import type { IOrderModuleService } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { RecordedRefund } from "../../../src/modules/haipay/ledger/refunds";
import { finishHalfDoneRefunds } from "../../../src/payment/refunds/finish";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId } from "../../environment/ledger-books";
import { paymentModule } from "../../environment/payment-module";
import { buy } from "../../environment/purchases";
import { ACTOR, actsOn, correct, readRefundBooks, refund } from "../../environment/recorded-refunds";

const TAKEN_BACK_ONCE = {
  total: "1700",
  due: "0",
  collection_status: "completed",
  collection_refunded: "0",
  refunds: ["700", "-700"],
  transactions: ["1700", "700", "-700"],
  credit_lines: ["700", "-700"],
};

type Creations = Record<"createRefunds", () => Promise<unknown>>;

describeShop(
  "When a crash cuts the correction of a recorded refund off, the same request finishes it, once:",
  (shop) => {
    let orderId: string;
    let platformOrderId: string;
    let mistake: RecordedRefund;

    beforeEach(async () => {
      const bought = await buy(shop);
      orderId = bought.orderId;
      platformOrderId = bought.row.platform_order_id;
      mistake = await refund(shop, platformOrderId, "700");
    });
    afterEach(() => jest.restoreAllMocks());

    it("before and after each step", async () => {
      const orders: IOrderModuleService = shop.container.resolve(Modules.ORDER);
      const payments = paymentModule(shop);
      // Each attempt comes one step farther than the one before.
      const steps: [string, () => jest.SpyInstance][] = [
        ["nothing", () => jest.spyOn(payments as unknown as Creations, "createRefunds")],
        ["the contrary refund", () => jest.spyOn(shop.haipay.ledger.refunds, "mend")],
        ["its id in the ledger", () => jest.spyOn(orders, "createOrderChange")],
        ["the begun credit line", () => jest.spyOn(orders, "confirmOrderChange")],
        ["the credit line", () => jest.spyOn(orders, "addOrderTransactions")],
        ["the transaction", () => jest.spyOn(payments, "updatePaymentCollections")],
        ["everything in Medusa", () => jest.spyOn(shop.haipay.ledger.refunds, "bookCorrection")],
      ];
      for (const [done, spy] of steps) {
        const spied = spy().mockRejectedValueOnce(new Error(`cut off after ${done}`));
        await expect(correct(shop, platformOrderId, mistake)).rejects.toThrow(`cut off after ${done}`);
        spied.mockRestore();
        expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ refunded_amount: "700" });
      }

      await expectCorrectedOnce(() => correct(shop, platformOrderId, mistake));
    });

    it("or the machine does, a minute later, and the next refund does before itself", async () => {
      jest.spyOn(shop.haipay.ledger.refunds, "bookCorrection").mockRejectedValueOnce(new Error("cut off"));
      await expect(correct(shop, platformOrderId, mistake)).rejects.toThrow("cut off");
      const [, { id }] = await shop.haipay.ledger.refunds.list(mistake.collect_order_id);
      const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await db("haipay_refund")
        .where({ id })
        .update({ created_at: new Date(Date.now() - 120_000) });

      await expectCorrectedOnce(() => finishHalfDoneRefunds(shop.container));

      const next = await refund(shop, platformOrderId, "300");
      jest.spyOn(shop.haipay.ledger.refunds, "bookCorrection").mockRejectedValueOnce(new Error("cut off"));
      await expect(correct(shop, platformOrderId, next)).rejects.toThrow("cut off");
      await refund(shop, platformOrderId, "1700");
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ refunded_amount: "1700" });
      expect(await readRefundBooks(shop, orderId)).toMatchObject({ total: "0", due: "0" });
    });

    it("its entry lets no refund of Medusa's through", async () => {
      jest
        .spyOn(paymentModule(shop) as unknown as Creations, "createRefunds")
        .mockRejectedValueOnce(new Error("cut off"));
      await expect(correct(shop, platformOrderId, mistake)).rejects.toThrow("cut off");
      const [, { id }] = await shop.haipay.ledger.refunds.list(mistake.collect_order_id);

      const input = {
        payment_id: mistake.medusa_payment_id as string,
        amount: 700,
        metadata: { permit: id },
      };
      await expect(refundPaymentWorkflow(shop.container).run({ input })).rejects.toMatchObject({
        type: "not_allowed",
      });

      await expectCorrectedOnce(() => correct(shop, platformOrderId, mistake));
    });

    it("not one of a refund that is not booked yet", async () => {
      jest.spyOn(shop.haipay.ledger.refunds, "book").mockRejectedValueOnce(new Error("cut off"));
      const reference = "payout 9";
      await expect(refund(shop, platformOrderId, "300", { reference })).rejects.toThrow("cut off");
      const [, halfDone] = await shop.haipay.ledger.refunds.list(mistake.collect_order_id);

      await expect(correct(shop, platformOrderId, halfDone)).rejects.toThrow(/is not booked yet/);

      await refund(shop, platformOrderId, "300", { reference });
      await correct(shop, platformOrderId, halfDone);
      expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: ["700", "300", "-300"] });
    });

    async function expectCorrectedOnce(finish: () => Promise<unknown>): Promise<void> {
      await finish();
      expect(await readRefundBooks(shop, orderId)).toMatchObject(TAKEN_BACK_ONCE);
      const row = await rowOfOrderId(shop, platformOrderId);
      expect(row).toMatchObject({ refunded_amount: "0" });
      expect(await actsOn(shop, row)).toMatchObject([
        { act: "record_refund" },
        { act: "correct_refund", refund_id: mistake.id, actor_id: ACTOR },
      ]);
      await expect(correct(shop, platformOrderId, mistake)).rejects.toMatchObject({ type: "conflict" });
    }
  },
);
