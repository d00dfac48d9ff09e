import { askPlatform } from "../../../src/payment/ask";
import { awaitPayment } from "../../environment/awaited-payments";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf, readLedger, rowOfOrderId, settle } from "../../environment/ledger-books";
import { onlyAttentionOf } from "../../environment/only-attention";
import { readOrder } from "../../environment/order-books";
import { buy, payAndNotify } from "../../environment/purchases";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const AWAITING = { collection_status: "awaiting", captures: [], transactions: [] };
const PAID = { collection_status: "completed", due: "0", captures: ["1700"], transactions: ["1700"] };

describeShop("A person is needed when the platform's answer does not fit:", (shop) => {
  it.each([
    ["wrong_amount", { field: "amount", expected: "1700", found: "1701" }],
    ["wrong_currency", { field: "currency", expected: "jpy", found: "usd" }],
    [
      "short_amount",
      {
        field: "actualAmount",
        expected: "at least 1700, or 10 % less with the fee, for status 2",
        found: "1699",
      },
    ],
  ] as const)("%s captures nothing until an answer fits", async (kind, facts) => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.fault({ endpoint: "query", kind, times: 3 });

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
    await settle(shop, platformOrderId);
    const eventsBefore = (await readLedger(shop)).haipay_history;
    await settle(shop, platformOrderId);

    expect(await readOrder(shop, orderId)).toMatchObject(AWAITING);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "open",
      received_amount: null,
    });
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "mismatch",
      resolved_at: null,
      facts,
    });
    expect((await readLedger(shop)).haipay_history).toEqual(eventsBefore);

    expect(await shop.control.notify(platformOrderId)).toEqual([SUCCESS]);
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await onlyAttentionOf(shop, platformOrderId)).toMatchObject({
      reason: "mismatch",
      resolved_by: "system",
    });
  });

  it("an answer that is older than the money contradicts nothing", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
    await shop.control.pay(platformOrderId, { amount: "700", notify: false });
    await shop.control.fault({ endpoint: "query", kind: "slow", delayMs: 2_000 });
    const { query } = await shop.control.calls();
    const late = askPlatform(shop.haipay, await rowOfOrderId(shop, platformOrderId));
    await eventually(async () => expect((await shop.control.calls()).query).toBe(query + 1));

    expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
    expect(await late).toMatchObject({ state: "paid", received_amount: "1700" });

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "paid",
      platform_status: 2,
      received_amount: "1700",
    });
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
  });

  it("an answer that takes a payment back is shown to a person, and the books stay", async () => {
    const { row, orderId } = await buy(shop);
    await shop.control.fault({ endpoint: "query", kind: "wrong_amount" });

    await settle(shop, row.platform_order_id);

    expect(await rowOfOrderId(shop, row.platform_order_id)).toMatchObject({
      state: "paid",
      received_amount: "1700",
    });
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await onlyAttentionOf(shop, row.platform_order_id)).toMatchObject({
      reason: "mismatch",
      resolved_at: null,
    });
  });
});
