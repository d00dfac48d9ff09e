import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { leaveEachTestToThePage, pasted, SettingsPage } from "../../environment/page-settings";
import { choose, payAndNotify, place, rowOf } from "../../environment/purchases";
import { readOrder } from "../../environment/order-books";

describeShop("Another appId takes payments only when HaiPay has answered for it:", (shop) => {
  leaveEachTestToThePage(shop);

  const open = async () => {
    const { http } = await Administrator.logIn(shop);
    return { page: new SettingsPage(shop, http), http };
  };
  const appIdOfNewOrder = async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    await place(checkout);
    return (await rowOf(shop, checkout.session)).app_id;
  };
  const own = () => shop.sandbox.accounts.jpy.appId;

  it("an account that HaiPay does not know waits, and the one in use goes on", async () => {
    const { page } = await open();
    await page.configure();
    const [jpy] = (await page.credentials("jpy", { app_id: "1054" })).accounts;

    expect(jpy).toMatchObject({
      ready: true,
      app_id: "1054",
      waiting: {
        version: expect.any(Number),
        act: "change",
        by: [{ name: "admin@example.com" }],
        own: true,
        needs: ["answer"],
        test: { outcome: "account_wrong", at: expect.stringMatching(/^20/) },
        app_id_in_use: own(),
      },
    });
    expect((await shop.haipay.settings.read()).accounts.jpy?.appId).toBe(own());
    expect(await appIdOfNewOrder()).toBe(own());
  });

  it("is used at once when HaiPay answers, and later when it does so later", async () => {
    const { page } = await open();
    await page.configure();
    await shop.control.fault({ endpoint: "query", kind: "html" });
    const [unreached] = (await page.credentials("jpy", { app_id: "1054" })).accounts;
    expect(unreached.waiting?.test).toMatchObject({ outcome: "not_reachable" });
    const activate = { version: unreached.waiting?.version };
    const again = await page.credentials("jpy", activate, "/proposal");
    expect(again.accounts[0].waiting?.test).toMatchObject({ outcome: "account_wrong" });

    await page.knowAccountOnce();
    const { accounts, changes } = await page.credentials("jpy", activate, "/proposal");
    expect(accounts[0]).toMatchObject({ ready: true, app_id: "1054", waiting: null });
    expect(changes[0]).toMatchObject({
      payload: { act: "use_credentials", app_id: "1054", proposed_by: [expect.stringMatching(/^user_/)] },
    });
    expect((await shop.haipay.settings.read()).accounts.jpy?.appId).toBe("1054");
  });

  it("no way around: not in parts, not after a removal, not by the key pair", async () => {
    const { page, http } = await open();
    const { merchant_private_key: _key, app_id: _appId, ...others } = pasted(shop, "jpy");
    await page.save({ environment: "sandbox" });
    await page.credentials("jpy", { ...others, app_id: "1054" });
    const [made] = (await page.credentials("jpy", {}, "/key-pair")).accounts;
    expect(made).toMatchObject({ ready: false, waiting: { needs: ["answer"], app_id_in_use: null } });
    const [saved] = (await page.credentials("jpy", {})).accounts;
    expect(saved).toMatchObject({ ready: false, waiting: { test: { outcome: "account_wrong" } } });
    expect((await page.refused("/credentials/jpy/key-pair/use", {})).data.field).toBe("prepared_private_key");
    expect((await page.refused("/credentials/jpy/test", {})).data.code).toBe("no_account");

    await http.delete("/admin/haipay/settings/credentials/jpy");
    await page.configure();
    await http.delete("/admin/haipay/settings/credentials/jpy");
    const [after] = (await page.credentials("jpy", { ...pasted(shop, "jpy"), app_id: "1054" })).accounts;
    expect(after).toMatchObject({ ready: false, waiting: { needs: ["answer"] } });
    expect((await shop.haipay.settings.read()).accounts).toEqual({});
  });

  it("neither verifies a notification nor asks about an order while it waits", async () => {
    const { page } = await open();
    await page.configure();
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await page.credentials("jpy", { app_id: "1054" });
    expect(await shop.haipay.settings.rows.listByAppId("1054")).toEqual([]);
    await payAndNotify(shop, platformOrderId);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("can be given up, and what was changed since it was looked at is not used", async () => {
    const { page, http } = await open();
    await page.configure();
    const [first] = (await page.credentials("jpy", { app_id: "1054" })).accounts;
    await page.credentials("jpy", { merchant_secret_key: "another" });
    await page.knowAccountOnce();
    const { status, data } = await page.refused("/credentials/jpy/proposal", {
      version: first.waiting?.version,
    });
    expect([status, data.code]).toEqual([409, "proposal_moved"]);

    const path = "/admin/haipay/settings/credentials/jpy/proposal";
    expect((await http.delete(path)).status).toBe(200);
    expect((await page.read()).accounts[0]).toMatchObject({ app_id: own(), ready: true, waiting: null });
    expect((await http.delete(path)).data).toMatchObject({ code: "nothing_waits" });
    expect((await page.refused("/credentials/jpy/proposal", { version: 1 })).data.code).toBe("nothing_waits");
  });
});
