import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import axios from "axios";
import type { ChildProcesses } from "./child-processes";
import { withoutOwnVariables } from "./platform-choice";
import type { SeededShop } from "./seed-shop";
import { waitUntil } from "./waiting";

const START_PATIENCE = { timeoutMs: 180_000, intervalMs: 250 };

export interface MedusaSettings {
  /** Folder of the Medusa application. */
  root: string;
  /** Folder for files that are passed between processes. */
  scratch: string;
  port: number;
  databaseUrl: string;
  /** `HAIPAY_…` variables. */
  haipay: Record<string, string>;
  withAdmin: boolean;
}

/** The Medusa application of this repository, run by Medusa's own commands in child processes. */
export class MedusaApp {
  readonly url: string;
  /** File to which the shop's mails are written. */
  readonly mailbox: string;
  private readonly medusa: string;
  private readonly environment: NodeJS.ProcessEnv;

  constructor(
    private readonly children: ChildProcesses,
    private readonly settings: MedusaSettings,
  ) {
    this.url = `http://127.0.0.1:${settings.port}`;
    this.medusa = createRequire(path.join(settings.root, "package.json")).resolve("@medusajs/cli/cli.js");
    this.mailbox = path.join(settings.scratch, "mailbox.jsonl");
    const browserAddresses = [`http://localhost:${settings.port}`, this.url].join(",");
    const storefronts = settings.haipay.HAIPAY_STOREFRONT_URLS ?? "http://localhost:8000";
    this.environment = {
      ...withoutOwnVariables(process.env),
      ...settings.haipay,
      NODE_ENV: "development",
      // Its database is new at each start, so nothing in it needs an earlier key.
      HAIPAY_SETTINGS_KEY: settings.haipay.HAIPAY_SETTINGS_KEY ?? randomBytes(32).toString("base64"),
      NO_COLOR: "1",
      MEDUSA_DISABLE_TELEMETRY: "true",
      DATABASE_URL: settings.databaseUrl,
      JWT_SECRET: randomBytes(32).toString("hex"),
      COOKIE_SECRET: randomBytes(32).toString("hex"),
      STORE_CORS: storefronts,
      ADMIN_CORS: browserAddresses,
      AUTH_CORS: `${storefronts},${browserAddresses}`,
      DISABLE_ADMIN: "true",
      EMAIL_PROVIDER: path.join(settings.root, "demo/mailbox"),
      DEMO_MAILBOX: this.mailbox,
    };
  }

  migrate(): Promise<void> {
    return this.run("db-migrate", ["db:migrate", "--execute-all-links"]);
  }

  /** @returns the ids and the publishable key of the shop */
  async seed(admin: { email: string; password: string }): Promise<SeededShop> {
    const file = path.join(this.settings.scratch, "shop.json");
    await this.run("seed", ["exec", "./demo/seed.ts"], {
      DEMO_ADMIN_EMAIL: admin.email,
      DEMO_ADMIN_PASSWORD: admin.password,
      DEMO_SHOP_FILE: file,
    });
    return JSON.parse(readFileSync(file, "utf8")) as SeededShop;
  }

  /** Starts the server. @returns `died`, which rejects when the server ends by itself */
  async start(): Promise<{ died: Promise<never> }> {
    const server = this.children.keepRunning(
      "medusa",
      [this.medusa, "start", "--host", "127.0.0.1", "--port", String(this.settings.port)],
      { ...this.environment, HOST: "127.0.0.1", DISABLE_ADMIN: this.settings.withAdmin ? "false" : "true" },
    );
    await Promise.race([server.died, this.waitForAnswer("/health")]);
    return server;
  }

  /** Waits until the admin's page is there (Vite takes a moment to prepare it). */
  waitForAdmin(): Promise<void> {
    return this.waitForAnswer("/app");
  }

  private run(name: string, command: string[], more: NodeJS.ProcessEnv = {}): Promise<void> {
    return this.children.run(name, [this.medusa, ...command], { ...this.environment, ...more });
  }

  private async waitForAnswer(page: string): Promise<void> {
    await waitUntil(
      `Medusa answers at ${this.url}${page}`,
      () =>
        axios.get(this.url + page, { timeout: 60_000, proxy: false }).then(
          () => true,
          () => undefined,
        ),
      START_PATIENCE,
    );
  }
}
