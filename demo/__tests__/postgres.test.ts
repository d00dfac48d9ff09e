import { Client } from "@medusajs/framework/pg";
import { createDatabase } from "../database";
import { databaseUrl, startPostgres, type PostgresServer } from "../postgres";

describe("PostgreSQL", () => {
  const before = process.env.DATABASE_URL;
  let server: PostgresServer | undefined;

  beforeEach(() => delete process.env.DATABASE_URL);

  afterEach(async () => {
    await server?.stop();
    server = undefined;
    delete process.env.DATABASE_URL;
    if (before !== undefined) {
      process.env.DATABASE_URL = before;
    }
  });

  test("starts by itself, as root too, takes Japanese text, and is gone after stop", async () => {
    server = await startPostgres({ settings: { fsync: "off" } });
    const url = await createDatabase(server, "shop");
    await expect(ask(url, "SELECT upper('抹茶 latte') AS answer")).resolves.toBe("抹茶 LATTE");
    await server.stop();
    await expect(ask(url, "SELECT 1 AS answer")).rejects.toThrow(/ECONNREFUSED/);
  }, 60_000);

  test("is the server of DATABASE_URL when that is set, and stop leaves it alone", async () => {
    process.env.DATABASE_URL = "postgresql://user%40shop:p%2Fw@db.example/store?sslmode=require";
    server = await startPostgres();
    expect(server).toMatchObject({
      host: "db.example",
      port: 5432,
      user: "user@shop",
      password: "p/w",
      embedded: false,
    });
    expect(databaseUrl(server, "other")).toBe(
      "postgresql://user%40shop:p%2Fw@db.example/other?sslmode=require",
    );
    await expect(server.stop()).resolves.toBeUndefined();
  });

  test("makes the database that DATABASE_URL names when it does not exist", async () => {
    const real = await startPostgres({ settings: { fsync: "off" } });
    try {
      process.env.DATABASE_URL = databaseUrl(real, "new-shop");
      const url = await createDatabase(await startPostgres(), "ignored");
      await expect(ask(url, "SELECT current_database() AS answer")).resolves.toBe("new-shop");
    } finally {
      await real.stop();
    }
  }, 60_000);

  test.each(["localhost:5432", "mysql://user@host/shop", "postgres://"])(
    "refuses %s as DATABASE_URL",
    async (url) => {
      process.env.DATABASE_URL = url;
      await expect(startPostgres()).rejects.toThrow("DATABASE_URL is no PostgreSQL address");
    },
  );
});

async function ask(url: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(question)).rows[0].answer;
  } finally {
    await client.end();
  }
}
