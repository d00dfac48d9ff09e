import type { Page } from "playwright-core";
import { Administrator } from "../environment/administrator";
import { awaitPayment } from "../environment/awaited-payments";
import { writeRows } from "../environment/ledger-rows";
import { leaveEachTestToThePage, SettingsPage } from "../environment/page-settings";
import { buy, payAndNotify } from "../environment/purchases";
import { describeDashboard } from "./admin/dashboard";
import { findingsIn } from "./admin/findings";

const LANGUAGES = ["English", "日本語"] as const;
const SCREENS = ["wide", "narrow"] as const;
/** What a person with a keyboard may press before the first payment is reached. */
const MOST_KEYS = 10;

describeDashboard("Whoever cannot see or use a mouse", (dashboard, shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("reaches the first payment in a few keys, walks the list and comes back to where they were", async () => {
    await writeRows(
      shop,
      [1, 2, 3, 4].map((number) => ({
        charge_amount: String(number * 1_000),
        created_at: new Date(Date.now() - number * 60_000),
      })),
    );
    const page = await dashboard.visit("/haipay");
    await rows(page).nth(3).waitFor();

    let keys = 0;
    while (!(await focusedRow(page)) && keys < MOST_KEYS) {
      const onSkip = await page.evaluate(
        () => document.activeElement?.textContent === "Skip to the payments",
      );
      await page.keyboard.press(onSkip ? "Enter" : "Tab");
      if (onSkip) await dashboard.takeScreenshot("access-skipped");
      keys += 1;
    }
    expect(await focusedRow(page)).toContain("¥1,000");
    console.info(`From the top of the page to the first payment: ${keys} keys.`);

    await page.keyboard.press("ArrowDown");
    expect(await focusedRow(page)).toContain("¥2,000");
    await page.keyboard.press("End");
    expect(await focusedRow(page)).toContain("¥4,000");
    await page.keyboard.press("ArrowDown");
    expect(await focusedRow(page)).toContain("¥4,000");
    await page.keyboard.press("ArrowUp");
    expect(await focusedRow(page)).toContain("¥3,000");
    await page.keyboard.press("Home");
    expect(await focusedRow(page)).toContain("¥1,000");

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.getByText("¥2,000").first().waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    expect(await focusedRow(page)).toContain("¥2,000");

    await rows(page).nth(2).getByText("¥3,000").click();
    await drawer.getByText("¥3,000").first().waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    expect(await focusedRow(page)).toContain("¥3,000");
  });

  it.each(LANGUAGES)(
    "meets nothing of ours that hinders them in the payments and orders, in %s",
    async (language) => {
      const { orderId = "", platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, platformOrderId, "700");
      await dashboard.chooseLanguage(language);
      const found: Record<string, string[]> = {};
      for (const screen of SCREENS) {
        let page = await dashboard.visit("/haipay");
        await dashboard.useScreen(screen);
        await rows(page).first().waitFor();
        found[`payments ${screen}`] = await findingsIn(page, ["main"]);
        page = await dashboard.visit(`/haipay?id=${platformOrderId}`);
        await dashboard.useScreen(screen);
        await page.getByRole("dialog").getByRole("article").waitFor();
        await dashboard.takeScreenshot(`access-drawer-${language}-${screen}`);
        found[`drawer ${screen}`] = await findingsIn(page, ["[role=dialog]"]);
        page = await dashboard.visit(`/orders/${orderId}`);
        await dashboard.useScreen(screen);
        await page.getByRole("article").first().waitFor();
        await dashboard.takeScreenshot(`access-order-${language}-${screen}`);
        const ours = language === "English" ? "Payments (HaiPay)" : "決済（HaiPay）";
        await page.getByRole("region", { name: ours, exact: true }).waitFor();
        found[`order ${screen}`] = await findingsIn(page, ["article", `[aria-label="${ours}"]`]);
      }
      await dashboard.chooseLanguage("English");
      expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
      expect(Object.keys(found)).toHaveLength(6);
    },
  );
});

describeDashboard("Whoever sets a shop up without a mouse", (dashboard, shop) => {
  leaveEachTestToThePage(shop);

  it.each(LANGUAGES)(
    "meets nothing of ours that hinders them, in %s",
    async (language) => {
      await dashboard.chooseLanguage(language);
      const found: Record<string, string[]> = {};
      for (const screen of SCREENS) {
        const page = await dashboard.visit("/haipay");
        await dashboard.useScreen(screen);
        await page.locator("main ol").waitFor();
        const steps = page.locator("main ol > li");
        for (let step = 0; step < 5; step++) {
          await steps.nth(step).getByRole("button").first().click();
          await dashboard.takeScreenshot(`access-step${step + 1}-${language}-${screen}`);
          found[`step ${step + 1} ${screen}`] = await findingsIn(page, ["main"]);
        }
        for (const tab of ["account", "methods", "deadlines", "advanced", "log"]) {
          const settings = await dashboard.visit(`/settings/haipay?tab=${tab}`);
          await dashboard.useScreen(screen);
          await settings.getByRole("tabpanel").waitFor();
          if (tab === "deadlines") await settings.locator("iframe").waitFor();
          await dashboard.takeScreenshot(`access-${tab}-${language}-${screen}`);
          found[`${tab} ${screen}`] = await findingsIn(settings, ["main"]);
        }
      }
      await dashboard.chooseLanguage("English");
      expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
    },
    240_000,
  );

  it("meets none either where the shop is set up", async () => {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    await page.configure();
    await buy(shop, { method: "konbini-lawson" });
    await page.save({ subject: "Tea" });
    for (const tab of ["account", "methods", "log"]) {
      const settings = await dashboard.visit(`/settings/haipay?tab=${tab}`);
      await settings.getByRole("tabpanel").waitFor();
      await dashboard.takeScreenshot(`access-full-${tab}`);
      expect({ tab, found: await findingsIn(settings, ["main"]) }).toEqual({ tab, found: [] });
    }
  });
});

function rows(page: Page) {
  return page.getByRole("table").locator("tbody tr");
}

/** The text of the row in which the focus is. */
async function focusedRow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest("tbody tr")?.textContent ?? undefined);
}
