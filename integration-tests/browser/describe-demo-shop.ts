import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { ChildProcesses } from "../../demo/child-processes";
import { buildStorefront, serveStorefront, type StorefrontServer } from "../../demo/storefront-server";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { launchBrowser } from "./open-browser";
import { enter, type Visit, type Visitor } from "./visit";

const ROOT = path.resolve(__dirname, "../..");

/** The demo shop in a browser, and everything behind it. */
export interface DemoShop {
  /** Medusa, its database and the sandbox. */
  shop: HaipayShop;
  /** Address of the pages. */
  url: string;
  /** Opens the shop as a shopper who was never there; closed after the test. */
  visit: (visitor?: Visitor) => Promise<Visit>;
  /** The platform's only collect order, by its order id. */
  onlyCollectOrder: () => Promise<string>;
}

/** Runs a suite against the demo shop's pages, built and served as `npm run demo` does. */
export function describeDemoShop(title: string, suite: (demo: DemoShop) => void): void {
  const scratch = mkdtempSync(path.join(tmpdir(), "haipay-storefront-"));
  const visits: Visit[] = [];
  const corsBefore = process.env.STORE_CORS;
  let shop: HaipayShop;
  let pages: StorefrontServer;
  let browser: Browser;

  // Before Medusa boots, which reads once whose pages may ask it.
  beforeAll(async () => {
    await buildStorefront(new ChildProcesses(scratch), ROOT, path.join(scratch, "pages"));
    pages = await serveStorefront({
      folder: path.join(scratch, "pages"),
      port: 0,
      config: () => ({
        medusaUrl: shop.url,
        publishableKey: shop.seeded.publishableKey,
        sandboxUrl: shop.sandbox.url,
      }),
    });
    process.env.STORE_CORS = pages.url;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await pages.close();
    rmSync(scratch, { recursive: true, force: true });
    if (corsBefore === undefined) delete process.env.STORE_CORS;
    else process.env.STORE_CORS = corsBefore;
  });

  describeShop(title, (booted) => {
    shop = booted;
    beforeAll(() => {
      process.env.HAIPAY_STOREFRONT_URLS = pages.url;
    });
    describe("in a browser", () => {
      // In a block of its own, this comes before the database is emptied: an open page goes on asking.
      afterEach(async () => {
        await Promise.all(visits.splice(0).map((visit) => visit.leave()));
      });
      suite({
        shop,
        get url() {
          return pages.url;
        },
        async onlyCollectOrder() {
          const orders = await shop.control.orders();
          if (orders.length !== 1) throw new Error(`The platform has ${orders.length} collect orders.`);
          return orders[0].orderId;
        },
        async visit(visitor = {}) {
          const visit = await enter(browser, pages.url, visitor);
          visits.push(visit);
          return visit;
        },
      });
    });
  });
}
