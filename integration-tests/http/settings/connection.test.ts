import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { leaveEachTestToThePage, pasted, SettingsPage } from "../../environment/page-settings";

describeShop("The settings page's API, asked to test the connection, tells apart:", (shop) => {
  leaveEachTestToThePage(shop);

  it("all well, a wrong account, a refused signature, no platform, and other refusals", async () => {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    expect((await page.refused("/credentials/jpy/test", {})).data.message).toMatch(/^Enter all credentials/);
    await page.configure();
    const { app_id, merchant_secret_key } = pasted(shop, "jpy");

    expect(await page.test("jpy")).toMatchObject({
      outcome: "well",
      platform_key_proven: true,
      platform_code: null,
    });
    await shop.control.setAccountQuery(false);
    expect(await page.test("jpy")).toMatchObject({
      outcome: "well",
      platform_key_proven: false,
      platform_message: "order does not exist",
    });
    await shop.control.setAccountQuery(true);
    for (const wrong of ["1054", shop.sandbox.accounts.usd.appId]) {
      await page.useAnotherAccount("jpy", { app_id: wrong });
      expect(await page.test("jpy")).toMatchObject({
        outcome: "account_wrong",
        platform_code: expect.stringMatching(/./),
        platform_message: expect.stringContaining("appId"),
      });
    }
    await page.credentials("jpy", { app_id });
    await page.credentials("jpy", { merchant_secret_key: "another" });
    expect(await page.test("jpy")).toMatchObject({
      outcome: "signature_refused",
      platform_message: "sign verification failed",
    });
    await page.credentials("jpy", { merchant_secret_key });
    await shop.control.fault({ endpoint: "query", kind: "refuse", code: "8888", message: "busy" });
    expect(await page.test("jpy")).toMatchObject({
      outcome: "refused",
      platform_code: "8888",
      platform_message: "busy",
    });
    await shop.control.fault({ endpoint: "query", kind: "html" });
    expect(await page.test("jpy")).toMatchObject({ outcome: "not_reachable", platform_code: null });
    process.env.HAIPAY_SANDBOX_BASE_URL = "http://127.0.0.1:1";
    expect(await page.test("jpy")).toMatchObject({
      outcome: "not_reachable",
      detail: expect.stringContaining("127.0.0.1:1"),
    });
  });

  it.each([
    ["by the account", true],
    ["by an order, where the account is not told", false],
  ])("an answer that the platform key given does not verify, %s", async (_, accountQuery) => {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    await shop.control.setAccountQuery(accountQuery);
    await page.configure();
    await awaitPayment(shop);
    expect(await page.test("jpy")).toMatchObject({ outcome: "well", platform_key_proven: true });

    await page.credentials("jpy", { platform_public_key: shop.sandbox.accounts.usd.platformPublicKey });

    expect(await page.test("jpy")).toMatchObject({
      outcome: "answer_unverifiable",
      platform_key_proven: false,
      detail: expect.stringContaining("does not verify"),
    });
  });
});
