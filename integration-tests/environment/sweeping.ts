import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { sweep } from "../../src/payment/sweep/sweep";
import type { SweepReport } from "../../src/payment/sweep/sweep-run";
import type { HaipayShop } from "./haipay-shop";

const MINUTE_MS = 60_000;

/** What a sweep that finds nothing reports. */
export const NOTHING: SweepReport = {
  cancelled: 0,
  placed: 0,
  issued: 0,
  superseded: 0,
  forgotten: 0,
  erased: 0,
  halfMade: 0,
  whole: 0,
  reopened: 0,
  freedLocks: 0,
  failed: 0,
};

/** Sweeps as if this many minutes had passed. */
export async function sweepAfter(
  shop: HaipayShop,
  minutes: number,
  options: { budgetMs?: number } = {},
): Promise<SweepReport> {
  return sweep(shop.container, { ...options, now: new Date(Date.now() + minutes * MINUTE_MS) });
}

/** Runs a statement directly, without Medusa. */
export async function runSql<Row>(
  shop: HaipayShop,
  statement: string,
  values: (string | number | string[])[] = [],
): Promise<Row[]> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  return (await db.raw<{ rows: Row[] }>(statement, values)).rows;
}

/** Deletes a payment session without telling its provider. */
export async function loseSession(shop: HaipayShop, sessionId: string): Promise<void> {
  await runSql(shop, "DELETE FROM payment_session WHERE id = ?", [sessionId]);
}
