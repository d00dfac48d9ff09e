import { NESTED_FORMS } from "../../platform/nested-signature";
import { Shop } from "./shop";

let shop: Shop;
beforeAll(async () => (shop = await Shop.open()));
afterAll(() => shop.close());
beforeEach(() => shop.control.reset());

describe("The question for the account", () => {
  it("is answered with what came, signed", async () => {
    const { orderId } = await shop.apply("merpay", "1000");
    await shop.control.pay(orderId, { notify: false });
    expect(await shop.client.queryAccount(shop.account("jpy"))).toMatchObject({
      bal: "1000",
      availableBal: "0",
      frzBal: "0",
      unSettleBal: "1000",
    });
    expect(await shop.client.queryAccount(shop.account("usd"))).toMatchObject({ bal: "0" });
    expect(await shop.control.calls()).toMatchObject({ account: 2 });
  });

  it("is refused where it is not available, and proves nothing with the keys of another account", async () => {
    await shop.control.setAccountQuery(false);
    await expect(shop.client.queryAccount(shop.account("jpy"))).rejects.toMatchObject({
      name: "PlatformRefusedError",
      platformMessage: "No permission to pay for products",
    });
    await shop.control.setAccountQuery(true);
    await shop.control.setForeignKeys(true);
    await expect(shop.client.queryAccount(shop.account("jpy"))).rejects.toMatchObject({
      name: "PlatformSignatureError",
    });
    await expect(shop.apply("merpay", "1000")).rejects.toMatchObject({ name: "PlatformSignatureError" });
  });

  it("can go wrong like any other call", async () => {
    await shop.control.fault({ endpoint: "account", kind: "http_500" });
    await expect(shop.client.queryAccount(shop.account("jpy"))).rejects.toMatchObject({
      name: "PlatformOutcomeUnknownError",
    });
  });
});

describe("The question for the payment configuration", () => {
  it.each(NESTED_FORMS)("is answered for each currency, its list signed %s", async (signature) => {
    await shop.control.setProducts({ signature });
    for (const currency of ["jpy", "usd"] as const) {
      const account = shop.account(currency);
      const configuration = await shop.client.queryConfiguration(account);
      expect(configuration.verified_as).toBe(signature);
      expect(configuration.methods).toHaveLength(7);
      expect(new Set(configuration.methods.map((method) => method.currency))).toEqual(
        new Set([currency.toUpperCase()]),
      );
    }
    expect(await shop.control.calls()).toMatchObject({ config: 2, refused: 0 });
  });

  it.each(["unsigned", "bad"] as const)("is advice when it is %s", async (signature) => {
    await shop.control.setProducts({ signature });
    const { verified_as, methods } = await shop.client.queryConfiguration(shop.account("jpy"));
    expect(verified_as).toBeNull();
    expect(methods).toHaveLength(7);
  });

  it("is advice when it is signed with the keys of another account", async () => {
    await shop.control.setForeignKeys(true);
    expect((await shop.client.queryConfiguration(shop.account("jpy"))).verified_as).toBeNull();
  });

  it("tells other limits and leaves out what the account has not, and orders keep to both", async () => {
    await shop.control.setProducts({ missing: ["au-pay"], limits: { merpay: { min: "500", max: "900" } } });
    const { methods } = await shop.client.queryConfiguration(shop.account("jpy"));
    expect(methods).toHaveLength(6);
    expect(methods.find(({ in_bank_code }) => in_bank_code === "AU_PAY")).toBeUndefined();
    expect(methods.find(({ in_bank_code }) => in_bank_code === "MERPAY")).toMatchObject({
      min: "500",
      max: "900",
    });
    await expect(shop.apply("au-pay", "600")).rejects.toMatchObject({
      platformMessage: "No permission to pay for products",
    });
    await expect(shop.apply("merpay", "1000")).rejects.toMatchObject({ name: "PlatformRefusedError" });
    await expect(shop.apply("merpay", "600")).resolves.toMatchObject({ orderNo: expect.any(String) });
  });

  it("is read in the form of earlier versions", async () => {
    await shop.control.setProducts({ shape: "older" });
    const { methods } = await shop.client.queryConfiguration(shop.account("jpy"));
    expect(methods).toHaveLength(7);
    expect(methods[0]).toMatchObject({ transaction: "15", in_bank_code: expect.any(String) });
  });

  it("is refused where it is not available, and for an appId or a signature that is wrong", async () => {
    const account = shop.account("jpy");
    await expect(shop.client.queryConfiguration({ ...account, appId: "12" })).rejects.toMatchObject({
      platformMessage: "appId does not exist",
    });
    await expect(
      shop.client.queryConfiguration({ ...account, merchantSecretKey: "other" }),
    ).rejects.toMatchObject({ platformMessage: expect.stringMatching(/^sign verification failed/) });
    await shop.control.setProducts({ available: false });
    await expect(shop.client.queryConfiguration(account)).rejects.toMatchObject({
      platformMessage: "No permission to pay for products",
    });
  });
});
