import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ShownNotices } from "../../../src/contract/notices-api";
import { announcePending } from "../../../src/payment/announce";
import { Administrator } from "../../environment/administrator";
import { AnnouncedEvents } from "../../environment/announced-events";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { leaveEachTestToThePage, SettingsPage } from "../../environment/page-settings";
import { choose, fillCart, payAndNotify } from "../../environment/purchases";

describeShop("An environment that was chosen and is not in force on a server:", (shop) => {
  leaveEachTestToThePage(shop);

  const open = async () => {
    const { http } = await Administrator.logIn(shop);
    const notices = async () =>
      (await http.get<{ notices: ShownNotices }>("/admin/haipay/notices")).data.notices;
    return { page: new SettingsPage(shop, http), http, notices };
  };
  const look = () => shop.haipay.configurationWatch.look();
  /** As a server that was started without the address, or with a misspelt variable. */
  const loseAddress = () => {
    process.env.HAIPAY_SANDBOX_BASE_ULR = shop.sandbox.url;
    delete process.env.HAIPAY_SANDBOX_BASE_URL;
  };
  const OFF = { because: "address_missing", variable: "HAIPAY_SANDBOX_BASE_URL" };

  it("no other environment takes its place: shoppers are told, nobody is charged", async () => {
    const { page } = await open();
    await page.configure();
    const { cart } = await fillCart(shop);
    loseAddress();

    expect(await shop.haipay.settings.read()).toMatchObject({
      environment: "sandbox",
      off: OFF,
      accounts: {},
    });
    const { data } = await shop.http.get<{ payment_methods: { kinds: { methods: object[] }[] } }>(
      `/store/haipay/payment-methods?cart_id=${cart.id}`,
      { headers: { "x-publishable-api-key": shop.seeded.publishableKey } },
    );
    const methods = data.payment_methods.kinds.flatMap((kind) => kind.methods);
    expect(methods.length).toBeGreaterThan(0);
    for (const method of methods) {
      expect(method).toMatchObject({
        available: false,
        reason: { code: "payments_off", ja: expect.stringContaining("ご利用いただけません") },
      });
    }
    await expect(choose(shop, { method: "konbini-lawson" })).rejects.toMatchObject({
      reason: expect.stringMatching(/not available at the moment\. Nothing was charged/),
    });
    expect(await shop.control.orders()).toEqual([]);
  });

  it("the settings say why and what to do, and another choice is a way out", async () => {
    const { page, http } = await open();
    await page.configure();
    loseAddress();
    expect((await page.read()).environment).toEqual({
      value: "sandbox",
      choices: ["test"],
      fixed_by: "HAIPAY_ENVIRONMENT",
      host: null,
      off: OFF,
    });
    const test = await http.post("/admin/haipay/settings/credentials/jpy/test", {});
    expect(test.data).toMatchObject({
      code: "environment_off",
      figures: { environment: "sandbox", variable: "HAIPAY_SANDBOX_BASE_URL" },
    });
    // What has nothing to do with it can still be changed.
    await page.save({ return_path: "/thanks" });
    expect((await page.save({ environment: "test" })).environment).toMatchObject({
      value: "test",
      off: null,
    });
  });

  it("raises an attention of the account, once, which is heard, shown, and closes by itself", async () => {
    const { page, http, notices } = await open();
    await page.configure();
    loseAddress();
    const errors = jest.spyOn(shop.haipay.logger, "error");
    const events = new AnnouncedEvents(shop);
    try {
      await look();
      await look();
      await announcePending(shop.container);
      expect(await events.only("haipay.attention.raised")).toMatchObject({
        reason: "environment_off",
        account: "sandbox",
        platform_order_id: null,
        collect_order_id: null,
        facts: { environment: "sandbox", ...OFF },
      });
      expect(errors).toHaveBeenCalledWith(expect.stringContaining("payments are off on this server"));
      const [attention] = (await notices()).attentions;
      expect(attention).toMatchObject({
        reason: "environment_off",
        account: "sandbox",
        texts: { en: { title: "Payments are off on a server" } },
      });
      const figures = await http.get<{ figures: { attention: object } }>("/admin/haipay/figures");
      expect(figures.data.figures.attention).toEqual({ count: 1, unknown: 0 });

      process.env.HAIPAY_SANDBOX_BASE_URL = shop.sandbox.url;
      await look();
      expect((await notices()).attentions).toHaveLength(1);
      const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const longAgo = new Date(Date.now() - 600_000);
      await db("haipay_attention").where({ id: attention.id }).update({ updated_at: longAgo });
      await look();
      expect((await notices()).attentions).toEqual([]);
      await announcePending(shop.container);
      expect(await events.only("haipay.attention.resolved")).toMatchObject({ resolved_by: "system" });
    } finally {
      events.stop();
      errors.mockRestore();
    }
  });

  it("can be resolved by a person", async () => {
    const { page, http, notices } = await open();
    await page.configure();
    loseAddress();
    await look();
    const [{ id }] = (await notices()).attentions;
    const { status } = await http.post(`/admin/haipay/attentions/${id}/resolve`, { note: "Restarted." });
    expect(status).toBe(200);
    expect((await notices()).attentions).toEqual([]);
  });

  it("production that the files named is not replaced by test when a server no longer names it", async () => {
    const { page, notices } = await open();
    const address = { HAIPAY_PRODUCTION_BASE_URL: "https://interface.example" };
    Object.assign(process.env, address, { HAIPAY_ENVIRONMENT: "production" });
    await look();
    delete process.env.HAIPAY_ENVIRONMENT;

    expect((await page.read()).environment).toMatchObject({
      value: "production",
      choices: ["test", "production", "sandbox"],
      off: { because: "not_named", variable: "HAIPAY_ENVIRONMENT" },
    });
    await look();
    expect((await notices()).attentions).toMatchObject([{ account: "production" }]);
    expect((await page.save({ environment: "production" })).environment).toMatchObject({
      value: "production",
      off: null,
    });
    expect((await page.save({ environment: "test" })).environment).toMatchObject({
      value: "test",
      off: null,
    });
  });

  it("does not keep an order from being paid that was made where it was in use", async () => {
    const { page } = await open();
    await page.configure();
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await page.save({ environment: "test" });
    await page.save({ environment: "sandbox" });
    await payAndNotify(shop, platformOrderId);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
  });
});
