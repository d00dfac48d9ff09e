import { HttpClient } from "../measure/http-client";
import { median, ms, timed } from "../measure/statistics";
import { FastPlatform } from "../platform/fast-platform";
import { writeHistory } from "../ledger/history-rows";
import { ADMIN } from "../../environment/admin-account";
import type { TestDatabase } from "../../environment/test-database";
import type { MedusaChild } from "../../environment/medusa-child";
import type { Lab } from "../lab";
import type { Row } from "../row";

const FEW = 10_000;
const MANY = 1_000_000;
const LOOKS = 60;
const WARM_UP = 10;
/** What the dashboard asks for when the payments page is opened. */
const PAGE = "/admin/haipay/collect-orders?limit=20";
const FIGURES = "/admin/haipay/figures";

export const paymentsPage: Row = {
  number: "10",
  work: "admin payments page and morning figures with 1,000,000 rows spread over three years",
  baseline: "the same with 10,000",
  target: "≤ 1.5 ×",
  async measure(lab) {
    const platform = await FastPlatform.start();
    try {
      const few = await Office.open(lab, FEW, platform);
      const many = await Office.open(lab, MANY, platform);
      const times = { few: { page: [], figures: [] }, many: { page: [], figures: [] } } as Times;
      for (let look = 0; look < LOOKS + WARM_UP; look++) {
        for (const [name, office] of [
          ["few", few],
          ["many", many],
        ] as const) {
          const page = await timed(() => office.get(PAGE));
          const figures = await timed(() => office.get(FIGURES));
          if (look < WARM_UP) continue;
          times[name].page.push(page);
          times[name].figures.push(figures);
        }
      }
      const size = await many.ledgerSize();
      await few.close();
      await many.close();
      const page = median(times.many.page) / median(times.few.page);
      const figures = median(times.many.figures) / median(times.few.figures);
      return {
        measured:
          `page ${ms(median(times.many.page))} against ${ms(median(times.few.page))}, ` +
          `figures ${ms(median(times.many.figures))} against ${ms(median(times.few.figures))}; ` +
          `the slowest figures ${ms(Math.max(...times.many.figures))}; the million rows take ${size}`,
        ratio: `page ${page.toFixed(2)} ×, figures ${figures.toFixed(2)} ×`,
        reached: page <= 1.5 && figures <= 1.5,
      };
    } finally {
      platform.stop();
    }
  },
};

type Times = Record<"few" | "many", { page: number[]; figures: number[] }>;

/** An administrator of a shop with a ledger of some size. */
class Office {
  private readonly http = new HttpClient();
  private headers: Record<string, string> = {};

  private constructor(
    private readonly lab: Lab,
    private readonly medusa: MedusaChild,
    private readonly database: TestDatabase,
  ) {}

  static async open(lab: Lab, rows: number, platform: FastPlatform): Promise<Office> {
    const { database } = await lab.database(`office-${rows}`);
    await writeHistory(database, rows);
    const medusa = await lab.startMedusa(database.url, platform.environment);
    const office = new Office(lab, medusa, database);
    const { body } = await office.http.post(`${medusa.url}/auth/user/emailpass`, JSON.stringify(ADMIN));
    office.headers = { authorization: `Bearer ${(JSON.parse(body) as { token: string }).token}` };
    return office;
  }

  async get(path: string): Promise<void> {
    const { status, body } = await this.http.get(`${this.medusa.url}${path}`, this.headers);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
  }

  /** On the disk, in words. */
  async ledgerSize(): Promise<string> {
    const [size] = await this.database.query<{ table: string; indexes: string }>(
      `SELECT pg_size_pretty(pg_table_size('haipay_collect_order')) AS table,
         pg_size_pretty(pg_indexes_size('haipay_collect_order')) AS indexes`,
    );
    return `${size.table} and ${size.indexes} of indexes`;
  }

  async close(): Promise<void> {
    this.http.close();
    await this.lab.stopMedusa(this.medusa);
    await this.database.drop();
  }
}
