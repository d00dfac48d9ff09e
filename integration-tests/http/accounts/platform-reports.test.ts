import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { ShownBalance, ShownPlatformConfiguration } from "../../../src/contract/accounts-api";
import type { ListedCollectOrder } from "../../../src/contract/list-api";
import type { ShownSettings } from "../../../src/contract/settings-api";
import { checkConfigurations } from "../../../src/modules/haipay/settings/platform-report";
import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { buy, choose, place, rowOf } from "../../environment/purchases";

describeShop("What HaiPay knows of the merchant's account", (shop) => {
  const PATH = "/admin/haipay/settings/platform-configuration/jpy";
  const db = () => shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const account = () => `sandbox jpy ${shop.sandbox.accounts.jpy.appId}`;
  const open = async () => {
    const { http } = await Administrator.logIn(shop);
    type Answer = { platform_configuration: ShownPlatformConfiguration };
    return {
      http,
      ask: async () => (await http.post<Answer>(PATH, {})).data.platform_configuration,
      read: async () => (await http.get<Answer>(PATH)).data.platform_configuration,
      take: (body: object) => http.post<Answer & { code?: string }>(`${PATH}/import`, body),
      settings: async () =>
        (await http.get<{ settings: ShownSettings }>("/admin/haipay/settings")).data.settings,
      /** By the name of the account. */
      moved: async () => {
        const path = "/admin/haipay/attentions?reason=configuration_moved&resolved=false";
        const { data } = await http.get<{ attentions: { account: string }[] }>(path);
        return data.attentions.sort((one, other) => (one.account < other.account ? -1 : 1));
      },
    };
  };
  /** As if the last question had been so long ago. */
  const wait = async () => {
    const longAgo = new Date(Date.now() - 25 * 3_600_000);
    await db()("haipay_account_report").update({
      configuration_asked_at: longAgo,
      balance_asked_at: longAgo,
    });
  };

  it("its balance is requested on demand, for all accounts, at most once a minute no matter who asks", async () => {
    const { http } = await open();
    const read = async () =>
      (await http.get<{ balances: ShownBalance[] }>("/admin/haipay/balances")).data.balances;
    expect(await read()).toMatchObject([
      { currency: "jpy", balance: null, given_at: null },
      { currency: "usd", balance: null, given_at: null },
    ]);
    expect((await shop.control.calls()).account).toBe(0);
    await buy(shop);
    const ask = () => http.post<{ balances: ShownBalance[] }>("/admin/haipay/balances", {});
    await Promise.all([ask(), ask(), ask()]);
    expect((await shop.control.calls()).account).toBe(2);
    expect(await read()).toMatchObject([
      { balance: { total: "1700", available: "0", frozen: "0", unsettled: "1700" }, error: null },
      { balance: { total: "0" }, error: null },
    ]);
    await wait();
    await shop.control.setAccountQuery(false);
    await ask();
    expect((await read())[0]).toMatchObject({
      balance: { total: "1700" },
      error: expect.stringContaining("No permission to pay for products"),
    });
  });

  it("a missing method and different limits are shown, and imported one by one or all at once", async () => {
    const { ask, read, take, settings, http } = await open();
    expect((await read()).methods).toEqual([]);
    await shop.control.setProducts({
      missing: ["au-pay"],
      limits: { merpay: { min: "500", max: "300000" }, "konbini-lawson": { min: "300", max: "30000" } },
    });
    const shown = await ask();
    expect(shown).toMatchObject({ verified_as: "as_written", error: null, unknown: [] });
    const differences = () =>
      read().then(({ methods }) =>
        Object.fromEntries(
          methods.flatMap(({ method, difference }) => (difference ? [[method, difference]] : [])),
        ),
      );
    expect(await differences()).toEqual({
      "au-pay": "missing",
      merpay: "limits",
      "konbini-lawson": "limits",
    });
    expect(shown.methods.find(({ method }) => method === "merpay")).toMatchObject({
      offer: {
        min: "500",
        max: "300000",
        fee: { rate: "3.00" },
        fee_rule: null,
        settlement: { cycle: "D+7" },
        settlement_days: 7,
        refunds: false,
      },
      shop: { enabled: true, platform_limits: { min: "100", max: "150000" } },
    });

    await take({ methods: ["au-pay"], given_at: shown.given_at });
    expect(await differences()).toEqual({ merpay: "limits", "konbini-lawson": "limits" });
    await take({ methods: ["merpay", "konbini-lawson"], given_at: shown.given_at });
    expect(await differences()).toEqual({});
    const jpy = async (id: string) =>
      (await settings()).methods.find((method) => method.id === id)?.currencies.jpy;
    expect(await jpy("au-pay")).toMatchObject({ enabled: false, off_because: "not_in_account" });
    expect(await jpy("merpay")).toMatchObject({
      enabled: true,
      limits: { min: "500", max: "300000" },
      platform_limits: { min: "500", max: "300000" },
    });

    // The merchant's own limits lie within those of the account from now on, and saving them keeps what was taken over.
    const save = (methods: object) => http.post("/admin/haipay/settings", { methods });
    expect((await save({ merpay: { jpy: { enabled: true, max: "200000" } } })).status).toBe(200);
    expect(await jpy("merpay")).toMatchObject({
      limits: { min: "500", max: "200000" },
      platform_limits: { min: "500", max: "300000" },
    });
    expect((await save({ merpay: { jpy: { enabled: true, max: "400000" } } })).data).toMatchObject({
      code: "limits",
      figures: { min: "500", max: "300000" },
    });
    expect(await differences()).toEqual({});
    await expect(choose(shop, { method: "au-pay" })).rejects.toThrow(/not offered/);

    await wait();
    await shop.control.setProducts({});
    const now = await ask();
    expect(await differences()).toMatchObject({ "au-pay": "back" });
    await take({ methods: ["au-pay"], given_at: now.given_at });
    expect(await jpy("au-pay")).toMatchObject({ enabled: true, off_because: null });
  });

  it("only what was reviewed is imported, and wrong input is reported", async () => {
    const { ask, take } = await open();
    const seen = await ask();
    await wait();
    await shop.control.setProducts({ missing: ["merpay"] });
    await ask();
    const late = await take({ methods: ["merpay"], given_at: seen.given_at });
    expect({ status: late.status, code: late.data.code }).toEqual({
      status: 409,
      code: "configuration_moved_on",
    });
    for (const body of [
      { methods: [], given_at: seen.given_at },
      { methods: ["paypay"], given_at: seen.given_at },
    ]) {
      expect((await take(body)).data).toMatchObject({
        code: "some_of",
        field: expect.stringMatching(/^methods/),
      });
    }
    expect((await take({ methods: ["merpay"] })).data).toMatchObject({ field: "given_at", code: "instant" });
  });

  it("an answer whose signature does not verify is advice, and says so", async () => {
    const { ask } = await open();
    await shop.control.setProducts({ signature: "unsigned", missing: ["merpay"] });
    const shown = await ask();
    expect(shown.verified_as).toBeNull();
    expect(shown.methods.find(({ method }) => method === "merpay")?.difference).toBe("missing");
  });

  it("is checked once a day: changes are put before a person, and the shop stays as it is", async () => {
    const { moved, settings, take, read } = await open();
    await checkConfigurations(shop.haipay);
    await checkConfigurations(shop.haipay);
    expect((await shop.control.calls()).config).toBe(2);
    const before = (await settings()).methods;
    expect(await moved()).toEqual([]);

    await wait();
    await shop.control.setProducts({
      missing: ["merpay"],
      limits: { "au-pay": { min: "100", max: "9000" } },
    });
    await Promise.all([checkConfigurations(shop.haipay), checkConfigurations(shop.haipay)]);

    expect((await shop.control.calls()).config).toBe(4);
    expect(await moved()).toMatchObject([
      {
        account: account(),
        facts: {
          is_verified: true,
          moved: [
            { method: "au-pay", before: { min: "100", max: "150000" }, now: { min: "100", max: "9000" } },
            { method: "merpay", before: { min: "100", max: "150000" }, now: null },
          ],
        },
      },
      { account: expect.stringContaining("sandbox usd") },
    ]);
    expect((await settings()).methods).toEqual(before);

    const { given_at } = await read();
    await take({ methods: ["merpay", "au-pay"], given_at });
    expect(await moved()).toMatchObject([{ account: expect.stringContaining("sandbox usd") }]);
  });

  it("an account that may not ask is told so, and the earlier answer is kept", async () => {
    const { ask, moved } = await open();
    await ask();
    await wait();
    await shop.control.setProducts({ available: false });
    const shown = await ask();
    expect(shown.error).toContain("No permission to pay for products");
    expect(shown.methods).toHaveLength(7);
    expect(await moved()).toEqual([]);
  });

  it("its fee rule is derived from payments, and then predicted beside the real fee", async () => {
    const { ask, http } = await open();
    const listed = async (id: string) =>
      (await http.get<{ collect_orders: ListedCollectOrder[] }>(`/admin/haipay/collect-orders?q=${id}`)).data
        .collect_orders[0];
    const first = await buy(shop);
    await buy(shop, { quantity: 2 });
    await ask();
    expect(await listed(first.row.id)).toMatchObject({ sums: { fee: "51", expected_fee: null } });
    await buy(shop, { quantity: 3 });
    await wait();
    const shown = await ask();
    expect(shown.methods.find(({ method }) => method === "konbini-lawson")?.offer?.fee_rule).toEqual({
      percent: "3",
      fixed: "0",
      rounding: "half_up",
    });
    expect(shown.methods.find(({ method }) => method === "merpay")?.offer?.fee_rule).toBeNull();

    const checkout = await choose(shop);
    await place(checkout);
    const { id, platform_order_id } = await rowOf(shop, checkout.session);
    expect(await listed(id)).toMatchObject({
      sums: { fee: null, expected_fee: "51", fee_difference: null },
      expected_settlement_on: null,
    });
    await shop.control.pay(platform_order_id, { fee: "60", notify: false });
    await shop.control.notify(platform_order_id);
    const paid = await listed(id);
    expect(paid.sums).toMatchObject({ fee: "60", expected_fee: "51", fee_difference: "9" });
    const day = new Date(
      new Date(paid.times.paid_at as unknown as string).getTime() + (7 * 24 + 9) * 3_600_000,
    );
    expect(paid.expected_settlement_on).toBe(day.toISOString().slice(0, 10));

    const { data } = await http.get<string>(`/admin/haipay/collect-orders/export?q=${id}&lang=en`);
    const [titles = [], cells = []] = data.split("\r\n").map((line) => line.split(","));
    const cell = (title: string) => cells[titles.indexOf(title)];
    expect(["Fee", "Expected fee", "Fee difference"].map(cell)).toEqual(["60", "51", "9"]);
    expect(cell("Expected settlement")).toBe(paid.expected_settlement_on);
  });
});
