import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ChildProcesses } from "../../demo/child-processes";
import { MedusaApp } from "../../demo/medusa-app";
import type { SeededShop } from "../../demo/seed-shop";
import { ADMIN } from "./admin-account";
import { dropShopTemplate, shopTemplate } from "./shop-template";
import {
  atServer,
  copyDatabase,
  createTestDatabase,
  oneAtATime,
  testDatabaseUrl,
  type TestDatabase,
} from "./test-database";

/** A database of its own, with tables and the seeded shop. */
export interface ShopDatabase {
  database: TestDatabase;
  seeded: SeededShop;
}

/** Makes one.  */
export async function makeShopDatabase(name: string): Promise<ShopDatabase> {
  const seeded = await provideTemplate();
  return { database: await createTestDatabase(`${name}-${process.pid}`, shopTemplate()), seeded };
}

/** Makes one under this name, to which nobody is connected. @returns what is in it */
export async function copySeededShop(name: string): Promise<SeededShop> {
  const seeded = await provideTemplate();
  await copyDatabase(name, shopTemplate());
  return seeded;
}

function provideTemplate(): Promise<SeededShop> {
  return oneAtATime(shopTemplate(), async () => (await readTemplate()) ?? (await makeTemplate()));
}

/** @returns what the finished template says of its shop */
async function readTemplate(): Promise<SeededShop | undefined> {
  const [row] = await atServer<{ comment: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = '${shopTemplate()}'`,
  );
  return row?.comment ? (JSON.parse(row.comment) as SeededShop) : undefined;
}

/** With Medusa's own commands. */
async function makeTemplate(): Promise<SeededShop> {
  await dropShopTemplate();
  await atServer(`CREATE DATABASE "${shopTemplate()}"`);
  const scratch = mkdtempSync(path.join(tmpdir(), "haipay-shop-"));
  const children = new ChildProcesses(scratch);
  // Settings of the test file that happens to be first stay out of it.
  const medusaWith = (withRoles: boolean) =>
    new MedusaApp(children, {
      root: path.resolve(__dirname, "../.."),
      scratch,
      port: 0,
      databaseUrl: testDatabaseUrl(shopTemplate()),
      haipay: { MEDUSA_LOCKING: "postgres", MEDUSA_FF_RBAC: String(withRoles), EMAIL_PROVIDER: "" },
      withAdmin: false,
    });
  try {
    // With the tables of everything that some Medusa of the tests uses; they do not disturb those that do not.
    await medusaWith(true).migrate();
    const seeded = await medusaWith(false).seed(ADMIN);
    await atServer(
      `COMMENT ON DATABASE "${shopTemplate()}" IS '${JSON.stringify(seeded).replaceAll("'", "''")}'`,
    );
    return seeded;
  } finally {
    await children.stopAll();
    rmSync(scratch, { recursive: true, force: true });
  }
}
