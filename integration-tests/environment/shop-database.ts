import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ChildProcesses } from "../../src/demo/child-processes";
import { MedusaApp } from "../../src/demo/medusa-app";
import type { SeededShop } from "../../src/demo/seed-shop";
import { ADMIN } from "./haipay-shop";
import { createTestDatabase, type TestDatabase } from "./test-database";

/** A database of its own for Medusa processes, with tables and the seeded shop. */
export interface ShopDatabase {
  database: TestDatabase;
  seeded: SeededShop;
}

/** Makes one with Medusa's own commands. */
export async function makeShopDatabase(name: string): Promise<ShopDatabase> {
  const database = await createTestDatabase(`${name}-${process.pid}`);
  const scratch = mkdtempSync(path.join(tmpdir(), `${name}-`));
  const children = new ChildProcesses(scratch);
  const app = new MedusaApp(children, {
    root: path.resolve(__dirname, "../.."),
    scratch,
    port: 0,
    databaseUrl: database.url,
    haipay: {},
    withAdmin: false,
  });
  try {
    await app.migrate();
    return { database, seeded: await app.seed(ADMIN) };
  } catch (error) {
    await database.drop();
    throw error;
  } finally {
    await children.stopAll();
    rmSync(scratch, { recursive: true, force: true });
  }
}
