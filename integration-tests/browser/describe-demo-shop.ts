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

/** The folder of the pages; the files of a process share it. */
let built: Promise<string> | undefined;

async function buildPages(): Promise<string> {
  const scratch = mkdtempSync(path.join(tmpdir(), "haipay-storefront-"));
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const folder = path.join(scratch, "pages");
  await buildStorefront(new ChildProcesses(scratch), ROOT, folder);
  return folder;
}

/** Runs a suite against the demo shop's pages, built and served as `npm run demo` does. */
export function describeDemoShop(title: string, suite: (demo: DemoShop) => void): void {
  const visits: Visit[] = [];
  let shop: HaipayShop;
  let pages: StorefrontServer;
  let browser: Browser;

  beforeAll(async () => {
    pages = await serveStorefront({
      folder: await (built ??= buildPages()),
      port: 0,
      config: () => ({
        medusaUrl: shop.url,
        publishableKey: shop.seeded.publishableKey,
        sandboxUrl: shop.sandbox.url,
      }),
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await pages.close();
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
