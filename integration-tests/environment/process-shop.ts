import { randomBytes } from "node:crypto";
import type { EventEmitter } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { container as medusaContainer } from "@medusajs/framework";
import { asValue } from "@medusajs/framework/awilix";
import { MedusaModule } from "@medusajs/framework/modules-sdk";
import loadMedusa from "@medusajs/medusa/loaders/index";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules, ModulesSdkUtils } from "@medusajs/framework/utils";
import express from "express";
import type { SeededShop } from "../../demo/seed-shop";
import { HAIPAY_MODULE } from "../../src/modules/haipay";
import type HaipayModuleService from "../../src/modules/haipay/service";
import { CartCopies } from "./cart-copies";
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

/** Variables that configure Medusa itself, beyond what `describeShop` sets. */
export type MedusaConfiguration = Readonly<Record<string, string>>;

/** The Medusa that the test files of one process share: booting it takes longer than most of them. */
export class ProcessShop {
  private static running: ProcessShop | undefined;
  readonly cartCopies: CartCopies;
  private requestsInWork = 0;

  private constructor(
    readonly seeded: SeededShop,
    readonly container: MedusaContainer,
    private readonly configuration: MedusaConfiguration,
    private readonly server: Server,
    private readonly state: SeededState,
    private readonly shutDown: () => Promise<void>,
  ) {
    this.cartCopies = new CartCopies(state, state.client);
    server.on("request", (_, response) => {
      this.requestsInWork++;
      response.once("close", () => this.requestsInWork--);
    });
  }

  /** This process's shop, booted when there is none with this configuration. */
  static async get(configuration: MedusaConfiguration): Promise<ProcessShop> {
    const { running } = ProcessShop;
    if (running && isDeepStrictEqual(running.configuration, configuration)) return running;
    await running?.stop();
    return (ProcessShop.running = await ProcessShop.boot(configuration));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Waits for work in progress, then resets the database to the seeded shop and nothing else. */
  async reset(): Promise<void> {
    await waitFor(async () => this.requestsInWork === 0);
    await this.container.resolve<HaipayModuleService>(HAIPAY_MODULE).notificationTurns.idle(REST_WITHIN_MS);
    const engine = this.container.resolve(Modules.WORKFLOW_ENGINE);
    const state = { $nin: ["not_started", "done", "reverted", "failed"] };
    await waitFor(async () => (await engine.listWorkflowExecutions({ state })).length === 0);
    await this.state.restore();
  }

  private async stop(): Promise<void> {
    ProcessShop.running = undefined;
    globalThis.stopProcessShop = undefined;
    this.server.close();
    this.server.closeAllConnections();
    // Every local event bus of a process has the same emitter: the next Medusa would be heard by this one's subscribers.
    const bus = this.container.resolve<{ eventEmitter_?: EventEmitter }>(Modules.EVENT_BUS);
    bus.eventEmitter_?.removeAllListeners();
    await this.shutDown();
    await this.state.close();
  }

  private static async boot(configuration: MedusaConfiguration): Promise<ProcessShop> {
    const database = `haipay-process-${process.pid}-${randomBytes(4).toString("hex")}`;
    const seeded = await copySeededShop(database);
    Object.assign(process.env, {
      ...configuration,
      DATABASE_URL: testDatabaseUrl(database),
      DISABLE_ADMIN: "true",
      // The port of the pages that a test serves is not known yet.
      STORE_CORS: String.raw`/^http:\/\/(localhost|127\.0\.0\.1):\d+$/`,
      AUTH_CORS: String.raw`/^http:\/\/(localhost|127\.0\.0\.1):\d+$/`,
    });
    forgetFormerMedusa();
    const app = express();
    const { container, shutdown } = await loadMedusa({ directory: ROOT, expressApp: app });
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const state = await SeededState.remember(database);
    const shop = new ProcessShop(seeded, container, configuration, server, state, shutdown);
    globalThis.stopProcessShop = () => shop.stop();
    return shop;
  }
}

/** Medusa keeps in its modules what the one before was configured with. */
function forgetFormerMedusa(): void {
  delete require.cache[require.resolve("../../medusa-config")];
  MedusaModule.clearInstances();
  const connection = ModulesSdkUtils.createPgConnection({
    clientUrl: process.env.DATABASE_URL,
    pool: { min: 2 },
  });
  medusaContainer.register(ContainerRegistrationKeys.PG_CONNECTION, asValue(connection));
}

/** We do not wait forever for what never comes to rest: the test that left it behind has failed. */
async function waitFor(isAtRest: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + REST_WITHIN_MS;
  while (!(await isAtRest()) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
