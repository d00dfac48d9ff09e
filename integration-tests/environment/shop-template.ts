import { atServer } from "./test-database";

/** The database of a seeded shop, made once per test run; the others are copies of it. */
export const SHOP_TEMPLATE = `haipay-shop-template-${process.pid}`;

/** A server that the tests did not start lives on after them. */
export async function dropShopTemplate(): Promise<void> {
  await atServer(`DROP DATABASE IF EXISTS "${SHOP_TEMPLATE}" WITH (FORCE)`);
}
