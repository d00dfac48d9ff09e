import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createRbacRolesWorkflow } from "@medusajs/medusa/core-flows";
import { Administrator } from "../environment/administrator";
import { withSecretKey } from "../environment/api-key";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { attentionsOf } from "../environment/ledger-books";
import { buy, payAndNotify } from "../environment/purchases";

const READ = "haipay_payment:read";
const UPDATE = "haipay_payment:update";
const REFUND = "haipay_refund:create";
const ERASE = "haipay_personal_data:delete";
const PAYOUT = { amount: "700", paid_on: "2026-11-01", reference: "T-1" };

describeShop(
  "In a shop that uses roles, a user needs",
  (shop) => {
    it.each([
      { policies: [], may: { read: 403, resolve: 403, refund: 403, correct: 403, erase: 403 } },
      { policies: [READ], may: { read: 200, resolve: 403, refund: 403, correct: 403, erase: 403 } },
      { policies: [READ, UPDATE], may: { read: 200, resolve: 200, refund: 403, correct: 403, erase: 403 } },
      { policies: [READ, REFUND], may: { read: 200, resolve: 403, refund: 200, correct: 200, erase: 403 } },
      { policies: [READ, ERASE], may: { read: 200, resolve: 403, refund: 403, correct: 403, erase: 200 } },
      { policies: ["*:*"], may: { read: 200, resolve: 200, refund: 200, correct: 200, erase: 200 } },
    ])("the policies for what it does: $policies", async ({ policies, may }) => {
      const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, platformOrderId, "700");
      const [{ id }] = await attentionsOf(shop, platformOrderId);
      const { row } = await buy(shop, { method: "konbini-lawson" });
      await grant(shop, policies);
      const { http } = await Administrator.logInAnew(shop);

      const read = await http.get(`/admin/haipay/collect-orders/${platformOrderId}`);
      const resolve = await http.post(`/admin/haipay/attentions/${id}/resolve`, { note: "done" });
      const refund = await http.post(`/admin/haipay/collect-orders/${row.id}/refunds`, PAYOUT);
      const [recorded] = await shop.haipay.ledger.refunds.list(row.id);
      const correct = await http.post(
        `/admin/haipay/collect-orders/${row.id}/refunds/${recorded?.id ?? "hprf_none"}/correct`,
        { note: "wrong" },
      );
      const erase = await http.post(`/admin/haipay/collect-orders/${row.id}/erase`, {});

      expect({
        read: read.status,
        resolve: resolve.status,
        refund: refund.status,
        correct: correct.status,
        erase: erase.status,
      }).toEqual(may);
    });

    it("an API key has no roles", async () => {
      const program = await withSecretKey(shop);
      expect((await program.get("/admin/haipay/attentions")).status).toBe(403);
    });
  },
  { MEDUSA_FF_RBAC: "true" },
);

/** Gives the administrator one role with exactly these policies, found among those that Medusa offers. */
async function grant(shop: HaipayShop, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "rbac_policy",
    fields: ["id", "key"],
    filters: { key: keys },
  });
  expect(data).toHaveLength(keys.length);
  const { result } = await createRbacRolesWorkflow(shop.container).run({
    input: { roles: [{ name: "Accounting", policy_ids: (data as { id: string }[]).map(({ id }) => id) }] },
  });
  const [user] = await shop.container.resolve(Modules.USER).listUsers({});
  await shop.container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.USER]: { user_id: user.id },
    [Modules.RBAC]: { rbac_role_id: result[0].id },
  });
}
