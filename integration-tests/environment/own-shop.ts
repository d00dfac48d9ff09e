import { randomBytes } from "node:crypto";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { HaipayShop, TEMPLATE_WITHIN_MS } from "./haipay-shop";
import { copySeededShop } from "./shop-database";

/**
 * Tests against a Medusa of their own, for those that configure it otherwise than `describeShop` does: set its variables
 * before. Their files belong into the folder `own-medusa`, where jest keeps every file's modules apart.
 */
export function describeOwnShop(title: string, suite: (shop: HaipayShop) => void): void {
  describe(title, () => {
    const shop = new HaipayShop();
    const dbName = `haipay-own-${randomBytes(6).toString("hex")}`;
    let closePlatform: () => Promise<void>;

    beforeAll(async () => {
      closePlatform = await shop.openPlatform();
      // Medusa's runner takes a database that is there already, and migrates what this configuration adds.
      shop.seeded = await copySeededShop(dbName);
    }, TEMPLATE_WITHIN_MS);

    afterAll(() => closePlatform());

    medusaIntegrationTestRunner({
      dbName,
      testSuite: ({ api, getContainer }) => {
        beforeAll(() => shop.connect({ url: api.defaults.baseURL as string, container: getContainer() }));
        beforeEach(() => shop.control.reset());

        suite(shop);
      },
    });
  });
}
