import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ProcessUser } from "./postgres-binaries";

export const POSTGRES_HOST = "127.0.0.1";
export const POSTGRES_USER = "postgres";

/** Runs initdb. @throws Error with its last words */
export async function createCluster(
  programs: string,
  data: string,
  password: string,
  user: ProcessUser | undefined,
): Promise<void> {
  const passwordFile = path.join(data, "..", `.postgres-password-${randomBytes(6).toString("hex")}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    const initdb = spawn(
      path.join(programs, "bin", "initdb"),
      [
        `--pgdata=${data}`,
        `--username=${POSTGRES_USER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
      ],
      { ...user, cwd: path.dirname(data), env: quietEnvironment(), stdio: ["ignore", "ignore", "pipe"] },
    );
    const { code, words } = await lastWords(initdb);
    if (code !== 0) {
      throw new Error(`PostgreSQL could not create its data folder: ${words}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Starts the server and waits until it takes connections. @throws Error with its last words */
export function startServer(
  programs: string,
  data: string,
  port: number,
  settings: Record<string, string>,
  user: ProcessUser | undefined,
): Promise<ChildProcess> {
  const all = { listen_addresses: POSTGRES_HOST, unix_socket_directories: "", timezone: "UTC", ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(path.join(programs, "bin", "postgres"), ["-D", data, "-p", String(port), ...flags], {
    ...user,
    cwd: data,
    env: quietEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    // A Ctrl-C in the terminal must not reach it before those who are still using it.
    detached: true,
  });
  process.once("exit", () => server.kill("SIGQUIT"));
  return new Promise((resolve, reject) => {
    void lastWords(server).then(({ words }) => reject(new Error(`PostgreSQL did not start: ${words}`)));
    server.stderr?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("ready to accept connections")) {
        resolve(server);
      }
    });
  });
}

/** Stops the server, politely first. */
export async function stopServer(server: ChildProcess): Promise<void> {
  // PostgreSQL's fast, then its immediate shutdown, then the kernel's.
  for (const [signal, patience] of [
    ["SIGINT", 8000],
    ["SIGQUIT", 2000],
    ["SIGKILL", 2000],
  ] as const) {
    if (server.exitCode !== null || server.signalCode !== null) {
      return;
    }
    server.kill(signal);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      server.once("exit", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

function lastWords(child: ChildProcess): Promise<{ code: number | null; words: string }> {
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000)));
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, words: error.message }));
    child.once("close", (code) => resolve({ code, words: words.trim() || `exit code ${code}` }));
  });
}

function quietEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C" };
}
