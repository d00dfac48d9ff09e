import { Client } from "@medusajs/framework/pg";
import { databaseUrl, type PostgresServer } from "./postgres";

const NO_SUCH_DATABASE = "3D000";

/**
 * Makes the database to use: a new one on the embedded server; on a server of `DATABASE_URL` the one that it names, created if
 * it does not exist.
 *
 * @returns its connection string
 * @throws Error naming DATABASE_URL when that server cannot be reached
 */
export async function createDatabase(server: PostgresServer, name: string): Promise<string> {
  if (server.embedded) {
    await execute(server.url, `CREATE DATABASE "${name}"`);
    return databaseUrl(server, name);
  }
  try {
    await execute(server.url, "SELECT 1");
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code !== NO_SUCH_DATABASE) {
      throw new Error(`The database of DATABASE_URL cannot be used: ${message || code}.`, { cause: error });
    }
    const wanted = decodeURIComponent(new URL(server.url).pathname.slice(1));
    await execute(databaseUrl(server, "postgres"), `CREATE DATABASE "${wanted.replaceAll('"', '""')}"`);
  }
  return server.url;
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
