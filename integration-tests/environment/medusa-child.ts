import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import axios from "axios";
import { withoutOwnVariables } from "../../demo/platform-choice";
import { waitUntil } from "../../demo/waiting";

const ROOT = path.resolve(__dirname, "../..");
const BOOT_PATIENCE = { timeoutMs: 240_000, intervalMs: 100 };
const KILL_AFTER_MS = 10_000;

export interface MedusaChildOptions {
  databaseUrl: string;
  /** Where it serves; none for another command. */
  port?: number;
  /** What Medusa's own program is to do; it serves by default. */
  command?: string[];
  /** The only `HAIPAY_…` variables that it sees. */
  haipay: Record<string, string>;
  /** Other variables for it. */
  environment?: Record<string, string>;
  /** Folder of the Medusa application; this repository by default. */
  root?: string;
  /** A script that it runs before anything else; it answers `ask`. */
  preload?: string;
}

/** A separate Medusa in a child process, from this repository's source unless another root is given. */
export class MedusaChild {
  readonly url: string;
  /** How the child ended: its exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
  private readonly process: ChildProcess;
  private printed = "";

  constructor({
    databaseUrl,
    port = 0,
    command,
    haipay,
    environment,
    root = ROOT,
    preload,
  }: MedusaChildOptions) {
    this.url = `http://127.0.0.1:${port}`;
    const serve = ["start", "--host", "127.0.0.1", "--port", String(port)];
    const medusa = [require.resolve("@medusajs/cli/cli.js"), ...(command ?? serve)];
    this.process = spawn(process.execPath, medusa, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe", ...(preload ? (["ipc"] as const) : [])],
      env: {
        ...withoutOwnVariables(process.env),
        ...haipay,
        DATABASE_URL: databaseUrl,
        NODE_ENV: "development",
        NO_COLOR: "1",
        MEDUSA_DISABLE_TELEMETRY: "true",
        HOST: "127.0.0.1",
        DISABLE_ADMIN: "true",
        ...(preload && { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require ${preload}` }),
        ...environment,
      },
    });
    this.process.stdout?.on("data", (text: Buffer) => (this.printed += text.toString()));
    this.process.stderr?.on("data", (text: Buffer) => (this.printed += text.toString()));
    const takeAlong = () => void this.process.kill("SIGKILL");
    process.once("exit", takeAlong);
    this.ended = new Promise<number | string>((resolve) => {
      this.process.once("error", (error) => resolve(error.message));
      this.process.once("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
    }).finally(() => process.removeListener("exit", takeAlong));
  }

  /** Everything that it has printed so far. */
  get output(): string {
    return stripVTControlCharacters(this.printed);
  }

  /** @throws Error with the end of its output when it ends instead */
  async untilReady(): Promise<void> {
    const failed = this.ended.then((how) => {
      throw new Error(`Medusa ended (${how}) before it was ready:\n${this.output.slice(-4_000)}`);
    });
    const answering = waitUntil(
      `Medusa answers at ${this.url}`,
      () =>
        axios.get(`${this.url}/health`, { proxy: false, timeout: 5_000 }).then(
          () => true,
          () => undefined,
        ),
      BOOT_PATIENCE,
    );
    await Promise.race([answering, failed]);
    failed.catch(() => undefined);
  }

  /** Asks its preloaded script. @throws Error when it ends without an answer */
  async ask<Answer>(question: object): Promise<Answer> {
    const answer = new Promise<Answer>((resolve) =>
      this.process.once("message", (message) => resolve(message as Answer)),
    );
    this.process.send?.(question);
    const ended = this.ended.then((how) => {
      throw new Error(`Medusa ended (${how}) instead of an answer to ${JSON.stringify(question)}.`);
    });
    ended.catch(() => undefined);
    return Promise.race([answer, ended]);
  }

  /** Ends it as a power cut does (SIGKILL). */
  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended;
  }

  async stop(): Promise<void> {
    this.process.kill("SIGTERM");
    const insist = setTimeout(() => this.process.kill("SIGKILL"), KILL_AFTER_MS);
    await this.ended;
    clearTimeout(insist);
  }
}
