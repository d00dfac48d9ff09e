import { startPostgres, type PostgresServer } from "../../src/demo/postgres";
import { nameShopTemplate } from "./shop-template";

declare global {
  // Jest runs set-up and teardown in one process and gives them nothing else to share.
  var testPostgres: PostgresServer | undefined;
}

export default async function setUp(): Promise<void> {
  const server = await startPostgres({ settings: { fsync: "off", max_connections: "200" } });
  globalThis.testPostgres = server;
  // Medusa's test runner asks for TLS unless the server is called by this name.
  process.env.DB_HOST = server.host === "127.0.0.1" ? "localhost" : server.host;
  process.env.DB_PORT = String(server.port);
  process.env.DB_USERNAME = server.user;
  process.env.DB_PASSWORD = server.password;
  nameShopTemplate();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // Without a listener these end the process at once, and PostgreSQL would stay behind.
    process.once(signal, () => void server.stop().finally(() => process.exit(130)));
  }
}
