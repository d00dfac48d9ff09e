import { fork } from "node:child_process";
import path from "node:path";
import { provideDashboard } from "./built-dashboard";

export interface ServedDashboard {
  /** Where its pages are. */
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves the dashboard in front of a Medusa, from a process of its own.
 *
 * @param medusaUrl address of the Medusa backend
 */
export async function serveDashboard(medusaUrl: string): Promise<ServedDashboard> {
  const arguments_ = [medusaUrl, await provideDashboard()];
  const child = fork(path.join(__dirname, "dashboard-server.ts"), arguments_, {
    execArgv: ["--require", "ts-node/register"],
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let printed = "";
  child.stdout?.on("data", (text: Buffer) => (printed += text.toString()));
  child.stderr?.on("data", (text: Buffer) => (printed += text.toString()));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await Promise.race([
    new Promise<string>((resolve) => child.once("message", (message) => resolve(message as string))),
    ended.then(() => {
      throw new Error(`The dashboard could not be served:\n${printed.slice(-4_000)}`);
    }),
  ]);
  return {
    url,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
