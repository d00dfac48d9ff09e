import { SettingsReader } from "../../../src/modules/haipay/settings/settings-reader";
import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { leaveEachTestToThePage, SettingsPage } from "../../environment/page-settings";

describeShop("General settings at the settings page's API:", (shop) => {
  leaveEachTestToThePage(shop);

  const open = async () => new SettingsPage(shop, (await Administrator.logIn(shop)).http);

  it("takes effect at once, on another instance too, and the history says who and when", async () => {
    const page = await open();
    const { settings, logger } = shop.haipay;
    const another = new SettingsReader({}, settings.rows, logger);
    expect(await another.read()).toMatchObject({ environment: "test", returnPath: "/haipay/return" });
    await page.configure();
    expect((await another.read()).accounts.jpy?.appId).toBe(shop.sandbox.accounts.jpy.appId);

    const { fields } = await page.save({
      return_path: "/thanks",
      deadline_konbini_days: 5,
      cancel_unpaid_orders: false,
    });

    expect(await another.read()).toMatchObject({
      environment: "sandbox",
      baseUrl: shop.sandbox.url,
      returnPath: "/thanks",
      notifyUrl: `${shop.url}/hooks/haipay`,
      deadlines: { konbiniDays: 5, cancelUnpaidOrders: false },
    });
    expect(fields.deadline_konbini_days).toEqual({
      value: "5",
      default: "3",
      fixed_by: null,
      least: 1,
      most: 60,
      problem: null,
    });
    const { changes } = await page.save({ return_path: null });
    expect((await another.read()).returnPath).toBe("/haipay/return");
    expect(changes[0]).toMatchObject({
      at: expect.stringMatching(/^20/),
      actor: { id: expect.stringMatching(/^user_/), name: "admin@example.com" },
      payload: {
        act: "change_settings",
        changed: [{ setting: "return_path", from: "/thanks", to: null }],
      },
    });
  });

  it("each wrong value is named at its field, and nothing of the form is stored", async () => {
    const page = await open();
    const cases: [object, field: string, code: string, figures?: object][] = [
      [{ environment: "production" }, "environment", "one_of", { choices: ["test", "sandbox"] }],
      [{ notify_base_url: "backend" }, "notify_base_url", "web_address"],
      [{ storefront_urls: ["https://shop.example", "ftp://x"] }, "storefront_urls", "https"],
      [{ storefront_urls: ["https://a:b@shop.example"] }, "storefront_urls", "plain_address"],
      [{ return_path: "thanks" }, "return_path", "path"],
      [{ subject: "x".repeat(101) }, "subject", "subject", { most: 100 }],
      [{ deadline_konbini_days: 61 }, "deadline_konbini_days", "number", { least: 1, most: 60 }],
      [{ deadline_konbini_days: 1.5 }, "deadline_konbini_days", "number"],
      [{ deadline_konbini_days: "3" }, "deadline_konbini_days", "numeral"],
      [{ slip_emails: "on" }, "slip_emails", "switch"],
      [{ base_url: "https://evil.example" }, "base_url", "unknown_field"],
      [{ methods: { merpay: { jpy: { enabled: "yes" } } } }, "methods.merpay.jpy.enabled", "switch"],
      [{ methods: { cash: {} } }, "methods.cash", "method_choices"],
      [{ storefront_urls: "https://x" }, "storefront_urls", "addresses", { most: 50 }],
    ];
    for (const [body, field, code, figures] of cases) {
      const { status, data } = await page.refused("", { ...body, late_money_days: 20 });
      expect({ body, status, data }).toEqual({
        body,
        status: 400,
        data: {
          type: "invalid_data",
          message: expect.stringContaining(" "),
          code,
          field,
          figures: figures ?? expect.any(Object),
        },
      });
    }
    expect((await page.read()).fields.late_money_days.value).toBe("14");
  });

  it("what the file configuration fixes is shown so, and cannot be changed here", async () => {
    const page = await open();
    process.env.HAIPAY_RETURN_PATH = "/fixed";
    process.env.HAIPAY_ENVIRONMENT = "sandbox";
    process.env.HAIPAY_BASE_URL = shop.sandbox.url;

    const { fields, environment } = await page.read();
    expect(fields.return_path).toMatchObject({ value: "/fixed", fixed_by: "HAIPAY_RETURN_PATH" });
    expect(environment).toEqual({
      value: "sandbox",
      choices: ["sandbox"],
      fixed_by: "HAIPAY_ENVIRONMENT",
      host: shop.sandbox.url,
      off: null,
    });
    const { data } = await page.refused("", { return_path: "/x", environment: "test" });
    expect(data.problems).toEqual([
      expect.objectContaining({
        field: "environment",
        code: "fixed",
        figures: { by: "HAIPAY_ENVIRONMENT" },
      }),
      expect.objectContaining({
        field: "return_path",
        code: "fixed",
        figures: { by: "HAIPAY_RETURN_PATH" },
      }),
    ]);
    expect(data).toMatchObject({ field: "environment", code: "fixed" });
  });

  it("a value that a changed file configuration makes impossible falls back to the default, and is reported", async () => {
    const page = await open();
    await page.save({ storefront_urls: ["http://localhost:8000"] });
    process.env.HAIPAY_ENVIRONMENT = "production";
    process.env.HAIPAY_BASE_URL = "https://interface.example";

    const { fields } = await page.read();
    expect(fields.storefront_urls).toMatchObject({
      value: "",
      problem: { code: "https", field: "storefront_urls", figures: {} },
    });
    expect((await shop.haipay.settings.read()).storefrontUrls).toEqual([]);
  });

  it("the notification address warns of what the platform cannot reach", async () => {
    const page = await open();
    const warningsOf = async (notify_base_url: string) =>
      (await page.save({ notify_base_url })).notification.warnings;

    expect((await page.read()).notification).toEqual({
      address: `${shop.url}/hooks/haipay`,
      is_sent: false,
      warnings: ["not_https", "this_machine"],
    });
    expect(await warningsOf("https://192.168.1.20")).toEqual(["private_network"]);
    expect(await warningsOf("https://[::1]")).toEqual(["this_machine"]);
    expect(await warningsOf("https://shop.local")).toEqual(["private_network"]);
    expect(await warningsOf("https://203.0.113.9")).toEqual([]);
  });
});
