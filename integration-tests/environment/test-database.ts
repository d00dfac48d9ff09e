import { Client } from "@medusajs/framework/pg";
import type { PostgresServer } from "../../demo/postgres";

/** Lets this process, and those that it starts, use a server. */
export function useServer({ host, port, user, password }: PostgresServer): void {
  // Medusa's test runner asks for TLS unless the server is called by this name.
  process.env.DB_HOST = host === "127.0.0.1" ? "localhost" : host;
  process.env.DB_PORT = String(port);
  process.env.DB_USERNAME = user;
  process.env.DB_PASSWORD = password;
}

/** The connection string of a database on the server that the global set-up started (or DATABASE_URL names). */
export function testDatabaseUrl(database: string): string {
  const { DB_HOST, DB_PORT, DB_USERNAME = "", DB_PASSWORD = "" } = process.env;
  const login = `${encodeURIComponent(DB_USERNAME)}:${encodeURIComponent(DB_PASSWORD)}`;
  return `postgres://${login}@${DB_HOST}:${DB_PORT}/${database}`;
}

export interface TestDatabase {
  url: string;
  query<Row>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** Makes a database. @param template the one to copy; an empty one by default */
export async function createTestDatabase(name: string, template = "template1"): Promise<TestDatabase> {
  await copyDatabase(name, template);
  const client = new Client({ connectionString: testDatabaseUrl(name) });
  await client.connect();
  return {
    url: testDatabaseUrl(name),
    query: async <Row>(statement: string, values: unknown[] = []) =>
      (await client.query(statement, values)).rows as Row[],
    drop: async () => {
      await client.end();
      await atServer(`DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

/** Makes a database as a copy of another one, to which nobody is connected. */
export async function copyDatabase(name: string, template: string): Promise<void> {
  await atServer(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
}

/** Runs a statement about databases. */
export async function atServer<Row>(statement: string): Promise<Row[]> {
  return withServer(async (client) => (await client.query(statement)).rows as Row[]);
}

/** Does something that only one of the test processes may do at a time. @param key names it */
export async function oneAtATime<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
  return withServer(async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [key]);
    return task();
  });
}

/** The connection ends with the task, and with it every lock that it holds. */
async function withServer<Result>(task: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: testDatabaseUrl("postgres") });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}
