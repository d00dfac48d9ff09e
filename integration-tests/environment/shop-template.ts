import { atServer } from "./test-database";

/** Set before the tests run in processes of their own, so that all of them copy the same database. */
const NAME_VARIABLE = "HAIPAY_TEST_SHOP_TEMPLATE";

/** Names the database of this run's seeded shop. */
export function nameShopTemplate(): void {
  process.env[NAME_VARIABLE] = `haipay-shop-template-${process.pid}`;
}

/** The database of a seeded shop, made once per test run; the others are copies of it. */
export function shopTemplate(): string {
  const name = process.env[NAME_VARIABLE];
  if (!name) throw new Error("The tests' global set-up has not run: start them through jest's projects.");
  return name;
}

/** A server that the tests did not start keeps running after them. */
export async function dropShopTemplate(): Promise<void> {
  await atServer(`DROP DATABASE IF EXISTS "${shopTemplate()}" WITH (FORCE)`);
}
