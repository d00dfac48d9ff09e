import { startPostgres, type PostgresServer } from "../../src/demo/postgres";
import { nameShopTemplate } from "./shop-template";
import { useServer } from "./test-database";

declare global {
  // Jest runs set-up and teardown in one process and gives them nothing else to share.
  var testPostgres: PostgresServer | undefined;
}

export default async function setUp(): Promise<void> {
  const server = await startPostgres({ settings: { fsync: "off", max_connections: "200" } });
  globalThis.testPostgres = server;
  useServer(server);
  nameShopTemplate();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // Without a listener these end the process at once, and PostgreSQL would stay behind.
    process.once(signal, () => void server.stop().finally(() => process.exit(130)));
  }
}
