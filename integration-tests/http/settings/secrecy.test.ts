import { Administrator } from "../../environment/administrator";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { leaveEachTestToThePage, SettingsPage } from "../../environment/page-settings";
import { findRoutes } from "../../environment/route-tree";

/** The routes of the settings, in an order in which each can do its work. */
const BODIES: [route: string, body: (shop: HaipayShop) => object, status?: number][] = [
  ["GET /admin/haipay/settings", () => ({})],
  ["POST /admin/haipay/settings", () => ({ subject: "x" })],
  [
    "POST /admin/haipay/settings/credentials/:currency",
    ({ sandbox }) => ({ second_platform_public_key: sandbox.accounts.usd.platformPublicKey }),
  ],
  ["GET /admin/haipay/settings/set-up", () => ({})],
  [
    "POST /admin/haipay/settings/regions",
    (shop) => ({ region_id: shop.region("jpy"), methods: { merpay: true } }),
  ],
  [
    "POST /admin/haipay/settings/test-payment",
    () => ({ currency: "jpy", method: "merpay", name: "山田 花子", phone: "090-1234-5678", language: "ja" }),
  ],
  ["GET /admin/haipay/settings/platform-configuration/:currency", () => ({})],
  ["POST /admin/haipay/settings/platform-configuration/:currency", () => ({})],
  [
    "POST /admin/haipay/settings/platform-configuration/:currency/import",
    () => ({ methods: ["merpay"], given_at: "2026-11-01T00:00:00Z" }),
    409,
  ],
  ["POST /admin/haipay/settings/credentials/:currency/key-pair", () => ({})],
  ["POST /admin/haipay/settings/credentials/:currency/test", () => ({})],
  ["POST /admin/haipay/settings/credentials/:currency/key-pair/use", () => ({})],
  ["POST /admin/haipay/settings/credentials/:currency/finish-rotation", () => ({})],
  ["POST /admin/haipay/settings/proposal", () => ({ at: "never", confirm: true }), 400],
  ["POST /admin/haipay/settings/credentials/:currency/proposal", () => ({ version: 1 }), 400],
  ["DELETE /admin/haipay/settings/credentials/:currency/proposal", () => ({}), 400],
  ["DELETE /admin/haipay/settings/credentials/:currency", () => ({})],
];

describeShop("Secrets at the settings page's API:", (shop) => {
  leaveEachTestToThePage(shop);

  it("leave the server by no route, good or bad, and stand nowhere in the database", async () => {
    const { http } = await Administrator.logIn(shop);
    await new SettingsPage(shop, http).configure();
    const routes = findRoutes("/admin/haipay/settings").map(({ verb, path }) => `${verb} ${path}`);
    expect([...routes].sort()).toEqual(BODIES.map(([route]) => route).sort());
    const { merchantSecretKey, merchantPrivateKey } = shop.sandbox.accounts.jpy;
    const leaks = (text: string) =>
      [merchantSecretKey, merchantPrivateKey, merchantPrivateKey.slice(200, 240), "v1."].filter((secret) =>
        text.includes(secret),
      );

    for (const [route, bodyOf, status = 200] of BODIES) {
      const [method, path] = route.split(" ");
      const url = path.replace(":currency", "jpy");
      const good = await http.request<unknown>({ method, url, data: bodyOf(shop) });
      expect({ route, status: good.status }).toEqual({ route, status });
      const bad = await http.request<unknown>({
        method,
        url,
        data: { ...bodyOf(shop), wrong: merchantSecretKey },
      });
      for (const { data } of [good, bad]) expect(leaks(JSON.stringify(data))).toEqual([]);
    }
    const rows = JSON.stringify([
      await shop.haipay.settings.rows.listByAppId(shop.sandbox.accounts.jpy.appId),
      await shop.haipay.settings.rows.find(),
      await shop.haipay.ledger.history.listSettings(100),
    ]);
    expect(rows).toContain("v1.");
    expect(leaks(rows.replaceAll("v1.", ""))).toEqual([]);
  });
});
