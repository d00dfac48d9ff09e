import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { awaitPayment } from "../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { buy, payAndNotify, type PurchaseWish } from "../environment/purchases";
import { findViolations, shopDatabase, totalsOf } from "./invariants";
import type { Queries } from "./invariants/books";
import { DEBTS, EXPLAINED_DEBTS } from "./invariants/seeds-of-debts";
import { EXPLANATIONS, SEEDS, yen, type Explanation } from "./invariants/seeds";
import { queriesOver } from "./invariants/shop-queries";
import type { Owed, ReadTotals } from "./invariants/totals";

describeShop("The check of the books", (shop) => {
  it("finds nothing in a shop where purchases went well, and names each thing that is not", async () => {
    await buy(shop, LAWSON);
    expect(await findViolations(shopDatabase(shop), shop.control, totalsOf(shop), ["top-secret"])).toEqual(
      [],
    );

    const found: Record<string, string[]> = {};
    const expected: Record<string, unknown[]> = {};
    for (const [what, { seen, ...seed }] of Object.entries({ ...SEEDS, ...DEBTS })) {
      found[what] = await seeded(shop, seed);
      expected[what] = seen.map((sentence) => expect.stringMatching(sentence) as string);
    }
    for (const [what, seed] of Object.entries({ ...EXPLANATIONS, ...EXPLAINED_DEBTS })) {
      found[what] = await seeded(shop, seed);
      expected[what] = [];
    }
    expect(found).toEqual(expected);
  });

  it("asks for an attention when the platform has part of the sum or too much", async () => {
    const part = await awaitPayment(shop, LAWSON);
    await payAndNotify(shop, part.platformOrderId, "700");
    const { row } = await buy(shop, { method: "au-pay" });
    await payAndNotify(shop, row.platform_order_id, "1");
    expect(await findViolations(shopDatabase(shop), shop.control, totalsOf(shop))).toEqual([]);

    expect(await seeded(shop, { statements: ["DELETE FROM haipay_attention"] })).toEqual([
      expect.stringMatching(/The platform received 700.00 of 1700.00 for .* \(status 4\), and no attention/),
      expect.stringMatching(/The platform received 1701.00 of 1700.00 for .* \(status 5\), and no attention/),
    ]);
  });

  it("compares what can be paid with what the purchase owes now, and finds a payment that is no longer watched", async () => {
    const wallet = await awaitPayment(shop, { method: "au-pay" });
    const row = `WHERE platform_order_id = '${wallet.platformOrderId}'`;
    const asks = /Collect order \w+ asks for 1700 jpy, and its purchase owes 4100 jpy/;
    const forgotten = /Collect order \w+ \(\w+\) is not looked at any more/;

    expect(await seeded(shop, { statements: [] })).toEqual([]);
    expect(await seeded(shop, { statements: [], owes: yen("4100") })).toEqual([expect.stringMatching(asks)]);
    const changed = "UPDATE cart_line_item SET updated_at = now() + interval '1 second'";
    expect(await seeded(shop, { statements: [changed], owes: yen("4100") })).toEqual([]);

    const unwatched = "UPDATE haipay_collect_order SET next_check_at = NULL";
    for (const state of ["open", "superseded", "unknown", "failed", "expired"]) {
      const statements = [`${unwatched}, state = '${state}' ${row}`];
      expect(await seeded(shop, { statements })).toEqual([expect.stringMatching(forgotten)]);
      const answered = (days: number) =>
        `UPDATE haipay_collect_order SET answered_at = expires_at + interval '${days} days' ${row}`;
      expect(await seeded(shop, { statements: [...statements, answered(13)] })).toHaveLength(1);
      expect(await seeded(shop, { statements: [...statements, answered(15)] })).toEqual([]);
    }
  });

  it("lets the job forget what the platform never knew", async () => {
    await shop.control.fault({ endpoint: "apply", kind: "http_500", times: 3 });
    await expect(awaitPayment(shop, { method: "au-pay" })).rejects.toThrow();
    await shop.control.clearFaults();
    const forget =
      "UPDATE haipay_collect_order SET next_check_at = NULL, failing_since = now() - interval '2 days'";

    expect(await seeded(shop, { statements: [forget] })).toEqual([]);
    expect(await seeded(shop, { statements: [`${forget}, platform_order_no = '1'`] })).toEqual([
      expect.stringMatching(/is not looked at any more/),
      expect.stringMatching(/has failed for more than a day, without an attention/),
    ]);
  });

  it("counts who paid a session that was captured once", async () => {
    const { row } = await buy(shop, LAWSON);
    const twin = await awaitPayment(shop, LAWSON);
    await payAndNotify(shop, twin.platformOrderId);
    const session = `payment_session_id = '${row.payment_session_id}'`;

    const statements = [
      `DELETE FROM capture WHERE payment_id IN (SELECT id FROM payment WHERE payment_session_id = '${twin.session.id}')`,
      `UPDATE haipay_collect_order SET ${session} WHERE platform_order_id = '${twin.platformOrderId}'`,
      "DELETE FROM order_transaction t WHERE NOT EXISTS (SELECT 1 FROM capture c WHERE c.id = t.reference_id)",
      "UPDATE order_summary SET version = 99",
    ];

    expect(await seeded(shop, { statements })).toEqual([
      expect.stringMatching(/was captured once and paid 2 times, without attention/),
    ]);
  });
});

const LAWSON: PurchaseWish = { method: "konbini-lawson" };

/** What the check finds when the books were changed so; the changes are taken back. */
async function seeded(shop: HaipayShop, { statements, owes }: Explanation): Promise<string[]> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const trx = await db.transaction();
  try {
    const database: Queries = queriesOver(trx);
    for (const statement of statements) await database.query(statement);
    return await findViolations(database, shop.control, owes ? always(owes) : totalsOf(shop), ["top-secret"]);
  } finally {
    await trx.rollback();
  }
}

/** Everything owes the same. */
function always(owed: Owed): ReadTotals {
  const all = (ids: string[]) => new Map(ids.map((id) => [id, owed]));
  return ({ orders, carts }) => Promise.resolve({ orders: all(orders), carts: all(carts) });
}
