import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { HaipayShop } from "./haipay-shop";

/** The statements that the shop sends to its database while something is done. */
export async function collectStatements(shop: HaipayShop, work: () => Promise<unknown>): Promise<string[]> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => void statements.push(sql);
  db.on("query", note);
  try {
    await work();
  } finally {
    db.removeListener("query", note);
  }
  return statements;
}
