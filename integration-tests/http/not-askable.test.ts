import { randomBytes } from "node:crypto";
import { resealAccounts } from "../../src/modules/haipay/settings/reseal";
import { reconcile } from "../../src/payment/reconcile";
import { Administrator } from "../environment/administrator";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop } from "../environment/haipay-shop";
import { attentionsOf, openReasonsOf, rowOfOrderId } from "../environment/ledger-books";
import { readOrder } from "../environment/order-books";
import { leaveToThePage, pasted, SettingsPage } from "../environment/page-settings";
import { waitAtMost, withoutCredentials, withPlatformDown } from "../environment/platform-trouble";
import { payAndNotify } from "../environment/purchases";
import { runSql, sweepAfter } from "../environment/sweeping";

const PAID = { collection_status: "completed", due: "0", captures: ["1700"] };

describeShop("A payment that cannot be asked about", (shop) => {
  beforeAll(() => waitAtMost(shop, 1_200));

  /** Looks at every row, due or not, as the job does once it is due. */
  async function lookNow(): Promise<void> {
    await runSql(
      shop,
      "UPDATE haipay_collect_order SET next_check_at = now() - interval '1 second' WHERE next_check_at IS NOT NULL",
    );
    await reconcile(shop.container, { concurrency: 2 });
  }

  /** As if everything that is known of the row had happened so much earlier. */
  async function age(platformOrderId: string, hours: number): Promise<void> {
    const by = `- interval '${hours} hours'`;
    await runSql(
      shop,
      `UPDATE haipay_collect_order SET applied_at = applied_at ${by}, expires_at = expires_at ${by},
         answered_at = answered_at ${by}, checked_at = checked_at ${by}, failing_since = failing_since ${by}
       WHERE platform_order_id = ?`,
      [platformOrderId],
    );
  }

  it("is told of at once when its account is gone, and captured when the account is back", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });

    await withoutCredentials("jpy", lookNow);

    const [told] = await attentionsOf(shop, platformOrderId);
    const { app_id, next_check_at } = await rowOfOrderId(shop, platformOrderId);
    expect(told).toMatchObject({
      reason: "not_askable",
      resolved_at: null,
      facts: { because: "account_gone", app_id, environment: "sandbox", failing_since: expect.any(String) },
    });
    expect(next_check_at).not.toBeNull();

    await lookNow();
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    expect(await attentionsOf(shop, platformOrderId)).toMatchObject([
      { reason: "not_askable", resolved_by: "system", note: "HaiPay answers for it again." },
    ]);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ failing_since: null });
  });

  it.each([
    [
      "does not verify",
      "not_verified",
      () => shop.control.fault({ endpoint: "query", kind: "bad_signature", times: 9 }),
    ],
    [
      "refuses",
      "platform_refused",
      () => shop.control.fault({ endpoint: "query", kind: "refuse", times: 9 }),
    ],
    ["cannot be reached", "not_reached", undefined],
  ])(
    "is told of after a day when the platform %s, once, and not again after a person knows",
    async (_, because, fault) => {
      const { platformOrderId } = await awaitPayment(shop);
      const look = fault ? async () => fault().then(lookNow) : () => withPlatformDown(shop, lookNow);
      await look();
      expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
      const { failing_since, next_check_at } = await rowOfOrderId(shop, platformOrderId);
      expect(failing_since).not.toBeNull();
      expect((next_check_at as Date).getTime() - Date.now()).toBeLessThan(22 * 3_600_000);

      await age(platformOrderId, 23);
      await look();
      await look();

      const [told, ...more] = await attentionsOf(shop, platformOrderId);
      expect([told.reason, (told.facts as { because?: string }).because, more]).toEqual([
        "not_askable",
        because,
        [],
      ]);
      const admin = await Administrator.logIn(shop);
      const { status } = await admin.http.post(`/admin/haipay/attentions/${told.id}/resolve`, {
        note: "I know",
      });
      expect(status).toBe(200);
      await look();
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
      expect((await rowOfOrderId(shop, platformOrderId)).next_check_at).not.toBeNull();
      await shop.control.reset();
    },
  );

  it("is watched as long as there is no answer, and no longer watched for late money once one has come", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await age(platformOrderId, 24 * 60);
    await withPlatformDown(shop, lookNow);
    expect((await rowOfOrderId(shop, platformOrderId)).next_check_at).not.toBeNull();

    // A shop that was off for two months catches up.
    await lookNow();
    await lookNow();

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      state: "expired",
      next_check_at: null,
    });
    expect(await readOrder(shop, orderId)).toMatchObject({ status: "canceled" });
  });

  it("is captured two months late, when nobody could ask before", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    await age(platformOrderId, 24 * 60);
    await withPlatformDown(shop, lookNow);

    await lookNow();

    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
  });

  it("is asked about until an answer comes when a settled one was notified once more and nobody answered", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId);
    await shop.control.pay(platformOrderId, { amount: "300", notify: false });
    const answers = await withPlatformDown(shop, () => shop.control.notify(platformOrderId));
    expect(answers.at(-1)).toMatchObject({ httpStatus: 503 });
    await withPlatformDown(shop, lookNow);
    expect((await rowOfOrderId(shop, platformOrderId)).next_check_at).not.toBeNull();

    await lookNow();

    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["over"]);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      next_check_at: null,
      failing_since: null,
    });
  });

  it("does not wait forever for an order that the platform never had", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await shop.control.reset();
    await runSql(
      shop,
      "UPDATE haipay_collect_order SET state = 'unknown', platform_order_no = NULL WHERE platform_order_id = ?",
      [platformOrderId],
    );
    await age(platformOrderId, 24 * 60);

    await lookNow();

    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      next_check_at: null,
      failing_since: null,
    });
    expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
  });

  it("belongs to its environment, however the platform's address is written", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
      environment: "sandbox",
      host: shop.sandbox.url,
    });
    const other = new URL(shop.sandbox.url);
    other.hostname = other.hostname === "localhost" ? "127.0.0.1" : "localhost";
    shop.haipay.settings.options.baseUrl = other.origin;
    try {
      expect(await payAndNotify(shop, platformOrderId)).toEqual({ httpStatus: 200, body: "SUCCESS" });
    } finally {
      delete shop.haipay.settings.options.baseUrl;
    }
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
  });

  it("of before environments were written down is found by its appId", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await runSql(
      shop,
      "UPDATE haipay_collect_order SET environment = NULL, host = 'https://was.elsewhere.example' WHERE platform_order_id = ?",
      [platformOrderId],
    );
    await payAndNotify(shop, platformOrderId);
    expect(await readOrder(shop, orderId)).toMatchObject(PAID);
  });

  describe("with credentials of the page", () => {
    let restore: () => void;
    beforeEach(() => (restore = leaveToThePage(shop)));
    afterEach(() => restore());

    const open = async () => {
      const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
      await page.configure("jpy");
      return page;
    };
    const rotate = (previous?: string) => {
      process.env.HAIPAY_SETTINGS_KEY = randomBytes(32).toString("base64");
      if (previous) process.env.HAIPAY_SETTINGS_PREVIOUS_KEY = previous;
      else delete process.env.HAIPAY_SETTINGS_PREVIOUS_KEY;
    };

    it("keeps its account when the settings key is lost and another appId is entered, and is told of", async () => {
      const page = await open();
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      const first = process.env.HAIPAY_SETTINGS_KEY;
      rotate();
      expect((await page.read()).stored_keys).toEqual({ need_previous: 0, unreadable: 1 });

      const { app_id: _appId, ...keys } = pasted(shop, "jpy");
      await page.useAnotherAccount("jpy", { ...keys, app_id: "4711" });
      await lookNow();

      expect(await attentionsOf(shop, platformOrderId)).toMatchObject([
        { reason: "not_askable", facts: { because: "key_unreadable" } },
      ]);
      process.env.HAIPAY_SETTINGS_PREVIOUS_KEY = first;
      await payAndNotify(shop, platformOrderId);
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
    });

    it("loses nothing of its account that is not replaced when the same one is entered again", async () => {
      const page = await open();
      const { public_key } = (await page.read()).accounts[0];
      const first = process.env.HAIPAY_SETTINGS_KEY;
      rotate();
      const { merchant_secret_key } = pasted(shop, "jpy");

      const [entered] = (await page.credentials("jpy", { merchant_secret_key })).accounts;

      expect(entered).toMatchObject({
        ready: false,
        credentials: {
          merchant_secret_key: { set: true, unreadable: false },
          merchant_private_key: { set: true, unreadable: true, changed_by: { name: "admin@example.com" } },
        },
      });
      process.env.HAIPAY_SETTINGS_PREVIOUS_KEY = first;
      expect(await resealAccounts(shop.haipay)).toBe(1);
      expect((await page.read()).accounts[0]).toMatchObject({ ready: true, public_key });
    });

    it("is readable after every stored account was encrypted with the present key, also retired ones", async () => {
      const page = await open();
      await page.configure("usd");
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      const { app_id: _appId, ...keys } = pasted(shop, "jpy");
      await page.useAnotherAccount("jpy", { ...keys, app_id: "4711" });
      await runSql(shop, "UPDATE haipay_account SET environment = environment");
      rotate(process.env.HAIPAY_SETTINGS_KEY);
      expect((await page.read()).stored_keys).toEqual({ need_previous: 3, unreadable: 0 });

      expect(await resealAccounts(shop.haipay)).toBe(3);
      expect(await resealAccounts(shop.haipay)).toBe(0);
      delete process.env.HAIPAY_SETTINGS_PREVIOUS_KEY;

      expect((await page.read()).stored_keys).toEqual({ need_previous: 0, unreadable: 0 });
      await payAndNotify(shop, platformOrderId);
      expect(await readOrder(shop, orderId)).toMatchObject(PAID);
    });
  });

  it("is not lost by the sweep", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await withoutCredentials("jpy", async () => {
      await lookNow();
      expect(await sweepAfter(shop, 60)).toMatchObject({ failed: 0 });
    });
    expect(await openReasonsOf(shop, platformOrderId)).toEqual(["not_askable"]);
  });
});
