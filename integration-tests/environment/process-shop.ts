import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import loadMedusa from "@medusajs/medusa/loaders/index";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import express from "express";
import type { SeededShop } from "../../demo/seed-shop";
import { eventually } from "./eventually";
import { SeededState } from "./seeded-state";
import { copySeededShop } from "./shop-database";
import { testDatabaseUrl } from "./test-database";

const ROOT = path.resolve(__dirname, "../..");
/** What is in work when a test ends may be waiting for the platform. */
const REST_WITHIN_MS = 30_000;

declare global {
  // Where jest runs tests and teardown in one process (--runInBand), the teardown ends what the tests share.
  var stopProcessShop: (() => Promise<void>) | undefined;
}

/** The Medusa that the test files of one process share: to boot it takes longer than most of them. */
export class ProcessShop {
  private static running: Promise<ProcessShop> | undefined;
  private requestsInWork = 0;

  private constructor(
    readonly seeded: SeededShop,
    readonly container: MedusaContainer,
    private readonly server: Server,
    private readonly state: SeededState,
  ) {
    server.on("request", (_, response) => {
      this.requestsInWork++;
      response.once("close", () => this.requestsInWork--);
    });
  }

  /** The one of this process; the first call boots it. */
  static get(): Promise<ProcessShop> {
    return (ProcessShop.running ??= ProcessShop.boot());
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Waits for what is in work, then lets the database hold the seeded shop again and nothing else. */
  async reset(): Promise<void> {
    await eventually(async () => expect(this.requestsInWork).toBe(0), REST_WITHIN_MS);
    const engine = this.container.resolve(Modules.WORKFLOW_ENGINE);
    const state = { $nin: ["not_started", "done", "reverted", "failed"] };
    await eventually(
      async () => expect(await engine.listWorkflowExecutions({ state })).toEqual([]),
      REST_WITHIN_MS,
    );
    await this.state.restore();
  }

  private static async boot(): Promise<ProcessShop> {
    const database = `haipay-process-${process.pid}`;
    const seeded = await copySeededShop(database);
    process.env.DATABASE_URL = testDatabaseUrl(database);
    process.env.DISABLE_ADMIN = "true";
    // Pages that a test serves have a port that nobody knows yet.
    process.env.STORE_CORS = String.raw`/^http:\/\/(localhost|127\.0\.0\.1):\d+$/`;
    const app = express();
    const { container, shutdown } = await loadMedusa({ directory: ROOT, expressApp: app });
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const state = await SeededState.remember(database);
    globalThis.stopProcessShop = async () => {
      server.close();
      server.closeAllConnections();
      await shutdown();
      await state.close();
    };
    return new ProcessShop(seeded, container, server, state);
  }
}
