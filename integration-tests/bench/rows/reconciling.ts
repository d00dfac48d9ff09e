import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestDatabase } from "../../environment/test-database";
import type { Lab } from "../lab";
import { writeHistory } from "../ledger/history-rows";
import { makeOpenRowsDue, readLooks, writeOpenRows } from "../ledger/open-rows";
import { median } from "../measure/statistics";
import { FastPlatform } from "../platform/fast-platform";
import type { Row } from "../row";
import type { ReconcileCost } from "../shop/src/scripts/reconcile";

const OPEN_ORDERS = 10_000;
const SETTLED_ORDERS = 1_000_000;
const LATENCY_MS = 50;
const AT_ONCE = 10;
const RUNS = 5;
const MEBIBYTE = 2 ** 20;

/** Fills a ledger with open orders and lets a Medusa reconcile them. */
class Bookkeeping {
  private constructor(
    private readonly lab: Lab,
    readonly database: TestDatabase,
    private readonly platform: FastPlatform,
  ) {}

  static async open(lab: Lab, name: string, platform: FastPlatform): Promise<Bookkeeping> {
    const { database } = await lab.database(name);
    await writeOpenRows(database, OPEN_ORDERS, platform.account);
    return new Bookkeeping(lab, database, platform);
  }

  /** @throws Error when an order was left out, failed, or left an event */
  async reconcile(): Promise<ReconcileCost> {
    await makeOpenRowsDue(this.database);
    const folder = mkdtempSync(path.join(tmpdir(), "haipay-bench-"));
    const file = path.join(folder, "cost.json");
    try {
      const environment = { ...this.platform.environment, BENCH_RESULT: file };
      await this.lab.execute("./src/scripts/reconcile.ts", this.database.url, environment);
      const cost = JSON.parse(readFileSync(file, "utf8")) as ReconcileCost;
      const { looked, events } = await readLooks(this.database);
      if (looked !== OPEN_ORDERS || events > 0) {
        throw new Error(`Reconcile went wrong: ${JSON.stringify({ ...cost, looked, events })}`);
      }
      return cost;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

export const reconcileOpen: Row = {
  number: "7",
  work: "reconcile 10,000 open orders, platform latency 50 ms, 10 at once",
  baseline: "the limit, 10 / 50 ms",
  target: "≥ 0.9 of it, ≤ 2 statements per order, no event, heap growth < 50 MB",
  async measure(lab) {
    const platform = await FastPlatform.start(LATENCY_MS);
    const books = await Bookkeeping.open(lab, "reconcile", platform);
    try {
      const { ms, statements, heapGrowth } = await books.reconcile();
      const limitMs = (OPEN_ORDERS / AT_ONCE) * LATENCY_MS;
      const share = limitMs / ms;
      const perOrder = statements / OPEN_ORDERS;
      const heap = heapGrowth / MEBIBYTE;
      return {
        measured: `${(ms / 1_000).toFixed(1)} s, ${perOrder.toFixed(3)} statements per order, heap ${heap.toFixed(1)} MiB`,
        ratio: `${share.toFixed(2)} of the limit`,
        reached: share >= 0.9 && perOrder <= 2 && heap < 50,
      };
    } finally {
      await books.database.drop();
      platform.stop();
    }
  },
};

export const reconcileBesideMillion: Row = {
  number: "8",
  work: "the same with 1,000,000 settled rows beside them",
  baseline: "row 7, five runs each, interleaved",
  target: "median ≤ 1.1 ×",
  async measure(lab) {
    const platform = await FastPlatform.start(LATENCY_MS);
    const alone = await Bookkeeping.open(lab, "alone", platform);
    const beside = await Bookkeeping.open(lab, "beside", platform);
    try {
      await writeHistory(beside.database, SETTLED_ORDERS);
      const times = { alone: [] as number[], beside: [] as number[] };
      for (let run = 0; run < RUNS; run++) {
        times.alone.push((await alone.reconcile()).ms);
        times.beside.push((await beside.reconcile()).ms);
      }
      const ratio = median(times.beside) / median(times.alone);
      return {
        measured: `median ${(median(times.beside) / 1_000).toFixed(1)} s; alone ${(median(times.alone) / 1_000).toFixed(1)} s`,
        ratio: `${ratio.toFixed(2)} ×`,
        reached: ratio <= 1.1,
      };
    } finally {
      await alone.database.drop();
      await beside.database.drop();
      platform.stop();
    }
  },
};
