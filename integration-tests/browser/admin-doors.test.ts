import { announcePending } from "../../src/payment/announce";
import { Administrator } from "../environment/administrator";
import { eventually } from "../environment/eventually";
import { leaveEachTestToThePage, SettingsPage } from "../environment/page-settings";
import { buy } from "../environment/purchases";
import { describeDashboard } from "./admin/dashboard";
import { overflow } from "./overflow";

const SETTINGS = "/settings/haipay";
const ADVANCED = "/settings/haipay?tab=advanced";
const PAYMENTS = "/haipay";

describeDashboard("What the dashboard says of locked doors:", (dashboard, shop) => {
  leaveEachTestToThePage(shop);

  const own = async () => new SettingsPage(shop, (await Administrator.logIn(shop)).http);
  const others = async () => new SettingsPage(shop, (await Administrator.logInAnother(shop)).http);

  it("who diverted what, for a day, on the payments page and in the notifications", async () => {
    await (await own()).configure();
    await buy(shop, { method: "konbini-lawson" });
    await (await others()).useAnotherAccount("jpy", { app_id: "1054" });
    await (await others()).save({ storefront_urls: ["https://evil.example"] });
    await announcePending(shop.container);

    let page = await dashboard.visit(PAYMENTS);
    const banner = page.getByRole("status").filter({ hasText: "were changed in the last 24 hours" });
    await banner.getByText(`JPY appId (Sandbox): ${shop.sandbox.accounts.jpy.appId} → 1054`).waitFor();
    await banner.getByText("storefront addresses: http://localhost:8000 → https://evil.example").waitFor();
    await page.getByText("no money moves there").waitFor();
    await page.locator("tbody tr").locator(':text("Sandbox"):visible').first().waitFor();
    await dashboard.takeScreenshot("doors-banner");
    await dashboard.useScreen("narrow");
    expect(await overflow(dashboard.page)).toBe(0);
    await dashboard.takeScreenshot("doors-banner-narrow");

    await inJapanese(async () => {
      page = await dashboard.visit(PAYMENTS);
      await page.getByText("入金先に関わる設定が、24時間以内に変更されました").waitFor();
      await page.getByText(/second@example.com：ストアフロントのアドレス：/).waitFor();
      await dashboard.takeScreenshot("doors-banner-ja");
    });
  });

  it("payments that are off on a server, and why", async () => {
    await (await own()).configure();
    delete process.env.HAIPAY_SANDBOX_BASE_URL;
    await shop.haipay.configurationWatch.look();
    let page = await dashboard.visit(PAYMENTS);
    await page.getByRole("article", { name: "Payments are off on a server" }).waitFor();
    await page.getByText("HAIPAY_SANDBOX_BASE_URL").first().waitFor();
    await dashboard.takeScreenshot("doors-off");

    page = await dashboard.visit(SETTINGS);
    await page.getByText("Payments are off on this server").waitFor();
    await page.getByText("HaiPay's address in it is not known on this server.").waitFor();
    await page.getByRole("combobox", { name: "Environment" }).click();
    await page.getByRole("option", { name: /^Test/ }).click();
    await page.getByRole("button", { name: "Save" }).first().click();
    await page.getByText("HaiPay is asked at https://uat-interface.haipay.asia").waitFor();
    expect(await page.getByText("Payments are off on this server").count()).toBe(0);
  });

  it("what the files let nobody change, and which account they pin", async () => {
    await (await own()).configure();
    await (await own()).credentials("jpy", {}, "/key-pair");
    const { appId } = shop.sandbox.accounts.jpy;
    process.env.HAIPAY_JPY_APP_ID = appId;
    process.env.HAIPAY_SETTINGS_READONLY = "on";
    let page = await dashboard.visit(SETTINGS);
    await page.getByText("Nothing can be changed here").waitFor();
    await page.getByText(`(HAIPAY_JPY_APP_ID) fixes the appId to ${appId}`).waitFor();
    for (const label of ["appId", "Merchant secret key"]) {
      expect(await page.getByLabel(label).first().isDisabled()).toBe(true);
    }
    expect(await page.getByLabel("Storefront addresses").isDisabled()).toBe(true);
    expect(await page.getByRole("combobox", { name: "Environment" }).isDisabled()).toBe(true);
    for (const name of ["Save", "Make a key pair", "Remove these credentials"]) {
      expect(await page.getByRole("button", { name, exact: true }).count()).toBe(0);
    }
    expect(await page.getByRole("button", { name: "Use the new key now" }).isVisible()).toBe(false);
    for (const toggle of await page.getByRole("switch").all()) expect(await toggle.isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Test connection" }).first().click();
    await page.getByText("All well: HaiPay knows the account").waitFor();
    await dashboard.takeScreenshot("doors-readonly");

    await inJapanese(async () => {
      page = await dashboard.visit(SETTINGS);
      await page.getByText("ここでは設定を変更できません").waitFor();
      await dashboard.useScreen("narrow");
      expect(await overflow(dashboard.page)).toBe(0);
      await dashboard.takeScreenshot("doors-readonly-ja-narrow");
    });
  });

  it("credentials that HaiPay has not answered for", async () => {
    await (await own()).configure();
    const page = await dashboard.visit(SETTINGS);
    const form = page.getByRole("form", { name: "Credentials for JPY" });
    await form.getByLabel("appId").fill("1054");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved, and not in use yet").waitFor();
    await form.getByText("Not in use yet").waitFor();
    await form
      .getByText(`Meanwhile payments are taken by appId ${shop.sandbox.accounts.jpy.appId}.`)
      .waitFor();
    await form.getByText("HaiPay does not know this appId here.", { exact: true }).waitFor();
    await page.getByText("Waiting", { exact: true }).waitFor();
    await form.getByText("Not in use yet").scrollIntoViewIfNeeded();
    await dashboard.takeScreenshot("doors-waiting");

    await form.getByRole("button", { name: "Test and use" }).click();
    await page.getByText("They are not in use: see what HaiPay answered.").waitFor();
    await (await own()).knowAccountOnce();
    await form.getByRole("button", { name: "Test and use" }).click();
    await page.getByText("The credentials are in use.").waitFor();
    await form.getByText("Not in use yet").waitFor({ state: "hidden" });

    await form.getByLabel("appId").fill("1055");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByRole("button", { name: "Discard" }).click();
    await form.getByText("Not in use yet").waitFor({ state: "hidden" });
    expect(await form.getByLabel("appId").inputValue()).toBe("1054");
  });

  it("what waits for another administrator, who confirms it by a click", async () => {
    await (await own()).configure();
    let page = await dashboard.visit(ADVANCED);
    const flip = async () => {
      const toggle = page.getByRole("switch", { name: "Another administrator has to confirm" });
      await toggle.click();
      await page.locator("form").filter({ has: toggle }).getByRole("button", { name: "Save" }).click();
    };
    await flip();
    await eventually(async () =>
      expect((await shop.haipay.settings.readGeneral()).secondAdministrator).toBe(true),
    );
    page = await dashboard.visit(ADVANCED);
    await flip();
    await page.getByText("Settings that wait for another administrator").waitFor();
    await page.getByText("A second administrator: off", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Confirm", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByText("Settings that wait for another administrator").waitFor({ state: "hidden" });

    const { merchantSecretKey } = shop.sandbox.accounts.jpy;
    await (
      await others()
    ).credentials("jpy", { second_platform_public_key: shop.sandbox.accounts.usd.platformPublicKey });
    await (await others()).credentials("jpy", { merchant_secret_key: merchantSecretKey });
    await (await others()).save({ storefront_urls: ["https://shop.example"] });
    page = await dashboard.visit(SETTINGS);
    const form = page.getByRole("form", { name: "Credentials for JPY" });
    await form.getByText("Proposed by second@example.com on").waitFor();
    await form.getByRole("button", { name: "Confirm and use" }).scrollIntoViewIfNeeded();
    await dashboard.takeScreenshot("doors-approval");
    await form.getByRole("button", { name: "Confirm and use" }).click();
    await form.getByText("Not in use yet").waitFor({ state: "hidden" });
    page = await dashboard.visit(ADVANCED);
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
    await page.getByText("The settings are in force.").waitFor();
    expect((await shop.haipay.settings.read()).storefrontUrls).toEqual(["https://shop.example"]);

    await (await others()).save({ notify_base_url: "https://evil.example" });
    await (await others()).credentials("jpy", { merchant_secret_key: "x" });
    await inJapanese(async () => {
      page = await dashboard.visit(ADVANCED);
      await page.getByText("承認待ちの設定", { exact: true }).waitFor();
      page = await dashboard.visit(SETTINGS);
      await page.getByText("別の管理者の承認が必要です。").first().waitFor();
      await dashboard.useScreen("narrow");
      expect(await overflow(dashboard.page)).toBe(0);
      await dashboard.takeScreenshot("doors-approval-ja-narrow");
    });
  });

  async function inJapanese(look: () => Promise<void>): Promise<void> {
    await dashboard.chooseLanguage("日本語");
    await look();
    await dashboard.chooseLanguage("English");
  }
});
