import type { RecordRefundInput } from "../../../src/payment/refunds/input";
import { recordRefund } from "../../../src/payment/refunds/record";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { readLedger } from "../../environment/ledger-books";
import { buy } from "../../environment/purchases";
import { readRefundBooks, refund } from "../../environment/recorded-refunds";

const HOUR_MS = 3_600_000;

const WRONG_FIELDS: readonly [string, Partial<Record<keyof RecordRefundInput, unknown>>, RegExp][] = [
  ["the sum is no text", { amount: 1700 }, /amount is no plain, positive decimal: give whole yen/],
  ["the sum is no number", { amount: "1,700" }, /amount is no plain, positive decimal: give whole yen/],
  ["the sum is written with an exponent", { amount: "1e3" }, /amount is no plain/],
  ["the sum is zero", { amount: "0.00" }, /amount is zero/],
  ["the sum is negative", { amount: "-1" }, /amount is no plain/],
  [
    "the sum has fractions of a yen",
    { amount: "100.5" },
    /amount "100.5" cannot be paid out in JPY: give whole/,
  ],
  ["the sum is less than half a yen", { amount: "0.4" }, /amount is no plain|cannot be paid out/],
  ["the sum is ¥1 more than was captured", { amount: "1701" }, /1701 JPY is more than is left .*: 1700 JPY/],
  ["the day is no date", { paid_on: new Date("never") }, /paid_on must be a day in Japan/],
  ["the day is a text", { paid_on: "2026-01-01" }, /paid_on must be a day in Japan/],
  ["the day is to come", { paid_on: new Date(Date.now() + 25 * HOUR_MS) }, /paid_on is in the future/],
  ["the reference is empty", { reference: "  " }, /reference must be text of 1 to 200 characters/],
  ["the reference is too long", { reference: "x".repeat(201) }, /reference must be text of 1 to 200/],
  ["the note is too long", { note: "x".repeat(2_001) }, /note must be text of at most 2000/],
  ["the target is unknown", { target: "cash" }, /target must be one of payment, ledger/],
  ["there is no surplus", { target: "ledger" }, /nothing is left to refund of what came beyond the charge/],
  ["nobody records it", { actor_id: "" }, /actor_id is missing/],
];

describeShop(
  "The record of a refund that was paid outside is refused in words, with nothing written, when",
  (shop) => {
    it("a field is wrong", async () => {
      const { orderId, row } = await buy(shop);
      const before = { books: await readRefundBooks(shop, orderId), ledger: await readLedger(shop) };

      for (const [problem, changes, message] of WRONG_FIELDS) {
        const outcome = await refund(
          shop,
          row.platform_order_id,
          "1700",
          changes as Partial<RecordRefundInput>,
        ).then(
          () => "recorded",
          (error: Error) => error.message,
        );
        expect({ problem, outcome }).toEqual({ problem, outcome: expect.stringMatching(message) });
      }

      expect({ books: await readRefundBooks(shop, orderId), ledger: await readLedger(shop) }).toEqual(before);
      expect(await shop.haipay.ledger.refunds.list(row.id)).toEqual([]);
    });

    it("today in Japan is not the future, whatever the day is elsewhere", async () => {
      const { row } = await buy(shop);
      const japanese = new Date(Date.now() + 9 * HOUR_MS).toISOString().slice(0, 10);

      await refund(shop, row.platform_order_id, "1", { paid_on: new Date(`${japanese}T23:59:59+09:00`) });
      await expect(
        refund(shop, row.platform_order_id, "1", {
          paid_on: new Date(Date.parse(`${japanese}T23:59:59+09:00`) + 1_000),
        }),
      ).rejects.toThrow(/paid_on is in the future/);
    });

    it("a cent is divided, and $0.01 more than was captured", async () => {
      const { row } = await buy(shop, { currency: "usd", method: "merpay" });
      const cent = (Number(row.charge_amount) + 0.01).toFixed(2);

      await expect(refund(shop, row.platform_order_id, "1.005")).rejects.toThrow(
        /"1.005" cannot be paid out in USD/,
      );
      await expect(refund(shop, row.platform_order_id, cent)).rejects.toThrow(/is more than is left/);
    });

    it("the reference was used before, also by a double click", async () => {
      const { orderId, row } = await buy(shop);

      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(() => refund(shop, row.platform_order_id, "500", { reference: "payout 7" })),
      );

      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [refused] = outcomes.filter((outcome) => outcome.status === "rejected");
      expect(refused?.reason).toMatchObject({
        type: "duplicate_error",
        problems: [
          {
            code: "reference_used",
            field: "reference",
            figures: { reference: "payout 7", amount: "500", currency_code: "jpy" },
          },
        ],
        message: expect.stringMatching(/reference "payout 7" was recorded already, for 500 JPY/),
      });
      expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: ["500"], due: "0" });
      await expect(refund(shop, row.platform_order_id, "200", { reference: "payout 7" })).rejects.toThrow(
        /already/,
      );

      const other = await buy(shop);
      await refund(shop, other.row.platform_order_id, "500", { reference: "payout 7" });
    });

    it("nothing came, or the collect order is unknown", async () => {
      const { platformOrderId } = await awaitPayment(shop);

      await expect(refund(shop, platformOrderId, "1")).rejects.toMatchObject({
        type: "not_allowed",
        message: expect.stringMatching(/nothing is left to refund of what was received/),
      });
      await expect(refund(shop, platformOrderId, "1", { target: "payment" })).rejects.toThrow(
        /did not capture/,
      );
      const unknown = { amount: "1", paid_on: new Date(), reference: "x", actor_id: "user_1" };
      await expect(
        recordRefund(shop.container, { ...unknown, collect_order_id: "hpco_unknown" }),
      ).rejects.toMatchObject({ type: "not_found" });
    });

    it("somebody edits the order; afterwards it is recorded", async () => {
      const { orderId, row } = await buy(shop);
      const admin = await Administrator.logIn(shop);
      await admin.http.post("/admin/order-edits", { order_id: orderId });

      await expect(refund(shop, row.platform_order_id, "1700", { reference: "a" })).rejects.toThrow(
        /is being changed .* Nothing was recorded/,
      );
      expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: [], transactions: ["1700"] });

      await admin.http.delete(`/admin/order-edits/${orderId}`);
      await refund(shop, row.platform_order_id, "1700", { reference: "a" });
      expect(await readRefundBooks(shop, orderId)).toMatchObject({ refunds: ["1700"], due: "0" });
    });
  },
);
