import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { attentionsOf, rowOfOrderId } from "../../environment/ledger-books";
import { payAndNotify } from "../../environment/purchases";
import { refund } from "../../environment/recorded-refunds";
import { findRoutes } from "../../environment/route-tree";

/** Every route but those of the settings, which are walked where credentials are stored. */
const ROUTES = findRoutes("/admin").filter(({ path }) => !path.startsWith("/admin/haipay/settings"));

/** What each route that writes is called with; a new one must be added here. */
const BODIES: Record<string, object> = {
  "/admin/haipay/reconcile": {},
  "/admin/haipay/collect-orders/:id/settle": {},
  "/admin/haipay/collect-orders/:id/deadline": {
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
  },
  "/admin/haipay/collect-orders/:id/reissue": {},
  "/admin/haipay/collect-orders/:id/remind": {},
  "/admin/haipay/mails/trial": { kind: "slip", language: "ja" },
  "/admin/haipay/collect-orders/:id/use-for-order": {},
  "/admin/haipay/collect-orders/:id/refunds": { amount: "700", paid_on: "2026-11-01", reference: "T-1" },
  "/admin/haipay/collect-orders/:id/refunds/:refund_id/correct": { note: "wrong" },
  "/admin/haipay/collect-orders/:id/erase": {},
  "/admin/haipay/balances": {},
  "/admin/haipay/erasures": { email: "hanako@example.com" },
  "/admin/haipay/list-views": { name: "Unpaid", query: { state: "open" } },
  "/admin/haipay/list-views/:id": { name: "Unpaid" },
  "/admin/haipay/attentions/:id": { remark: "Called the shopper." },
  "/admin/haipay/attentions/:id/resolve": { note: "done" },
};

describeShop("The admin API keeps what is secret:", (shop) => {
  it("no answer of any route, good or bad, holds a key, a secret or the id for the platform's risk control", async () => {
    const { http } = await Administrator.logIn(shop);
    const answers: { route: string; status: number; text: string }[] = [];
    for (const { verb, path } of ROUTES) {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, platformOrderId, "700");
      const [{ id }] = await attentionsOf(shop, platformOrderId);
      const subject = path.includes("attentions")
        ? id
        : path.includes("/orders/")
          ? orderId
          : platformOrderId;
      const mistake = path.includes(":refund_id") ? await refund(shop, platformOrderId, "1") : undefined;
      const url = path.replace(":id", subject).replace(":refund_id", mistake?.id ?? "");
      const data = verb === "GET" ? undefined : BODIES[path];
      if (verb !== "GET") expect(BODIES).toHaveProperty([path]);
      for (const body of [data, { wrong: 1 }]) {
        const answer = await http.request<unknown>({
          method: verb,
          url,
          data: verb === "GET" ? undefined : body,
        });
        answers.push({
          route: `${verb} ${path}`,
          status: answer.status,
          text: JSON.stringify(answer.data),
        });
      }
      const { partner_user_id } = await rowOfOrderId(shop, platformOrderId);
      for (const secret of [...secrets(shop), partner_user_id]) {
        for (const { route, text } of answers) {
          expect({ route, leaks: text.includes(secret) }).toEqual({ route, leaks: false });
        }
      }
    }
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(9);
    expect(answers.filter(({ status }) => status === 400).length).toBeGreaterThanOrEqual(6);
  });
});

/** Every secret of the configuration, as it could stand in an answer. */
function secrets(shop: HaipayShop): string[] {
  return Object.values(shop.sandbox.accounts).flatMap(({ merchantSecretKey, merchantPrivateKey }) => [
    merchantSecretKey,
    merchantPrivateKey,
    // A part of it, in case it was broken into lines.
    merchantPrivateKey.slice(200, 240),
  ]);
}
