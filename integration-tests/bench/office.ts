import { ADMIN } from "../environment/admin-account";
import type { MedusaChild } from "../environment/medusa-child";
import type { TestDatabase } from "../environment/test-database";
import type { Lab } from "./lab";
import { writeHistory } from "./ledger/history-rows";
import { HttpClient } from "./measure/http-client";
import type { FastPlatform } from "./platform/fast-platform";

/** An administrator of a shop with a ledger of some size. */
export class Office {
  private readonly http = new HttpClient();
  private headers: Record<string, string> = {};

  private constructor(
    private readonly lab: Lab,
    private readonly medusa: MedusaChild,
    readonly database: TestDatabase,
  ) {}

  /**
   * @param rows how many collect orders are in the ledger
   * @param prepare what is changed in it before Medusa starts
   */
  static async open(
    lab: Lab,
    rows: number,
    platform: FastPlatform,
    prepare?: (database: TestDatabase) => Promise<void>,
  ): Promise<Office> {
    const { database } = await lab.database(`office-${rows}`);
    await writeHistory(database, rows);
    await prepare?.(database);
    const medusa = await lab.startMedusa(database.url, platform.environment);
    const office = new Office(lab, medusa, database);
    const { body } = await office.http.post(`${medusa.url}/auth/user/emailpass`, JSON.stringify(ADMIN));
    office.headers = { authorization: `Bearer ${(JSON.parse(body) as { token: string }).token}` };
    return office;
  }

  /** @returns the answer */
  async get<Answer = unknown>(path: string): Promise<Answer> {
    const { status, body } = await this.http.get(`${this.medusa.url}${path}`, this.headers);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
    return JSON.parse(body) as Answer;
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
