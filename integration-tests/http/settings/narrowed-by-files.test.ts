import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { leaveEachTestToThePage, pasted, SettingsPage } from "../../environment/page-settings";
import { choose } from "../../environment/purchases";

describeShop("What the files take out of an administrator's hands:", (shop) => {
  leaveEachTestToThePage(shop);

  const open = async () => {
    const { http } = await Administrator.logIn(shop);
    return { page: new SettingsPage(shop, http), http };
  };

  it("an appId in the files alone pins the account: another one is refused with an explanation", async () => {
    const { page } = await open();
    const { appId } = shop.sandbox.accounts.jpy;
    process.env.HAIPAY_JPY_APP_ID = appId;
    const { accounts, environment } = await page.configure();
    expect(environment.choices).toContain("sandbox");
    expect(accounts[0]).toMatchObject({
      fixed: false,
      ready: true,
      app_id: appId,
      pinned: { app_id: appId, by: "HAIPAY_JPY_APP_ID" },
    });
    const { status, data } = await page.refused("/credentials/jpy", { ...pasted(shop, "jpy"), app_id: "7" });
    expect([status, data]).toEqual([
      400,
      {
        type: "invalid_data",
        code: "app_id_pinned",
        field: "app_id",
        figures: { by: "HAIPAY_JPY_APP_ID", app_id: appId },
        message: expect.stringContaining(`fixes the appId to ${appId}`),
      },
    ]);
    await page.credentials("usd", { app_id: "7" });
    expect((await page.read()).accounts[0].app_id).toBe(appId);
    await choose(shop, { method: "konbini-lawson" });
  });

  it("an account that was pasted before takes no money once another one is pinned", async () => {
    const { page } = await open();
    await page.configure();
    process.env.HAIPAY_JPY_APP_ID = "7";
    expect((await page.read()).accounts[0]).toMatchObject({ ready: false, pinned: { app_id: "7" } });
    await expect(choose(shop, { method: "konbini-lawson" })).rejects.toMatchObject({
      reason: expect.stringContaining("Payments in JPY are not configured"),
    });
  });

  it("with HAIPAY_SETTINGS_READONLY nothing is changed, and everything is still shown", async () => {
    const { page, http } = await open();
    await page.configure();
    await page.credentials("jpy", {}, "/key-pair");
    await page.credentials("jpy", {
      second_platform_public_key: shop.sandbox.accounts.usd.platformPublicKey,
    });
    const stored = async () => [
      await shop.haipay.settings.rows.find(),
      await shop.haipay.settings.rows.listAllAccounts(),
    ];
    const before = await stored();
    process.env.HAIPAY_SETTINGS_READONLY = "on";

    expect(await page.read()).toMatchObject({ readonly_by: "HAIPAY_SETTINGS_READONLY" });
    const writes: [string, object][] = [
      ["", { return_path: "/x" }],
      ["", { methods: { merpay: { jpy: { enabled: false } } } }],
      ["/credentials/jpy", { merchant_secret_key: "x" }],
      ["/credentials/usd", pasted(shop, "usd")],
      ["/credentials/jpy/key-pair", {}],
      ["/credentials/jpy/key-pair/use", {}],
      ["/credentials/jpy/finish-rotation", {}],
    ];
    for (const [path, body] of writes) {
      const { status, data } = await page.refused(path, body);
      expect({ path, status, code: data.code, figures: data.figures }).toEqual({
        path,
        status: 400,
        code: "settings_readonly",
        figures: { by: "HAIPAY_SETTINGS_READONLY" },
      });
    }
    expect((await http.delete("/admin/haipay/settings/credentials/jpy")).data).toMatchObject({
      code: "settings_readonly",
    });
    expect(await stored()).toEqual(before);
    expect(await page.test("jpy")).toMatchObject({ outcome: "well" });
    process.env.HAIPAY_SETTINGS_READONLY = "off";
    expect((await page.save({ return_path: "/x" })).readonly_by).toBeNull();
  });
});
