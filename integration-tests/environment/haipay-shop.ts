import { randomBytes } from "node:crypto";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import axios, { type AxiosInstance } from "axios";
import type { SeededShop } from "../../demo/seed-shop";
import { Shopper } from "../../demo/shopper";
import { HAIPAY_MODULE } from "../../src/modules/haipay";
import type HaipayModuleService from "../../src/modules/haipay/service";
import type { Currency } from "../../src/platform/catalogue";
import { SandboxControl } from "../../src/sandbox/control-client";
import { startSandbox, type Sandbox } from "../../src/sandbox";
import { configureHaipay } from "./configure-haipay";
import { copySeededShop } from "./shop-database";

/** The first suite of a run waits for Medusa's own commands to make and fill the database that all copy. */
const TEMPLATE_WITHIN_MS = 300_000;

/** A real Medusa with our plugin, its database and the sandbox platform, as a test suite sees them. */
export class HaipayShop {
  sandbox!: Sandbox;
  control!: SandboxControl;
  seeded!: SeededShop;
  container!: MedusaContainer;
  /** Address of the Medusa backend. */
  url!: string;
  /** Any HTTP call; every status is an answer. */
  http!: AxiosInstance;

  get haipay(): HaipayModuleService {
    return this.container.resolve(HAIPAY_MODULE);
  }

  /** A guest at the store API; `register` or `logIn` makes a customer of it. */
  shopper(): Shopper {
    return new Shopper({ baseUrl: this.url, publishableKey: this.seeded.publishableKey });
  }

  region(currency: Currency): string {
    return this.seeded.regions[currency];
  }
}

/**
 * Runs a suite against a Medusa booted from this repository's source. Every test starts from the seeded database
 * and an empty platform.
 */
export function describeShop(title: string, suite: (shop: HaipayShop) => void): void {
  describe(title, () => {
    const shop = new HaipayShop();
    const dbName = `haipay-suite-${randomBytes(6).toString("hex")}`;
    let restoreEnvironment: () => void;

    beforeAll(async () => {
      shop.sandbox = await startSandbox({ notifyIntervalMs: 500 });
      shop.control = new SandboxControl(shop.sandbox.url);
      restoreEnvironment = configureHaipay(shop.sandbox);
      // Medusa's runner takes a database that is there already, and has nothing left to migrate in it.
      shop.seeded = await copySeededShop(dbName);
    }, TEMPLATE_WITHIN_MS);

    afterAll(async () => {
      restoreEnvironment();
      await shop.sandbox.close();
    });

    medusaIntegrationTestRunner({
      dbName,
      testSuite: ({ api, getContainer }) => {
        beforeAll(async () => {
          shop.url = api.defaults.baseURL as string;
          shop.http = axios.create({ baseURL: shop.url, validateStatus: () => true, proxy: false });
          shop.container = getContainer();
          process.env.HAIPAY_NOTIFY_BASE_URL = shop.url;
        });

        beforeEach(async () => {
          await shop.control.reset();
        });

        suite(shop);
      },
    });
  });
}
