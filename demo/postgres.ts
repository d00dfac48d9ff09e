import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort } from "./ports";
import {
  choosePostgresUser,
  copyPostgresFolder,
  findPostgresFolder,
  isReachableByOthers,
  type ProcessUser,
} from "./postgres-binaries";
import { createCluster, POSTGRES_HOST, POSTGRES_USER, startServer, stopServer } from "./postgres-process";

/** A PostgreSQL server that answers. */
export interface PostgresServer {
  /** Connection string of the database `postgres` (or of the one that DATABASE_URL names). */
  url: string;
  host: string;
  port: number;
  user: string;
  password: string;
  /** Whether it was started here, and not named by DATABASE_URL. */
  embedded: boolean;
  /** Stops the server that was started here and removes its data; does nothing for a server of DATABASE_URL. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** The port to prefer; a free one is chosen when it is taken or absent. */
  port?: number;
  /** Where the data go; a folder under the system's temporary folder by default. It is removed at the end. */
  dataFolder?: string;
  /** Server settings, for example `{ fsync: "off" }`. */
  settings?: Record<string, string>;
}

/**
 * Starts PostgreSQL at 127.0.0.1, even as root, or uses the server that `DATABASE_URL` names.
 *
 * @throws Error with PostgreSQL's own last words when it does not start
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  if (process.env.DATABASE_URL) {
    return readDatabaseUrl(process.env.DATABASE_URL);
  }
  const user = choosePostgresUser();
  const scratch: string[] = [];
  const makeScratch = () => {
    const folder = mkdtempSync(path.join(tmpdir(), "haipay-postgres-"));
    chmodSync(folder, 0o755);
    scratch.push(folder);
    return folder;
  };
  const data = makeDataFolder(options.dataFolder, makeScratch, user);
  scratch.push(data);
  const removeFiles = () => scratch.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  try {
    const folder = findPostgresFolder();
    const programs =
      user && !isReachableByOthers(folder)
        ? copyPostgresFolder(folder, path.join(makeScratch(), "programs"))
        : folder;
    const password = randomBytes(16).toString("hex");
    await createCluster(programs, data, password, user);
    const port = await findFreePort(options.port);
    const server = await startServer(programs, data, port, options.settings ?? {}, user);
    const stop = async () => {
      await stopServer(server);
      removeFiles();
    };
    const url = `postgres://${POSTGRES_USER}:${password}@${POSTGRES_HOST}:${port}/postgres`;
    return { url, host: POSTGRES_HOST, port, user: POSTGRES_USER, password, embedded: true, stop };
  } catch (error) {
    removeFiles();
    throw error;
  }
}

/** The connection string of another database on the same server. */
export function databaseUrl(server: PostgresServer, database: string): string {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return url.toString();
}

function readDatabaseUrl(text: string): PostgresServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.hostname) {
    throw new Error(
      "DATABASE_URL is no PostgreSQL address: give postgres://user:password@host:5432/database.",
    );
  }
  return {
    url: text,
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    embedded: false,
    stop: async () => undefined,
  };
}

function makeDataFolder(
  wish: string | undefined,
  makeScratch: () => string,
  user: ProcessUser | undefined,
): string {
  if (wish) {
    mkdirSync(path.dirname(wish), { recursive: true });
  }
  const folder =
    wish && (!user || isReachableByOthers(path.dirname(wish))) ? wish : path.join(makeScratch(), "data");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) {
    chownSync(folder, user.uid, user.gid);
  }
  return folder;
}
