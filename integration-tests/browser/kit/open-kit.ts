import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { serveStorefront, type StorefrontServer } from "../../../demo/storefront-server";
import { launchBrowser } from "../open-browser";

const ROOT = path.resolve(__dirname, "../../..");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const SCREENS = { 390: { width: 390, height: 844 }, 1280: { width: 1280, height: 800 } };

export interface KitVisitor {
  language?: "ja" | "en";
  width?: keyof typeof SCREENS;
  timezoneId?: string;
}

/** Pages that vite builds from a folder of this repository, served, and a browser for them. */
export class KitPages {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "haipay-kit-pages-"));
  private readonly opened: Page[] = [];
  private server!: StorefrontServer;
  private browser!: Browser;

  /** @param source folder with an index.html */
  async start(source: string): Promise<void> {
    const vite = path.join(path.dirname(require.resolve("vite/package.json")), "bin/vite.js");
    execFileSync(
      process.execPath,
      [vite, "build", source, "--outDir", this.folder, "--emptyOutDir", "--logLevel", "error"],
      { cwd: ROOT, stdio: "pipe", env: { ...process.env, NODE_ENV: "production" } },
    );
    this.server = await serveStorefront({
      folder: this.folder,
      port: 0,
      config: () => ({ medusaUrl: "", publishableKey: "" }),
    });
    this.browser = await launchBrowser();
  }

  /** Opens an address of the pages. Nothing may be thrown on it. */
  async open(query: Record<string, string>, visitor: KitVisitor = {}): Promise<Page> {
    const { language = "ja", width = 390, timezoneId = "Asia/Tokyo" } = visitor;
    const context = await this.browser.newContext({
      locale: language === "ja" ? "ja-JP" : "en-US",
      viewport: SCREENS[width],
      timezoneId,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    this.opened.push(page);
    await page.goto(`${this.server.url}/?${new URLSearchParams({ language, ...query }).toString()}`);
    return page;
  }

  async leaveAll(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((page) => page.context().close()));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Everything that axe finds on a page. */
export async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** A picture of the whole page, when pictures are wanted. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.SHOP_SCREENSHOTS !== "1") return;
  const folder = path.join(ROOT, ".test/screenshots/kit");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
