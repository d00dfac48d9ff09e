import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { ShownNotices } from "../../../src/contract/notices-api";
import { announcePending } from "../../../src/payment/announce";
import { Administrator } from "../../environment/administrator";
import { AnnouncedEvents } from "../../environment/announced-events";
import { STOREFRONT } from "../../environment/configure-haipay";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { leaveEachTestToThePage, pasted, SettingsPage } from "../../environment/page-settings";

describeShop("A change of the settings that could divert the money is announced:", (shop) => {
  leaveEachTestToThePage(shop);

  let events: AnnouncedEvents;
  beforeEach(() => {
    events = new AnnouncedEvents(shop);
  });
  afterEach(() => events.stop());

  const db = () => shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const open = async () => {
    const { http } = await Administrator.logIn(shop);
    const notices = async () =>
      (await http.get<{ notices: ShownNotices }>("/admin/haipay/notices")).data.notices;
    return { page: new SettingsPage(shop, http), http, notices };
  };
  const heard = async () => {
    await announcePending(shop.container);
    return events.of("haipay.settings.changed");
  };

  it("credentials, with old and new appId and who did it, and no secret", async () => {
    const { page } = await open();
    await page.configure();
    await heard();
    const { merchant_secret_key, merchant_private_key } = pasted(shop, "usd");
    await page.useAnotherAccount("jpy", { app_id: "1054", merchant_secret_key, merchant_private_key });

    const changes = (await heard()).at(-1);
    expect(changes).toEqual({
      announcement_id: expect.stringMatching(/^hpan_/),
      occurred_at: expect.stringMatching(/^20.+Z$/),
      changed_by: expect.stringMatching(/^user_/),
      changes: [
        {
          what: "app_id",
          environment: "sandbox",
          currency_code: "jpy",
          from: shop.sandbox.accounts.jpy.appId,
          to: "1054",
          credentials: [],
        },
        {
          what: "credentials",
          environment: "sandbox",
          currency_code: "jpy",
          from: null,
          to: null,
          credentials: ["merchant_secret_key", "merchant_private_key"],
        },
      ],
    });
    for (const secret of [merchant_secret_key, merchant_private_key.slice(100, 140)]) {
      expect(JSON.stringify(events.all)).not.toContain(secret);
    }
  });

  it("environment with its accounts, notification address and storefronts; and nothing else", async () => {
    const { page } = await open();
    await page.configure();
    const before = (await heard()).length;
    await page.save({ subject: "ご注文", deadline_konbini_days: 5, return_path: "/thanks" });
    await page.credentials("jpy", {});
    await page.credentials("usd", {}, "/key-pair");
    expect((await heard()).length).toBe(before);
    const told = async (changes: object) => {
      await page.save(changes);
      return (await heard()).at(-1)?.changes.map(({ what, from, to }) => [what, from, to]);
    };

    expect(await told({ storefront_urls: ["https://evil.example"] })).toEqual([
      ["storefront_addresses", STOREFRONT, "https://evil.example"],
    ]);
    expect(await told({ notify_base_url: "https://evil.example" })).toEqual([
      ["notification_address", shop.url, "https://evil.example"],
    ]);
    expect(await told({ environment: "test" })).toEqual([
      ["environment", "sandbox", "test"],
      ["app_id", shop.sandbox.accounts.jpy.appId, null],
    ]);
  });

  it("removed credentials", async () => {
    const { page, http } = await open();
    await page.configure();
    await heard();
    await http.delete("/admin/haipay/settings/credentials/jpy");
    expect((await heard()).at(-1)?.changes[0]).toMatchObject({
      what: "app_id",
      from: shop.sandbox.accounts.jpy.appId,
      to: null,
    });
  });

  it("in the bell of every administrator, once, and for a day on the payments page", async () => {
    const { page, notices } = await open();
    await page.save({ storefront_urls: ["https://evil.example"] });
    await heard();

    const bell = shop.container.resolve(Modules.NOTIFICATION);
    const inBell = () => bell.listNotifications({ resource_type: "haipay_settings" });
    await eventually(async () => expect(await inBell()).toHaveLength(1));
    expect((await inBell())[0].data).toMatchObject({
      title: expect.stringContaining("The HaiPay settings were changed"),
      description: expect.stringContaining(
        "admin@example.com: storefront addresses – → https://evil.example",
      ),
    });
    expect((await notices()).changes).toEqual([
      {
        id: expect.stringMatching(/^hpev_/),
        at: expect.any(String),
        by: { id: expect.stringMatching(/^user_/), name: "admin@example.com" },
        changes: [expect.objectContaining({ what: "storefront_addresses", to: "https://evil.example" })],
        is_set_up: true,
      },
    ]);
    const aDayAgo = new Date(Date.now() - 86_400_000 - 1_000);
    await db()("haipay_history").where({ kind: "settings" }).update({ created_at: aDayAgo });
    expect((await notices()).changes).toEqual([]);
  });

  it("together with the change, or neither", async () => {
    const { page } = await open();
    const failing = jest.spyOn(shop.haipay.settings.rows, "write").mockRejectedValueOnce(new Error("full"));
    expect((await page.refused("", { storefront_urls: ["https://evil.example"] })).status).toBe(500);
    failing.mockRestore();
    expect(await heard()).toEqual([]);
    expect((await page.read()).changes).toEqual([]);
  });

  describe("when a server starts with other files than the last one,", () => {
    const look = () => shop.haipay.configurationWatch.look();
    /** As if it had been longer ago that servers ran with what is remembered. */
    const pass = async (minutes = 10) => {
      await db()("haipay_seen_configuration").update({
        seen_at: db().raw("seen_at - ? * interval '1 minute'", [minutes]),
      });
    };
    beforeEach(async () => {
      // That of the boot, and of other tests.
      await db()("haipay_seen_configuration").delete();
    });

    it("once, with the previous value", async () => {
      const { page, notices } = await open();
      await page.configure();
      await look();
      await pass();
      await heard();
      const before = (await heard()).length;
      process.env.HAIPAY_STOREFRONT_URLS = "https://evil.example";
      for (let times = 0; times < 3; times++) await look();

      const told = (await heard()).slice(before);
      expect(told).toMatchObject([
        {
          changed_by: "files",
          changes: [{ what: "storefront_addresses", from: STOREFRONT, to: "https://evil.example" }],
        },
      ]);
      expect((await notices()).changes[0].by).toEqual({ id: "files", name: null });
      expect((await page.read()).changes[0]).toMatchObject({ payload: { act: "change_files" } });
    });

    it("of several that start at the same time one reports it, and of two that differ each once", async () => {
      process.env.HAIPAY_NOTIFY_BASE_URL = "https://one.example";
      await look();
      await pass();
      process.env.HAIPAY_NOTIFY_BASE_URL = "https://two.example";
      await Promise.all([look(), look(), look()]);
      expect(await heard()).toHaveLength(1);

      process.env.HAIPAY_NOTIFY_BASE_URL = "https://three.example";
      await look();
      for (const server of ["two", "three", "two", "three"]) {
        process.env.HAIPAY_NOTIFY_BASE_URL = `https://${server}.example`;
        await look();
      }
      expect(await heard()).toHaveLength(2);
    });

    it("but not the first time, when the previous value is unknown", async () => {
      await look();
      expect(await heard()).toEqual([]);
    });

    it("also back to what was there before", async () => {
      process.env.HAIPAY_NOTIFY_BASE_URL = "https://one.example";
      await look();
      await pass(30);
      process.env.HAIPAY_NOTIFY_BASE_URL = "https://two.example";
      await look();
      await pass();
      process.env.HAIPAY_NOTIFY_BASE_URL = "https://one.example";
      await look();
      const last = (await heard()).at(-1);
      expect(last?.changes).toMatchObject([{ from: "https://two.example", to: "https://one.example" }]);
    });

    it("never with a secret in the database", async () => {
      Object.assign(process.env, filesOf(pasted(shop, "jpy")), {
        HAIPAY_ENVIRONMENT: "sandbox",
        HAIPAY_BASE_URL: shop.sandbox.url,
      });
      await look();
      const kept = JSON.stringify(await shop.haipay.listSeenConfigurations({}));
      expect(kept).toContain(shop.sandbox.accounts.jpy.appId);
      const { merchantSecretKey, merchantPrivateKey } = shop.sandbox.accounts.jpy;
      for (const secret of [merchantSecretKey, merchantPrivateKey.slice(100, 140)]) {
        expect(kept).not.toContain(secret);
      }
    });
  });
});

function filesOf(account: Record<string, string>): Record<string, string> {
  const entries = Object.entries(account).map(([name, value]) => [`HAIPAY_JPY_${name.toUpperCase()}`, value]);
  return Object.fromEntries(entries) as Record<string, string>;
}
