import { randomBytes } from "node:crypto";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { leaveEachTestToThePage, pasted, SettingsPage } from "../../environment/page-settings";
import { choose, payAndNotify } from "../../environment/purchases";

describeShop("At the settings page's API keys change without a pause:", (shop) => {
  leaveEachTestToThePage(shop);

  const open = async () => {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    await page.configure("usd");
    return page;
  };

  it("the merchant's: a new pair waits until the platform knows it", async () => {
    const page = await open();
    const [, { public_key, prepared_public_key }] = (await page.credentials("usd", {}, "/key-pair")).accounts;

    expect(prepared_public_key).not.toBe(public_key);
    expect(await page.test("usd")).toMatchObject({ outcome: "well" });
    expect(await page.test("usd", { key: "prepared" })).toMatchObject({ outcome: "signature_refused" });
    await shop.control.setMerchantKey("usd", prepared_public_key as string);
    expect(await page.test("usd", { key: "prepared" })).toMatchObject({ outcome: "well" });
    const [, used] = (await page.credentials("usd", {}, "/key-pair/use")).accounts;

    expect(used).toMatchObject({ public_key: prepared_public_key, prepared_public_key: null });
    expect(await page.test("usd")).toMatchObject({ outcome: "well" });
    expect((await page.refused("/credentials/usd/key-pair/use", {})).data.message).toMatch(/^No key pair/);
    await shop.control.setMerchantKey("usd", public_key as string);
  });

  it("the platform's: a second key is accepted beside the first, also in notifications", async () => {
    const page = await open();
    const { platformOrderId, orderId = "" } = await awaitPayment(shop, { currency: "usd" });
    const second_platform_public_key = await shop.control.rotatePlatformKey("usd");
    expect(await page.test("usd")).toMatchObject({ outcome: "answer_unverifiable" });

    await page.credentials("usd", { second_platform_public_key });

    expect(await page.test("usd")).toMatchObject({ outcome: "well", platform_key_proven: true });
    await payAndNotify(shop, platformOrderId);
    expect((await readOrder(shop, orderId)).due).toBe("0");
    const [, { credentials }] = (await page.credentials("usd", {}, "/finish-rotation")).accounts;
    expect(credentials.second_platform_public_key.set).toBe(false);
    expect(await page.test("usd")).toMatchObject({ outcome: "well", platform_key_proven: true });
    shop.sandbox.accounts.usd.platformPublicKey = second_platform_public_key;
  });

  it("the settings key: the previous one is read, saving reseals, and a lost one is reported", async () => {
    const page = await open();
    const first = process.env.HAIPAY_SETTINGS_KEY;
    process.env.HAIPAY_SETTINGS_KEY = randomBytes(32).toString("base64");
    process.env.HAIPAY_SETTINGS_PREVIOUS_KEY = first;
    expect((await page.read()).accounts[1]).toMatchObject({ ready: true, uses_previous_key: true });
    expect(await page.test("usd")).toMatchObject({ outcome: "well" });

    const [, sealedAnew] = (await page.credentials("usd", {})).accounts;
    delete process.env.HAIPAY_SETTINGS_PREVIOUS_KEY;
    expect(sealedAnew.uses_previous_key).toBe(false);
    expect(await page.test("usd")).toMatchObject({ outcome: "well" });

    process.env.HAIPAY_SETTINGS_KEY = randomBytes(32).toString("base64");
    expect((await page.read()).accounts[1]).toMatchObject({
      ready: false,
      credentials: { merchant_secret_key: { set: true, unreadable: true } },
    });
    await expect(choose(shop, { currency: "usd" })).rejects.toMatchObject({
      reason: expect.stringContaining("Payments in USD are not configured"),
    });
    expect((await page.credentials("usd", pasted(shop, "usd"))).accounts[1]).toMatchObject({ ready: true });
  });
});
