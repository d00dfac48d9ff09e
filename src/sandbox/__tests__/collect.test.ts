import { CURRENCIES, METHODS } from "../../platform/catalogue";
import { Shop } from "./shop";

const rows = CURRENCIES.flatMap((currency) =>
  METHODS.map((method) => ({ currency, id: method.id, method, code: method.channels[currency].inBankCode })),
);

describe("collect/apply and collect/query", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(() => shop.close());

  it("offers 14 rows", () => {
    expect(rows).toHaveLength(14);
  });

  it.each(rows)(
    "applies for and finds an order of $code in $currency",
    async ({ currency, id, method, code }) => {
      const { min, max } = method.channels[currency].limits;
      for (const amount of [min, max]) {
        const applied = await shop.apply(id, amount, { currency, subject: "ご注文", body: "R&D = 1" });
        expect(applied.payUrl).toMatch(new RegExp(`^${shop.sandbox.url}/pay/[\\w-]{16}$`));
        expect(applied.orderNo).toMatch(/^60\d{14,}$/);
        expect(applied.qrCode).toBeUndefined();
        const isBank = method.kind === "bank_transfer";
        if (isBank) expect(applied.bankCode).toBe(code);
        // A wallet has no number; what a chain's looks like is the pay pages' matter.
        expect(applied.bankNo ?? "").toMatch(
          isBank ? /^\d{7}$/ : method.kind === "konbini" ? /^\d{11,13}$/ : /^$/,
        );

        const queried = await shop.client.query(shop.account(currency), applied);
        expect(queried).toMatchObject({
          orderId: applied.orderId,
          orderNo: applied.orderNo,
          amount: amount.replace(/\.?0+$/, (zeros) => (zeros.startsWith(".") ? "" : zeros)),
          actualAmount: "0",
          fee: "0",
          status: 0,
          currency: currency.toUpperCase(),
          inBankCode: code,
        });
        expect(queried.payTime).toBeUndefined();
        expect(queried.errorMsg).toBeUndefined();
      }
    },
  );

  it("writes yen with decimals and a number in its written form", async () => {
    const { orderId } = await shop.apply("merpay", "50000");
    const message = { appId: shop.applyFields("jpy").appId, orderId };
    const answer = await shop.postSigned("query", message, { path: "jpy" });
    expect(answer).toMatchObject({
      status: "1",
      error: "00000000",
      msg: "",
      data: { amount: "50000.00", status: 0 },
    });
  });

  it("refuses an order id that was used before, in the other currency too", async () => {
    const { orderId } = await shop.apply("merpay", "100");
    const again = shop.apply("au-pay", "100", { orderId });
    await expect(again).rejects.toMatchObject({ name: "PlatformRefusedError", platformCode: "2002" });
    const inDollars = shop.apply("au-pay", "1", { orderId, currency: "usd" });
    await expect(inDollars).rejects.toMatchObject({ name: "PlatformRefusedError", platformCode: "2002" });
  });

  it("uses up no order id by a refusal", async () => {
    const orderId = shop.newOrderId();
    const refused = await shop.postSigned("apply", shop.applyFields("jpy", { orderId, phone: "1" }), {
      path: "jpy",
    });
    expect(refused.error).toBe("1001");
    await expect(shop.apply("merpay", "100", { orderId })).resolves.toMatchObject({ orderId });
  });

  it("refuses a query for an order that does not exist, or exists in the other currency, or has another number", async () => {
    const { orderId } = await shop.apply("merpay", "100");
    const code = { platformCode: "2001" };
    await expect(shop.client.query(shop.account("jpy"), { orderId: "none" })).rejects.toMatchObject(code);
    await expect(shop.client.query(shop.account("usd"), { orderId })).rejects.toMatchObject(code);
    const otherNumber = { orderId, orderNo: "6000000000000000" };
    await expect(shop.client.query(shop.account("jpy"), otherNumber)).rejects.toMatchObject(code);
  });

  it("serves no other currency and no other method than POST", async () => {
    const yuan = await fetch(`${shop.sandbox.url}/cny/collect/apply`, { method: "POST", body: "{}" });
    const get = await fetch(`${shop.sandbox.url}/jpy/collect/apply`);
    expect([yuan.status, get.status]).toEqual([404, 404]);
  });

  it("shows the merchant appIds that no floating point number can hold", () => {
    for (const currency of CURRENCIES) {
      const { appId } = shop.sandbox.accounts[currency];
      expect(String(Number(appId))).not.toBe(appId);
    }
  });

  it("listens on 127.0.0.1 only", () => {
    expect(new URL(shop.sandbox.url).hostname).toBe("127.0.0.1");
  });
});
