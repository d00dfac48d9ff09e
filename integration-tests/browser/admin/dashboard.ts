import { mkdirSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { ADMIN } from "../../environment/admin-account";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import type { MedusaConfiguration } from "../../environment/process-shop";
import { openBrowser } from "../open-browser";
import { serveDashboard, type ServedDashboard } from "./serve-dashboard";

const SCREENSHOTS = path.resolve(__dirname, "../../../.test/screenshots");
const WIDE = { width: 1440, height: 1000 };
/** A telephone held upright. */
const NARROW = { width: 390, height: 844 };
/** Where the person sits who looks: not in Japan, so that both clocks are shown. */
const ZONE = "America/New_York";

/** The first suite of a run waits for the dashboard to be built. */
const BUILT_WITHIN_MS = 240_000;
const PATIENCE_MS = 30_000;

/** Medusa's real dashboard in a real browser, with an administrator logged in. */
export class Dashboard {
  private served!: ServedDashboard;
  private browser!: BrowserContext;
  /** The page that was visited last. */
  page!: Page;

  async open(shop: HaipayShop): Promise<void> {
    this.served = await serveDashboard(shop.url);
    this.browser = await openBrowser("en-US", { timezoneId: ZONE, viewport: WIDE });
    this.browser.setDefaultTimeout(PATIENCE_MS);
    const page = await this.visit("/login");
    await page.getByPlaceholder("Email").fill(ADMIN.email);
    await page.getByPlaceholder("Password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Continue with Email" }).click();
    await page.waitForURL((url) => !url.pathname.endsWith("/login"));
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.served?.close();
  }

  /** @param at a path within the dashboard, such as `/orders` */
  async visit(at: string): Promise<Page> {
    await this.page?.close();
    this.page = await this.browser.newPage();
    await this.page.goto(this.served.url + at);
    return this.page;
  }

  /** Chooses the language as an administrator does, in the profile. It stays until another one is chosen. */
  async chooseLanguage(language: "English" | "日本語"): Promise<void> {
    const page = await this.visit("/settings/profile/edit");
    await page.getByRole("dialog").getByRole("combobox").click();
    await page.getByRole("option", { name: language, exact: true }).click();
    await page.locator("form button[type=submit]").click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }

  /** Looks through a telephone's screen from now on, or through a desk's again. */
  async useScreen(screen: "narrow" | "wide"): Promise<void> {
    await this.page.setViewportSize(screen === "narrow" ? NARROW : WIDE);
  }

  /** Keeps a picture of the whole page in `.test/screenshots`, when the variable SCREENSHOTS asks for it. */
  async takeScreenshot(name: string): Promise<void> {
    if (!process.env.SCREENSHOTS) return;
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
  }
}

/** Runs a suite in the dashboard of a shop of its own. */
export function describeDashboard(
  title: string,
  suite: (dashboard: Dashboard, shop: HaipayShop) => void,
  configuration?: MedusaConfiguration,
): void {
  describeShop(
    title,
    (shop) => {
      const dashboard = new Dashboard();
      beforeAll(() => dashboard.open(shop), BUILT_WITHIN_MS);
      afterAll(() => dashboard.close());
      suite(dashboard, shop);
    },
    configuration,
  );
}
