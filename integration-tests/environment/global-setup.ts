import { startPostgres, type PostgresServer } from "../../demo/postgres";
import { nameShopTemplate } from "./shop-template";
import { useServer } from "./test-database";

declare global {
  // Jest runs set-up and teardown in one process and gives them nothing else to share.
  var testPostgres: PostgresServer | undefined;
}

/**
 * A database that need not outlive the machine: each test begins with a copy of a whole one, and half of the time for a
 * copy goes into what PostgreSQL writes down for the case of a crash.
 */
const SETTINGS = {
  max_connections: "200",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "4GB",
  shared_buffers: "256MB",
};

export default async function setUp(): Promise<void> {
  const server = await startPostgres({ settings: SETTINGS });
  globalThis.testPostgres = server;
  useServer(server);
  nameShopTemplate();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // Without a listener these end the process at once, and PostgreSQL would stay behind.
    process.once(signal, () => void server.stop().finally(() => process.exit(130)));
  }
}
