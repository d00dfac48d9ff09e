import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import axios, { type AxiosInstance } from "axios";
import { seedShop, type SeededShop } from "../../src/demo/seed-shop";
import { Shopper } from "../../src/demo/shopper";
import { HAIPAY_MODULE } from "../../src/modules/haipay";
import type HaipayModuleService from "../../src/modules/haipay/service";
import type { Currency } from "../../src/platform/catalogue";
import { SandboxControl } from "../../src/sandbox/control-client";
import { startSandbox, type Sandbox } from "../../src/sandbox";
import { configureHaipay } from "./configure-haipay";

export const ADMIN = { email: "admin@example.com", password: "only-for-tests" };

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
    let restoreEnvironment: () => void;

    beforeAll(async () => {
      shop.sandbox = await startSandbox({ notifyIntervalMs: 500 });
      shop.control = new SandboxControl(shop.sandbox.url);
      restoreEnvironment = configureHaipay(shop.sandbox);
    });

    afterAll(async () => {
      restoreEnvironment();
      await shop.sandbox.close();
    });

    medusaIntegrationTestRunner({
      testSuite: ({ api, getContainer }) => {
        beforeAll(async () => {
          shop.url = api.defaults.baseURL as string;
          shop.http = axios.create({ baseURL: shop.url, validateStatus: () => true, proxy: false });
          shop.container = getContainer();
          process.env.HAIPAY_NOTIFY_BASE_URL = shop.url;
          shop.seeded = await seedShop(shop.container, { admin: ADMIN });
        });

        beforeEach(async () => {
          await shop.control.reset();
        });

        suite(shop);
      },
    });
  });
}
