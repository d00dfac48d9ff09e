import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { readLedger, rowOfOrderId } from "../../environment/ledger-books";
import { buy, choose, rowOf } from "../../environment/purchases";
import { loseSession, NOTHING, runSql, sweepAfter } from "../../environment/sweeping";

/** A node of PostgreSQL's plan. */
interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

describeShop("When events were lost, the sweep", (shop) => {
  it("changes nothing when nothing was lost", async () => {
    await buy(shop, { method: "merpay" });
    await awaitPayment(shop);
    await awaitPayment(shop, { method: "au-pay" });
    await choose(shop, { method: "gmo-aozora" });
    const before = await readLedger(shop);

    for (const minutes of [0, 5, 15]) expect(await sweepAfter(shop, minutes)).toEqual(NOTHING);

    expect(await readLedger(shop)).toEqual(before);
  });

  it("is done once when two instances begin at one time", async () => {
    const { session } = await awaitPayment(shop, { method: "au-pay" });
    await loseSession(shop, session.id);

    const [one, other] = await Promise.all([sweepAfter(shop, 5), sweepAfter(shop, 5)]);

    expect(one.superseded + other.superseded).toBe(1);
    expect(one.failed + other.failed).toBe(0);
  });

  it("is left to the run that holds it, and free again when that run died", async () => {
    const { session } = await awaitPayment(shop, { method: "au-pay" });
    await loseSession(shop, session.id);
    expect(await shop.haipay.ledger.sweeps.claim("watched", 500)).toBeDefined();

    expect(await sweepAfter(shop, 5)).toEqual(NOTHING);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await sweepAfter(shop, 5)).toEqual({ ...NOTHING, superseded: 1 });
  });

  it("goes on where it stood, a bounded step in a run without time, and begins again at the end", async () => {
    const { session } = await choose(shop, { method: "konbini-lawson" });
    await multiply(session.id, 450);
    for (const number of [7, 230, 449]) await loseSession(shop, cloneOf("payses", number));

    const found: number[] = [];
    const positions: (string | null)[] = [];
    for (let count = 0; count < 4; count++) {
      found.push((await sweepAfter(shop, 5, { budgetMs: 0 })).forgotten);
      const [{ position }] = await runSql<{ position: string | null }>(
        shop,
        "SELECT position FROM haipay_sweep WHERE id = 'chosen'",
      );
      positions.push(position);
    }

    expect(found.reduce((sum, count) => sum + count)).toBe(3);
    expect(found.slice(0, 3)).toEqual([1, 1, 1]);
    expect(positions.slice(0, 2)).toEqual([expect.any(String), expect.any(String)]);
    expect(positions[2]).toBeNull();
    expect(positions[3]).toEqual(expect.any(String));
  });

  it("reads what is open, never what is old", async () => {
    const { row } = await buy(shop, { method: "au-pay" });
    await runSql(shop, CLONE_ROWS, [4_000, row.id]);
    await awaitPayment(shop);
    await choose(shop, { method: "gmo-aozora" });
    await runSql(shop, "ANALYZE haipay_collect_order");

    const reads = await readsOfLedger(() => sweepAfter(shop, 5));

    expect(reads.length).toBeGreaterThanOrEqual(3);
    for (const { touched } of reads) expect(touched).toBeLessThan(20);
  });

  it("goes on with the others when one cannot be followed now", async () => {
    const { session } = await awaitPayment(shop, { method: "au-pay" });
    const other = await awaitPayment(shop, { method: "merpay" });
    await loseSession(shop, session.id);
    await loseSession(shop, other.session.id);
    const { collectOrders } = shop.haipay.ledger;
    const first = await rowOf(shop, session);
    const transition = collectOrders.transition.bind(collectOrders);
    const spy = jest.spyOn(collectOrders, "transition").mockImplementation((row, ...rest) => {
      if (row.id === first.id) throw new Error("the database is away for a moment");
      return transition(row, ...rest);
    });

    expect(await sweepAfter(shop, 5)).toEqual({ ...NOTHING, superseded: 1, failed: 1 });
    spy.mockRestore();

    expect(await rowOfOrderId(shop, other.platformOrderId)).toMatchObject({ state: "superseded" });
    expect(await sweepAfter(shop, 6)).toEqual({ ...NOTHING, superseded: 1 });
  });

  const CLONE_ROWS = `INSERT INTO haipay_collect_order
    SELECT (jsonb_populate_record(r, jsonb_build_object(
      'id', 'hpco_0' || lpad(n::text, 6, '0'), 'platform_order_id', 'hp' || n,
      'payment_session_id', 'payses_' || lpad(n::text, 6, '0')))).*
    FROM generate_series(1, ?) n, haipay_collect_order r WHERE r.id = ?`;

  function cloneOf(prefix: string, number: number): string {
    return `${prefix}_${String(number).padStart(6, "0")}`;
  }

  /** Makes a number of payment sessions like this one, each with a row in the ledger. */
  async function multiply(sessionId: string, count: number): Promise<void> {
    await runSql(
      shop,
      `INSERT INTO payment_session
         SELECT (jsonb_populate_record(s, jsonb_build_object('id', 'payses_' || lpad(n::text, 6, '0')))).*
         FROM generate_series(1, ?) n, payment_session s WHERE s.id = ?`,
      [count, sessionId],
    );
    const { id } = await rowOf(shop, { id: sessionId });
    await runSql(shop, CLONE_ROWS, [count, id]);
  }

  /** Every question that `work` asks of the ledger's rows, and how many rows PostgreSQL touches to answer it. */
  async function readsOfLedger(work: () => Promise<unknown>): Promise<{ sql: string; touched: number }[]> {
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    const asked: { sql: string; bindings: string[] }[] = [];
    const listen = (question: { sql: string; bindings: string[] }) => {
      if (/^select .*"haipay_collect_order"/i.test(question.sql)) asked.push(question);
    };
    db.on("query", listen);
    await work();
    db.removeListener("query", listen);
    const reads = [];
    for (const { sql, bindings } of asked) {
      const statement = `EXPLAIN (ANALYZE, FORMAT JSON) ${sql.replaceAll(/\$\d+/g, "?").replaceAll("\\?", "?")}`;
      const [answer] = await runSql<{ "QUERY PLAN": { Plan: Plan }[] }>(shop, statement, bindings);
      reads.push({ sql, touched: touchedBy(answer["QUERY PLAN"][0].Plan) });
    }
    return reads;
  }
});

function touchedBy(plan: Plan): number {
  const own = plan["Relation Name"] ? plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + touchedBy(part), own);
}
