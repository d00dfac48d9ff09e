import type { QueriedOrder } from "../../platform/schema";
import type { Currency } from "../../platform/catalogue";
import { Shop } from "./shop";

describe("money that comes to an order", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(() => shop.close());

  const ask = (orderId: string, currency: Currency = "jpy"): Promise<QueriedOrder> =>
    shop.client.query(shop.account(currency), { orderId });

  it("is the whole sum by default: status 2, with a fee of 3 % beside it and the time of Japan", async () => {
    const { orderId } = await shop.apply("konbini-lawson", "1250");
    const before = Math.floor(Date.now() / 1000) * 1000;
    await shop.control.pay(orderId);
    const order = await ask(orderId);
    expect(order).toMatchObject({ status: 2, amount: "1250", actualAmount: "1250", fee: "38" });
    expect(order.payTime?.getTime()).toBeGreaterThanOrEqual(before);
    expect(order.payTime?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it("adds up from a part (4) over the rest (2) to too much (5)", async () => {
    const { orderId } = await shop.apply("gmo-aozora", "12.34", { currency: "usd" });
    await shop.control.pay(orderId, { amount: "10.00", fee: "0.1" });
    expect(await ask(orderId, "usd")).toMatchObject({ status: 4, actualAmount: "10", fee: "0.1" });
    await shop.control.pay(orderId, { fee: "0" });
    expect(await ask(orderId, "usd")).toMatchObject({ status: 2, actualAmount: "12.34", fee: "0.1" });
    await shop.control.pay(orderId, { amount: "0.01", fee: "0" });
    expect(await ask(orderId, "usd")).toMatchObject({ status: 5, actualAmount: "12.35" });
  });

  it("is over-collected when a paid order is paid once more", async () => {
    const { orderId } = await shop.apply("gmo-aozora", "1000");
    await shop.control.pay(orderId);
    await shop.control.pay(orderId);
    expect(await ask(orderId)).toMatchObject({ status: 5, actualAmount: "2000" });
  });

  it("can come late, after an expiry, and the reason of the expiry is gone", async () => {
    const { orderId } = await shop.apply("konbini-ministop", "1000");
    await shop.control.expire(orderId);
    const expired = await ask(orderId);
    expect(expired).toMatchObject({ status: 3, actualAmount: "0", errorMsg: "order expired" });
    expect(expired.payTime).toBeUndefined();
    await shop.control.pay(orderId);
    const paid = await ask(orderId);
    expect(paid).toMatchObject({ status: 2, actualAmount: "1000" });
    expect(paid.errorMsg).toBeUndefined();
  });

  it("stays with an order that expires when only a part came", async () => {
    const { orderId } = await shop.apply("gmo-aozora", "1000");
    await shop.control.pay(orderId, { amount: "400" });
    await shop.control.expire(orderId);
    expect(await ask(orderId)).toMatchObject({ status: 3, actualAmount: "400" });
    await shop.control.pay(orderId);
    expect(await ask(orderId)).toMatchObject({ status: 2, actualAmount: "1000" });
  });

  it("fails with the reason that was given, and waits for confirmation with status -1", async () => {
    const { orderId } = await shop.apply("au-pay", "1000");
    await shop.control.pending(orderId);
    expect(await ask(orderId)).toMatchObject({ status: -1 });
    await shop.control.fail(orderId, { errorMsg: "残高不足" });
    expect(await ask(orderId)).toMatchObject({ status: 3, errorMsg: "残高不足" });
  });

  it("makes a paid order final: it cannot fail, expire or become pending", async () => {
    const { orderId } = await shop.apply("au-pay", "1000");
    await shop.control.pay(orderId);
    for (const act of ["fail", "expire", "pending"] as const) {
      await expect(shop.control[act](orderId)).rejects.toThrow("paid order is final");
    }
    expect((await ask(orderId)).status).toBe(2);
  });

  it("cannot be pending again after a failure", async () => {
    const { orderId } = await shop.apply("au-pay", "1000");
    await shop.control.fail(orderId);
    await expect(shop.control.pending(orderId)).rejects.toThrow("failed order is final");
  });

  it.each([
    ["1.5", "whole yen"],
    ["0", "zero"],
    ["-1", "plain decimal"],
    ["1e3", "plain decimal"],
    ["10000000000", "too large"],
  ])("is refused as a sum of %s yen", async (amount, words) => {
    const { orderId } = await shop.apply("au-pay", "1000");
    await expect(shop.control.pay(orderId, { amount })).rejects.toThrow(words);
    expect((await ask(orderId)).status).toBe(0);
  });
});
