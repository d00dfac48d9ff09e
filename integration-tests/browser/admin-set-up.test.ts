import type { Locator } from "playwright-core";
import { english } from "../../src/admin/i18n/english";
import { japanese } from "../../src/admin/i18n/japanese";
import { METHODS } from "../../src/platform/catalogue";
import { Administrator } from "../environment/administrator";
import { eventually } from "../environment/eventually";
import { leaveEachTestToThePage } from "../environment/page-settings";
import { describeDashboard } from "./admin/dashboard";
import { overflow } from "./overflow";

const PAGE = "/haipay";

/** What the way to the first payment may cost a person. */
const MOST = { clicks: 12, pastes: 4 };

const WORDS = { en: english, ja: japanese };
const NAMES = { en: "English", ja: "日本語" } as const;

/** A sentence of the dashboard with its values. */
function say(sentence: string, values: Record<string, string>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]);
}

/** A person's hand, which counts. */
class Hand {
  clicks = 0;
  pastes = 0;

  async click(target: Locator): Promise<void> {
    await target.click();
    this.clicks += 1;
  }

  async paste(target: Locator, text: string): Promise<void> {
    await target.fill(text);
    this.pastes += 1;
  }
}

describeDashboard("The way to the first payment", (dashboard, shop) => {
  leaveEachTestToThePage(shop);

  it.each(["en", "ja"] as const)(
    "leads from an empty configuration to a paid order, in few clicks (%s)",
    async (language) => {
      const words = WORDS[language];
      const { setUp, settings } = words;
      const { http } = await Administrator.logIn(shop);
      const none = Object.fromEntries(METHODS.map(({ id }) => [id, false]));
      for (const currency of ["jpy", "usd"] as const) {
        const body = { region_id: shop.region(currency), methods: none };
        expect((await http.post("/admin/haipay/settings/regions", body)).status).toBe(200);
      }
      // As in a shop's configuration: Medusa's starters let its documentation in as well.
      const { http: server } = shop.container.resolve("configModule").projectConfig;
      server.storeCors = "http://localhost:8000,https://docs.medusajs.com";
      const account = shop.sandbox.accounts.jpy;
      await dashboard.chooseLanguage(NAMES[language]);
      const hand = new Hand();
      const page = await dashboard.visit(PAGE);
      const seeDone = (done: number) =>
        page.getByText(say(setUp.progress, { done: String(done), all: "5" })).waitFor();
      const press = (name: string) => hand.click(page.getByRole("button", { name, exact: true }));
      const look = (name: string) => lookAt(language === "en" ? name : `${name}-ja`);
      await seeDone(0);
      await look("set-up-empty");

      await hand.click(
        page.getByRole("radio", { name: new RegExp(`^${words.common.environments.sandbox}`) }),
      );
      await press(settings.credentials.makePair);
      await seeDone(1);

      const publicKey = await page.locator("code").first().innerText();
      const copy = say(words.common.copy, { what: settings.credentials.publicKey });
      await press(copy);
      await shop.control.setMerchantKey("jpy", publicKey);
      await look("set-up-console");
      await hand.paste(page.getByLabel(settings.credentials.app_id), account.appId);
      await hand.paste(page.getByLabel(settings.credentials.merchant_secret_key), account.merchantSecretKey);
      await hand.paste(
        page.getByLabel(settings.credentials.platform_public_key, { exact: true }),
        account.platformPublicKey,
      );
      await press(setUp.console.saveAndTest);
      await seeDone(2);

      expect(await page.getByLabel(settings.shop.storefront_urls).inputValue()).toBe("http://localhost:8000");
      expect(await page.getByLabel(settings.shop.notify_base_url).inputValue()).toBe(
        new URL(page.url()).origin,
      );
      await look("set-up-addresses");
      await press(setUp.addresses.use);
      await seeDone(3);
      await look("set-up-methods");
      await press(say(setUp.methods.offerAll, { region: "Japan" }));
      await seeDone(4);

      await hand.paste(page.getByLabel(setUp.test.phone), "090-1234-5678");
      await look("set-up-test");
      await press(setUp.test.make);
      const link = page.getByRole("link", { name: setUp.test.open });
      await link.waitFor();
      await look("set-up-pay");
      const opened = page.context().waitForEvent("page");
      await hand.click(link);
      const payPage = await opened;
      await hand.click(payPage.getByRole("button", { name: /^(支払う|Pay)$/ }));
      await page.bringToFront();
      await page.getByText(setUp.finished).waitFor();
      await look("set-up-finished");

      await eventually(async () => {
        const { data } = await http.get<{ orders: { total: number; payment_status: string }[] }>(
          "/admin/orders?fields=total,payment_status",
        );
        expect(data.orders).toEqual([expect.objectContaining({ total: 300, payment_status: "captured" })]);
      });
      console.info(
        `From nothing to the first paid order (${language}): ${hand.clicks} clicks, ${hand.pastes} pastes.`,
      );
      expect(hand.clicks).toBeLessThanOrEqual(MOST.clicks);
      expect(hand.pastes).toBeLessThanOrEqual(MOST.pastes);
      await dashboard.chooseLanguage("English");
    },
    180_000,
  );

  it("explains in Japanese, on a telephone, why no keys can be saved, with the one line to run", async () => {
    delete process.env.HAIPAY_SETTINGS_KEY;
    await dashboard.chooseLanguage("日本語");
    const page = await dashboard.visit(PAGE);
    await dashboard.useScreen("narrow");
    // The regions of this shop offer the methods already.
    await page.getByText("5件中1件完了").waitFor();
    await page.getByText("認証情報はまだ保存できません").waitFor();
    expect(await page.getByText("HAIPAY_SETTINGS_KEY=%s").innerText()).toContain(">> .env");
    await dashboard.takeScreenshot("set-up-locked-ja-narrow");
    expect(await overflow(page)).toBe(0);
    await page.getByRole("button", { name: "地域ごとの支払方法" }).click();
    const box = page.getByRole("checkbox", { name: "メルペイをJapanで有効にする" });
    const was = await box.isChecked();
    await box.click();
    await page.getByRole("checkbox", { name: "メルペイをJapanで有効にする", checked: !was }).waitFor();
    await dashboard.takeScreenshot("set-up-methods-ja-narrow");
    expect(await overflow(page)).toBe(0);
    await dashboard.chooseLanguage("English");
  });

  it("asks before typed settings are left, and says changes in words", async () => {
    const { http } = await Administrator.logIn(shop);
    await http.post("/admin/haipay/settings", { subject: "Tea", slip_emails: true });
    const page = await dashboard.visit("/settings/haipay?tab=advanced");
    await page.getByLabel("Subject line").fill("Coffee");
    await page.getByRole("link", { name: "Store", exact: true }).click();
    await page.getByText("Leave without saving?").waitFor();
    await dashboard.takeScreenshot("settings-unsaved");
    await page.getByRole("button", { name: "Stay here" }).click();
    expect(await page.getByLabel("Subject line").inputValue()).toBe("Coffee");
    await page.getByRole("tab", { name: "Log" }).click();
    await page.getByText("Subject line: default → Tea").waitFor();
    expect(await page.getByRole("tabpanel", { name: "Log" }).innerText()).not.toMatch(/\w_\w/);
    await dashboard.takeScreenshot("settings-log");
    await dashboard.useScreen("narrow");
    expect(await overflow(page)).toBe(0);
    await dashboard.takeScreenshot("settings-log-narrow");
  });

  /** At a desk, and on a telephone. */
  async function lookAt(name: string): Promise<void> {
    await dashboard.takeScreenshot(name);
    await dashboard.useScreen("narrow");
    expect(await overflow(dashboard.page)).toBe(0);
    await dashboard.takeScreenshot(`${name}-narrow`);
    await dashboard.useScreen("wide");
  }
});
