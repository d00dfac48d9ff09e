import type { Page } from "playwright-core";
import { buy, choose, place } from "../environment/purchases";
import type { HaipayShop } from "../environment/haipay-shop";
import { Administrator } from "../environment/administrator";
import { leaveEachTestToThePage, SettingsPage } from "../environment/page-settings";
import { describeDashboard } from "./admin/dashboard";
import { overflow } from "./overflow";

describeDashboard("What HaiPay knows of the account, in the dashboard", (dashboard, shop) => {
  leaveEachTestToThePage(shop);
  beforeEach(async () => {
    await new SettingsPage(shop, (await Administrator.logIn(shop)).http).configure();
  });

  it("shows a red bar on both pages when no payment can be taken, in both languages, until HaiPay answers", async () => {
    await shop.control.setForeignKeys(true);
    await failUntilOff(shop);
    let page = await dashboard.visit("/haipay");
    const bar = page.getByRole("alert").filter({ hasText: "No payment in JPY can be taken" });
    await bar.getByText(/Since .*: HaiPay's answers do not verify with its public key\./).waitFor();
    await bar.getByText(/\d shoppers? met it\./).waitFor();
    await bar.getByText("Copy HaiPay's public key of this currency").waitFor();
    await page.getByRole("button", { name: /Needs attention.*1 case/ }).waitFor();
    await dashboard.takeScreenshot("account-trouble");
    await bar.getByRole("link", { name: "Settings: correct and test" }).click();
    await page.getByRole("heading", { name: "HaiPay", level: 1 }).waitFor();
    await page.getByRole("alert").filter({ hasText: "No payment in JPY can be taken" }).waitFor();

    await dashboard.chooseLanguage("日本語");
    page = await dashboard.visit("/haipay");
    await page.getByRole("alert").filter({ hasText: "JPYの決済を受け付けられません" }).waitFor();
    await page.getByText("HaiPayの応答の署名を検証できません。").first().waitFor();
    await dashboard.useScreen("narrow");
    expect(await overflow(page)).toBe(0);
    await dashboard.takeScreenshot("account-trouble-ja-narrow");
    await dashboard.useScreen("wide");
    await dashboard.chooseLanguage("English");

    await shop.control.setForeignKeys(false);
    page = await dashboard.visit("/settings/haipay");
    await page.getByRole("button", { name: "Test connection" }).first().click();
    await page.getByText("All well: HaiPay knows the account").waitFor();
    await page.getByRole("alert").filter({ hasText: "No payment in JPY" }).waitFor({ state: "detached" });
  });

  it("is half proven, in amber, where HaiPay answers the account no question about itself", async () => {
    await shop.control.setAccountQuery(false);
    const page = await dashboard.visit("/settings/haipay");
    await page.getByRole("button", { name: "Test connection" }).first().click();
    await page.getByText("Half proven: HaiPay takes our signature.").waitFor();
    await page.getByText(/What is not known: whether HaiPay's public key is the right one/).waitFor();
    expect(await page.getByText("All well").count()).toBe(0);
    await page.getByText("This server's outgoing address").waitFor();
    await page.getByText("curl -4 https://checkip.amazonaws.com").waitFor();
    await dashboard.takeScreenshot("settings-half-proven");
  });

  it("is its balance on demand, on the payments page", async () => {
    await buy(shop);
    const page = await dashboard.visit("/haipay");
    await page.getByText("JPY: Not asked yet.").waitFor();
    await page.getByRole("button", { name: "Ask for the balance" }).click();
    const balance = page.getByRole("region", { name: "JPY" });
    await balance.getByText("¥1,700").first().waitFor();
    await balance.getByText(/^As of/).waitFor();
    await dashboard.takeScreenshot("balance");
    await dashboard.useScreen("narrow");
    expect(await overflow(page)).toBe(0);
    await dashboard.takeScreenshot("balance-narrow");
    await dashboard.useScreen("wide");
  });

  it("is imported by one click, shown beside what the shop uses, and taken over one by one or all", async () => {
    await shop.control.setProducts({
      missing: ["au-pay"],
      limits: { merpay: { min: "500", max: "90000" }, "konbini-lawson": { min: "300", max: "30000" } },
      signature: "without_white_space",
    });
    let page = await dashboard.visit("/settings/haipay?tab=methods");
    const ask = page.getByRole("button", { name: "Import from HaiPay" });
    await ask.click();
    await row(page, "au PAY").getByText("HaiPay does not offer it").waitFor();
    await row(page, "Merpay").getByText("¥500 to ¥90,000").waitFor();
    await row(page, "Merpay").getByText("on, ¥100 to ¥150,000").waitFor();
    await row(page, "Merpay").getByText("after 7 days").waitFor();
    await ask.scrollIntoViewIfNeeded();
    await dashboard.takeScreenshot("offers");
    await page.getByRole("button", { name: "Take over au PAY" }).click();
    await row(page, "au PAY").getByText("off", { exact: true }).waitFor();
    await page.getByText("Off: HaiPay does not offer it to this account.").waitFor();
    await page.getByRole("button", { name: "Take all over" }).click();
    await page.getByText("The shop uses what HaiPay offers.").waitFor();
    await row(page, "Merpay").getByText("on, ¥500 to ¥90,000").waitFor();

    await dashboard.chooseLanguage("日本語");
    page = await dashboard.visit("/settings/haipay?tab=methods");
    await page.getByRole("heading", { name: "HaiPayの契約内容（JPY）" }).waitFor();
    await dashboard.useScreen("narrow");
    expect(await overflow(page)).toBe(0);
    await dashboard.takeScreenshot("offers-ja-narrow");
    await dashboard.useScreen("wide");
    await dashboard.chooseLanguage("English");
  });
});

function row(page: Page, method: string) {
  return page.getByRole("row").filter({ hasText: method });
}

async function failUntilOff(shop: HaipayShop): Promise<void> {
  for (;;) {
    const settings = await shop.haipay.settings.readGeneral();
    const troubles = await shop.haipay.ledger.accountTroubles.list(settings.environment);
    if (troubles.some(({ off_since }) => off_since !== null)) return;
    await place(await choose(shop)).catch(() => undefined);
  }
}
