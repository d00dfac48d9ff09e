import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../src/modules/haipay/ledger/collect-order";
import type { CollectOrders } from "../../src/modules/haipay/ledger/collect-orders";
import type { HistoryEntry } from "../../src/modules/haipay/ledger/history";
import { describeShop } from "../environment/haipay-shop";
import { writeRows } from "../environment/ledger-rows";
import { collectStatements } from "../environment/statements";

describeShop("Collect orders that move to another state at the same time", (shop) => {
  const rows = async (count: number): Promise<CollectOrder[]> => {
    const ids = await writeRows(
      shop,
      Array.from({ length: count }, () => ({})),
    );
    return Promise.all(ids.map(find));
  };
  const find = async (id: string) => (await shop.haipay.ledger.collectOrders.find(id)) as CollectOrder;
  const historyOf = async ({ id }: CollectOrder) => {
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    const entries = await db<HistoryEntry>("haipay_history")
      .where({ collect_order_id: id })
      .orderBy(["created_at", "id"]);
    return entries.map(({ kind, payload }) => ({ kind, ...payload }));
  };
  const announcedOf = async ({ id }: CollectOrder) => {
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    const told: { name: string }[] = await db("haipay_announcement").where({ collect_order_id: id });
    return told.map(({ name }) => name);
  };
  const transition = (...given: Parameters<CollectOrders["transition"]>) =>
    shop.haipay.ledger.collectOrders.transition(...given);

  it("move in one statement, each with its own values, history and announcement", async () => {
    const three = await rows(3);
    const ended_at = new Date("2026-11-28T15:00:00.123Z");
    let moved: (CollectOrder | undefined)[] = [];

    const statements = await collectStatements(shop, async () => {
      moved = await Promise.all(
        three.map((row, number) =>
          transition(
            row,
            "expired",
            { ended_at, next_check_at: null, check_count: number, last_error: `数 ${number}`, fee: "0.50" },
            [{ kind: "notification", payload: { number, sign: "secret", name: "山田 花子" } }],
          ),
        ),
      );
    });

    expect(statements.filter((sql) => /UPDATE haipay_collect_order/.test(sql))).toHaveLength(1);
    for (const [number, row] of three.entries()) {
      const { updated_at, ...expected } = row;
      const changes = { ended_at, check_count: number, last_error: `数 ${number}`, fee: "0.50" };
      expect(moved[number]).toMatchObject({ ...expected, ...changes, state: "expired", next_check_at: null });
      expect(await find(row.id)).toEqual(moved[number]);
      expect(moved[number]?.updated_at.getTime()).toBeGreaterThan(updated_at.getTime());
      expect(await historyOf(row)).toEqual([
        { kind: "notification", number, name: "***" },
        { kind: "transition", from: "open", to: "expired", reason: `数 ${number}` },
      ]);
      expect(await announcedOf(row)).toEqual(["haipay.payment.expired"]);
    }
  });

  it("do not hold each other up when the database refuses one", async () => {
    const [good, bad, alsoGood] = await rows(3);

    const outcomes = await Promise.allSettled([
      transition(good, "failed", { last_error: "It was declined." }),
      // PostgreSQL keeps no NUL in a text.
      transition(bad, "failed", { last_error: "declined\0" }),
      transition(alsoGood, "failed", { last_error: "It was declined." }),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await find(good.id)).state).toBe("failed");
    expect((await find(alsoGood.id)).state).toBe("failed");
    expect(await find(bad.id)).toEqual(bad);
    expect(await historyOf(bad)).toEqual([]);
    expect(await historyOf(good)).toHaveLength(1);
  });

  it("stay as another writer left them, which is said of each", async () => {
    const [free, taken, elsewhere] = await rows(3);
    await transition(taken, "paid");
    await shop.haipay.ledger.collectOrders.update(elsewhere.id, { payment_session_id: "payses_other" });

    const outcomes = await Promise.all([free, taken, elsewhere].map((row) => transition(row, "expired")));

    expect(outcomes.map((row) => row?.state)).toEqual(["expired", undefined, undefined]);
    expect((await find(taken.id)).state).toBe("paid");
    expect((await find(elsewhere.id)).state).toBe("open");
    expect(await historyOf(taken)).toHaveLength(1);
    expect(await announcedOf(elsewhere)).toEqual([]);
  });

  it("move once when two want to move the same one", async () => {
    const [row] = await rows(1);

    const outcomes = await Promise.all([transition(row, "expired"), transition(row, "failed")]);

    expect(outcomes.map((moved) => moved?.state)).toEqual(["expired", undefined]);
    expect(await historyOf(row)).toHaveLength(1);
    expect(await announcedOf(row)).toEqual(["haipay.payment.expired"]);
  });

  it("may change different columns", async () => {
    const [one, other] = await rows(2);

    await Promise.all([
      transition(one, "expired", { ended_at: new Date(0) }),
      transition(other, "paid", { paid_at: new Date(0), received_amount: "1700" }),
    ]);

    expect(await find(one.id)).toMatchObject({ state: "expired", ended_at: new Date(0), paid_at: null });
    expect(await find(other.id)).toMatchObject({ state: "paid", paid_at: new Date(0), ended_at: null });
  });
});
