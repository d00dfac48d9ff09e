import { Administrator } from "../../environment/administrator";
import { withSecretKey } from "../../environment/api-key";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { attentionsOf, readLedger, rowOfOrderId } from "../../environment/ledger-books";
import { payAndNotify } from "../../environment/purchases";
import { findRoutes, type TreeRoute } from "../../environment/route-tree";

const ROUTES = findRoutes("/admin");

describeShop("The admin API", (shop) => {
  describe("lets nobody in without a login:", () => {
    it("401 on every route that the tree holds", async () => {
      expect(ROUTES.length).toBeGreaterThanOrEqual(13);
      expect(ROUTES).toContainEqual({ verb: "POST", path: "/admin/haipay/attentions/:id/resolve" });
      expect(ROUTES).toContainEqual({ verb: "GET", path: "/admin/haipay/collect-orders/export" });
      expect(ROUTES).toContainEqual({ verb: "POST", path: "/admin/haipay/settings/credentials/:currency" });
      for (const route of ROUTES) {
        const { status, data } = await knock(shop, route);
        expect({ route, status, data }).toEqual({ route, status: 401, data: { message: "Unauthorized" } });
      }
    });

    it("a shopper's login is none", async () => {
      const { platformOrderId } = await awaitPayment(shop);
      const { id } = await rowOfOrderId(shop, platformOrderId);
      const shopper = shop.shopper();
      const login = { email: "hanako@example.com", password: "only-for-tests" };
      await shopper.register(login.email, login.password);
      const { data } = await shop.http.post<{ token: string }>("/auth/customer/emailpass", login);

      const { status } = await shop.http.get(`/admin/haipay/collect-orders/${id}`, {
        headers: { authorization: `Bearer ${data.token}` },
      });
      expect(status).toBe(401);
    });
  });

  describe("wants a person, and no API key, where money is decided on:", () => {
    it("an API key reads and asks, and cannot resolve", async () => {
      const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, platformOrderId, "700");
      const [{ id }] = await attentionsOf(shop, platformOrderId);
      const program = await withSecretKey(shop);

      expect((await program.get(`/admin/haipay/attentions/${id}`)).status).toBe(200);
      expect((await program.post(`/admin/haipay/collect-orders/${platformOrderId}/settle`, {})).status).toBe(
        200,
      );
      const before = await readLedger(shop);
      const answer = await program.post(`/admin/haipay/attentions/${id}/resolve`, { note: "by a program" });

      expect(answer.status).toBe(403);
      expect(answer.data.message).toBe(
        "An attention is resolved by a person, and an API key stands for none. Log in as a user of the admin and do it there.",
      );
      expect(await readLedger(shop)).toEqual(before);
    });

    it("an API key sends no mail for trial, offers nothing and pays nothing for trial", async () => {
      const program = await withSecretKey(shop);
      const before = await readLedger(shop);
      const person = { name: "山田 花子", phone: "090-1234-5678", language: "ja" };
      for (const [path, body] of [
        ["mails/trial", { kind: "slip", language: "ja" }],
        ["settings/regions", { region_id: shop.region("jpy"), methods: { merpay: false } }],
        ["settings/test-payment", { ...person, currency: "jpy", method: "merpay" }],
      ] as const) {
        const { status, data } = await program.post(`/admin/haipay/${path}`, body);
        expect({ path, status, code: data.code }).toEqual({ path, status: 403, code: "person_needed" });
      }
      expect(await readLedger(shop)).toEqual(before);
    });

    it("who asked is in the history", async () => {
      const { platformOrderId } = await awaitPayment(shop);
      const program = await withSecretKey(shop);
      await program.post(`/admin/haipay/collect-orders/${platformOrderId}/settle`, {});
      const { http } = await Administrator.logIn(shop);

      const { data } = await http.get(`/admin/haipay/collect-orders/${platformOrderId}`);

      expect(data.collect_order.history).toContainEqual(
        expect.objectContaining({
          kind: "administrator",
          actor: { id: expect.stringMatching(/^apk_/), name: "Warehouse" },
          payload: expect.objectContaining({ act: "ask_platform" }),
        }),
      );
    });
  });
});

function knock(shop: HaipayShop, { verb, path }: TreeRoute) {
  const url = path.replaceAll(/:\w+/g, "hpco_00000000000000000000000000");
  return shop.http.request({ method: verb, url, data: verb === "GET" ? undefined : {} });
}
