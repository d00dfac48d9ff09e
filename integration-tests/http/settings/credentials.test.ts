import { randomBytes } from "node:crypto";
import { Administrator } from "../../environment/administrator";
import { withSecretKey } from "../../environment/api-key";
import { configureHaipay, STOREFRONT } from "../../environment/configure-haipay";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { leaveEachTestToThePage, pasted, SettingsPage } from "../../environment/page-settings";
import { choose, payAndNotify, place, rowOf } from "../../environment/purchases";

describeShop("Credentials at the settings page's API:", (shop) => {
  leaveEachTestToThePage(shop);

  const open = async () => new SettingsPage(shop, (await Administrator.logIn(shop)).http);

  it("from nothing, with a key pair made here, and then a payment is captured", async () => {
    const page = await open();
    await page.save({
      environment: "sandbox",
      storefront_urls: [STOREFRONT],
      notify_base_url: shop.url,
      subject: "ご注文のお支払い",
    });
    const made = await page.credentials("jpy", {}, "/key-pair");
    const [jpy] = made.accounts;
    expect(jpy).toMatchObject({ ready: false, prepared_public_key: null });
    await shop.control.setMerchantKey("jpy", jpy.public_key as string);
    const { merchant_private_key: _own, ...console } = pasted(shop, "jpy");
    const done = await page.credentials("jpy", console);

    expect(done.accounts[0]).toMatchObject({
      currency: "jpy",
      fixed: false,
      ready: true,
      app_id: shop.sandbox.accounts.jpy.appId,
      public_key: jpy.public_key,
      credentials: {
        merchant_secret_key: {
          set: true,
          unreadable: false,
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
          changed_by: { name: "admin@example.com" },
        },
        merchant_private_key: { set: true, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
    const checkout = await choose(shop, { method: "konbini-lawson" });
    const orderId = await place(checkout);
    const { platform_order_id } = await rowOf(shop, checkout.session);
    expect(await shop.control.order(platform_order_id)).toMatchObject({
      subject: "ご注文のお支払い",
      notifyUrl: `${shop.url}/hooks/haipay`,
    });
    await payAndNotify(shop, platform_order_id);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    const { merchantPrivateKey } = shop.sandbox.accounts.jpy;
    await page.credentials("jpy", { merchant_private_key: merchantPrivateKey });
    await giveOwnKeyBack(shop, page);
  });

  it("each wrong one is named, and nothing is stored", async () => {
    const page = await open();
    await page.configure();
    const before = await shop.haipay.settings.rows.listAccounts("sandbox");
    const { public_key } = (await page.read()).accounts[0];
    const cases: [object, field: string, code: string][] = [
      [{ app_id: "10x" }, "app_id", "app_id"],
      [{ app_id: "" }, "app_id", "app_id"],
      [{ merchant_secret_key: "two\nlines" }, "merchant_secret_key", "secret"],
      [{ merchant_private_key: "nonsense" }, "merchant_private_key", "key"],
      [{ platform_public_key: public_key }, "platform_public_key", "own_key"],
      [
        { second_platform_public_key: shop.sandbox.accounts.jpy.platformPublicKey },
        "second_platform_public_key",
        "same_key",
      ],
      [{ app_id: 1054 }, "app_id", "text"],
      [{ secret: "x" }, "secret", "unknown_field"],
      [{ environment: "live" }, "environment", "one_of"],
      [{ environment: "production", app_id: "7" }, "environment", "one_of"],
    ];
    for (const [body, field, code] of cases) {
      const { status, data } = await page.refused("/credentials/jpy", body);
      expect({ body, status, data }).toEqual({
        body,
        status: 400,
        data: {
          type: "invalid_data",
          message: expect.stringContaining(" "),
          code,
          field,
          figures: expect.any(Object),
        },
      });
    }
    expect(await shop.haipay.settings.rows.listAccounts("sandbox")).toEqual(before);
    expect((await page.refused("/credentials/eur", {})).status).toBe(404);
  });

  it("are not stored without a settings key, nor where the file configuration gives them", async () => {
    const page = await open();
    await page.save({ environment: "sandbox" });
    delete process.env.HAIPAY_SETTINGS_KEY;
    expect((await page.read()).can_store_secrets).toBe(false);
    for (const act of ["", "/key-pair"]) {
      const { data } = await page.refused(`/credentials/jpy${act}`, {});
      expect(data).toMatchObject({
        code: "no_settings_key",
        message: expect.stringContaining("openssl rand -base64 32"),
      });
    }
    const restore = configureHaipay(shop.sandbox);
    try {
      process.env.HAIPAY_SETTINGS_KEY = randomBytes(32).toString("base64");
      expect((await page.read()).accounts[0]).toMatchObject({ fixed: true, ready: true });
      const { data } = await page.refused("/credentials/jpy", { app_id: "7" });
      expect(data).toMatchObject({ code: "fixed", field: "credentials", figures: { by: "HAIPAY_JPY_…" } });
    } finally {
      restore();
    }
    expect(await shop.haipay.settings.rows.listAccounts("sandbox")).toEqual([]);
  });

  it("are changed by a person, and by no API key", async () => {
    const program = new SettingsPage(shop, await withSecretKey(shop));
    for (const path of ["", "/credentials/jpy", "/credentials/jpy/key-pair", "/credentials/jpy/test"]) {
      expect((await program.refused(path, {})).status).toBe(403);
    }
    expect((await program.read()).changes).toEqual([]);
  });

  it("removed ones switch the currency off", async () => {
    const { http } = await Administrator.logIn(shop);
    const page = new SettingsPage(shop, http);
    await page.configure();
    const { status } = await http.delete("/admin/haipay/settings/credentials/jpy?environment=sandbox");

    expect(status).toBe(200);
    const { accounts, changes } = await page.read();
    expect(accounts[0]).toMatchObject({ ready: false, app_id: null });
    expect(changes[0]).toMatchObject({
      actor: { name: "admin@example.com" },
      payload: { act: "remove_credentials", currency: "jpy", environment: "sandbox" },
    });
    await expect(choose(shop, { method: "konbini-lawson" })).rejects.toMatchObject({
      reason: expect.stringContaining("Payments in JPY are not configured"),
    });
  });
});

/** The other tests sign with the key that the sandbox made. */
async function giveOwnKeyBack(shop: HaipayShop, page: SettingsPage): Promise<void> {
  const { public_key } = (await page.read()).accounts[0];
  await shop.control.setMerchantKey("jpy", public_key as string);
}
