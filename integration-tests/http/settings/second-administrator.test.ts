import { announcePending } from "../../../src/payment/announce";
import { Administrator } from "../../environment/administrator";
import { AnnouncedEvents } from "../../environment/announced-events";
import { STOREFRONT } from "../../environment/configure-haipay";
import { describeShop } from "../../environment/haipay-shop";
import { leaveEachTestToThePage, SettingsPage } from "../../environment/page-settings";

describeShop("With a second administrator,", (shop) => {
  leaveEachTestToThePage(shop);

  const open = async () => {
    const [one, other] = [await Administrator.logIn(shop), await Administrator.logInAnother(shop)];
    const page = new SettingsPage(shop, one.http);
    await page.configure();
    await page.save({ second_administrator: true });
    return { page, others: new SettingsPage(shop, other.http), one, other };
  };
  const secretInUse = async () => (await shop.haipay.settings.read()).accounts.jpy?.merchantSecretKey;
  const own = () => shop.sandbox.accounts.jpy;

  it("off by default: credentials take effect at once", async () => {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    expect((await page.configure()).fields.second_administrator).toMatchObject({
      value: "off",
      default: "off",
    });
    await page.credentials("jpy", { merchant_secret_key: "another" });
    expect(await secretInUse()).toBe("another");
  });

  it("credentials wait until another one confirms them, and everybody is told", async () => {
    const { page, others } = await open();
    const events = new AnnouncedEvents(shop);
    try {
      const [jpy] = (await page.credentials("jpy", { merchant_secret_key: "another" })).accounts;
      expect(jpy).toMatchObject({
        ready: true,
        waiting: { own: true, needs: ["answer", "administrator"], app_id_in_use: own().appId },
      });
      expect(await secretInUse()).toBe(own().merchantSecretKey);
      await announcePending(shop.container);
      expect(events.of("haipay.settings.changed").at(-1)?.changes).toMatchObject([
        { what: "proposal", currency_code: "jpy", from: own().appId, to: own().appId },
      ]);

      const { status, data } = await page.refused("/credentials/jpy/proposal", {
        version: jpy.waiting?.version,
      });
      // The signature of another secret is refused: nobody gets so far.
      expect([status, data]).toMatchObject([200, { settings: { accounts: [{ waiting: {} }, {}] } }]);
      const { merchantSecretKey } = own();
      const [right] = (await page.credentials("jpy", { merchant_secret_key: merchantSecretKey })).accounts;
      const decision = { version: right.waiting?.version };
      const alone = await page.refused("/credentials/jpy/proposal", decision);
      expect([alone.status, alone.data.code]).toEqual([400, "other_person_needed"]);

      expect((await others.read()).accounts[0].waiting).toMatchObject({
        own: false,
        by: [{ name: "admin@example.com" }],
        needs: ["administrator"],
      });
      const confirmed = await others.credentials("jpy", decision, "/proposal");
      expect(confirmed.accounts[0].waiting).toBeNull();
      expect(confirmed.changes[0]).toMatchObject({
        actor: { name: "second@example.com" },
        payload: { act: "use_credentials", proposed_by: [expect.stringMatching(/^user_/)] },
      });
    } finally {
      events.stop();
    }
  });

  it("nobody can confirm a change that they took part in, no matter who edited it last", async () => {
    const { page, others } = await open();
    await page.credentials("jpy", {
      second_platform_public_key: shop.sandbox.accounts.usd.platformPublicKey,
    });
    await others.credentials("jpy", { merchant_secret_key: own().merchantSecretKey });
    const { version } = (await page.read()).accounts[0].waiting ?? {};
    for (const one of [page, others]) {
      expect((await one.refused("/credentials/jpy/proposal", { version })).data.code).toBe(
        "other_person_needed",
      );
    }
  });

  it("key pairs, the end of a rotation and removals wait as well", async () => {
    const { page, others, one, other } = await open();
    await page.credentials("jpy", {}, "/key-pair");
    expect((await page.read()).accounts[0].waiting).toBeNull();
    const before = (await shop.haipay.settings.read()).accounts.jpy?.merchantPrivateKey.export({
      format: "jwk",
    });
    await page.credentials("jpy", {}, "/key-pair/use");
    expect((await page.read()).accounts[0].waiting).toMatchObject({ act: "change" });
    expect(
      (await shop.haipay.settings.read()).accounts.jpy?.merchantPrivateKey.export({ format: "jwk" }),
    ).toEqual(before);
    await other.http.delete("/admin/haipay/settings/credentials/jpy/proposal");

    const removed = await one.http.delete("/admin/haipay/settings/credentials/jpy");
    expect(removed.data).toMatchObject({
      settings: { accounts: [{ ready: true, waiting: { act: "remove", needs: ["administrator"] } }, {}] },
    });
    expect((await page.refused("/credentials/jpy", { merchant_secret_key: "x" })).data.code).toBe(
      "removal_waits",
    );
    const { version } = (await page.read()).accounts[0].waiting ?? {};
    expect((await page.refused("/credentials/jpy/proposal", { version })).data.code).toBe(
      "other_person_needed",
    );
    const [gone] = (await others.credentials("jpy", { version }, "/proposal")).accounts;
    expect(gone).toMatchObject({ ready: false, app_id: null, waiting: null });
  });

  it("environment, addresses and the protection itself wait; the rest takes effect at once", async () => {
    const { page, others } = await open();
    const changes = {
      second_administrator: false,
      environment: "test",
      storefront_urls: ["https://evil.example"],
      notify_base_url: "https://evil.example",
      return_path: "/thanks",
    };
    const { waiting, fields, environment } = await page.save(changes);
    expect(waiting).toMatchObject({
      own: true,
      by: [{ name: "admin@example.com" }],
      values: {
        second_administrator: "off",
        environment: "test",
        storefront_urls: "https://evil.example",
        notify_base_url: "https://evil.example",
      },
    });
    expect([fields.return_path.value, fields.second_administrator.value, environment.value]).toEqual([
      "/thanks",
      "on",
      "sandbox",
    ]);
    expect(await shop.haipay.settings.read()).toMatchObject({
      storefrontUrls: [STOREFRONT],
      notifyUrl: `${shop.url}/hooks/haipay`,
    });

    const at = waiting?.at;
    expect((await page.refused("/proposal", { at, confirm: true })).data.code).toBe("other_person_needed");
    expect((await others.refused("/proposal", { at: "earlier", confirm: true })).data.code).toBe(
      "proposal_moved",
    );
    expect((await page.read()).waiting?.at).toBe(at);
    expect(await others.save({})).toMatchObject({ waiting: { own: false } });
    const { status, data } = await others.refused("/proposal", { at, confirm: true });
    expect([status, data]).toMatchObject([
      200,
      {
        settings: {
          waiting: null,
          environment: { value: "test" },
          fields: { second_administrator: { value: "off" } },
        },
      },
    ]);
  });

  it("can be rejected by anybody, and then nothing takes effect", async () => {
    const { page, others } = await open();
    const { waiting } = await page.save({ second_administrator: false });
    expect((await others.refused("/proposal", { at: waiting?.at, confirm: false })).status).toBe(200);
    expect(await page.read()).toMatchObject({
      waiting: null,
      fields: { second_administrator: { value: "on" } },
    });
    expect((await others.refused("/proposal", { at: waiting?.at, confirm: false })).data.code).toBe(
      "nothing_waits",
    );
  });

  it("the files can demand it, and then no page can end it", async () => {
    const { page } = await open();
    process.env.HAIPAY_SECOND_ADMINISTRATOR = "on";
    expect((await page.refused("", { second_administrator: false })).data).toMatchObject({
      code: "fixed",
      figures: { by: "HAIPAY_SECOND_ADMINISTRATOR" },
    });
  });
});
