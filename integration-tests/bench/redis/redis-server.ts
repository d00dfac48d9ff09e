import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort } from "../../../demo/ports";
import { waitUntil } from "../../../demo/waiting";

/** A Redis at 127.0.0.1 that keeps what it acknowledged, and can be ended as a power cut does. */
export class RedisServer {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {}

  /** @throws Error when there is no redis-server and none can be installed */
  static async start(): Promise<RedisServer> {
    provideProgram();
    const redis = new RedisServer(await findFreePort(), mkdtempSync(path.join(tmpdir(), "haipay-redis-")));
    await redis.run();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.process?.once("exit", resolve));
    this.process?.kill("SIGKILL");
    await ended;
  }

  /** Starts it, again on the data that it had written. */
  async run(): Promise<void> {
    const settings = ["--port", String(this.port), "--bind", "127.0.0.1", "--dir", this.folder];
    const safety = [
      "--save",
      "",
      "--appendonly",
      "yes",
      "--appendfsync",
      "everysec",
      "--maxmemory-policy",
      "noeviction",
    ];
    this.process = spawn("redis-server", [...settings, ...safety], { stdio: "ignore" });
    await waitUntil("Redis answers", () => this.answers(), { timeoutMs: 10_000, intervalMs: 50 });
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answers(): Promise<true | undefined> {
    return new Promise((resolve) => {
      const socket = createConnection(this.port, "127.0.0.1");
      socket.once("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(undefined));
    });
  }
}

/** Debian's package brings it; `apt-get` needs to be run by root. */
function provideProgram(): void {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
  } catch {
    execFileSync("apt-get", ["install", "--yes", "--no-install-recommends", "redis-server"], {
      stdio: "ignore",
    });
  }
}
