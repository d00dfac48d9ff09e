import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { leaveEachTestToThePage, SettingsPage } from "../../environment/page-settings";
import { choose, place } from "../../environment/purchases";

describeShop("Methods at the settings page's API:", (shop) => {
  leaveEachTestToThePage(shop);

  it("switched off, or beyond the shop's own limit, are refused with an explanation; the others keep working", async () => {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    await page.configure();
    const chosenBefore = await choose(shop, { method: "konbini-lawson" });
    const { methods: shown } = await page.save({
      methods: {
        "konbini-lawson": { jpy: { enabled: false } },
        merpay: { jpy: { enabled: true, min: "2000", max: "5000" } },
      },
    });

    await expect(choose(shop, { method: "konbini-lawson" })).rejects.toMatchObject({
      status: 400,
      type: "not_allowed",
      reason: "Lawson is not offered at the moment. Please choose another payment method.",
    });
    await expect(choose(shop, { method: "merpay" })).rejects.toMatchObject({
      status: 400,
      reason: expect.stringContaining("Merpay takes from ¥2,000 to ¥5,000 per payment"),
    });
    expect((await choose(shop, { method: "konbini-ministop" })).session.id).toMatch(/^payses_/);
    expect(await place(chosenBefore)).toMatch(/^order_/);
    expect(shown.find(({ id }) => id === "merpay")?.currencies.jpy).toMatchObject({
      enabled: true,
      limits: { min: "2000", max: "5000" },
      platform_limits: { min: "100", max: "150000" },
    });
  });

  it("cannot have limits that HaiPay does not take", async () => {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    const cases: [
      currency: "jpy" | "usd",
      min: string | null,
      max: string | null,
      end: string,
      code?: string,
    ][] = [
      ["jpy", "299", null, "min"],
      ["jpy", null, "150001", "max"],
      ["jpy", "300.5", null, "min"],
      ["jpy", "5000", "4000", "min", "min_above_max"],
      ["usd", null, "500", "max"],
      ["usd", "2.001", null, "min"],
      ["usd", "-2", null, "min"],
    ];
    for (const [currency, min, max, end, code = "limits"] of cases) {
      const body = { methods: { "konbini-lawson": { [currency]: { enabled: true, min, max } } } };
      const { data } = await page.refused("", body);
      expect({ body, data }).toMatchObject({
        body,
        data: {
          code,
          field: `methods.konbini-lawson.${currency}.${end}`,
          figures: { currency_code: currency, max: max === "4000" ? max : expect.any(String) },
        },
      });
    }
  });

  it("name the regions that have them, with the way there", async () => {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    const { methods: shown, regions } = await page.read();

    const japan = [
      { id: shop.region("jpy"), name: expect.any(String), path: `/settings/regions/${shop.region("jpy")}` },
    ];
    expect(regions.jpy).toEqual(japan);
    for (const { currencies } of shown) expect(currencies.jpy.regions).toEqual(japan);
  });
});
