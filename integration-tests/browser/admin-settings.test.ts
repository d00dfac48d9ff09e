import { randomBytes } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { waitUntil } from "../../demo/waiting";
import { resealAccounts } from "../../src/modules/haipay/settings/reseal";
import { Administrator } from "../environment/administrator";
import { STOREFRONT } from "../environment/configure-haipay";
import { eventually } from "../environment/eventually";
import { readOrder } from "../environment/order-books";
import { leaveEachTestToThePage, SettingsPage } from "../environment/page-settings";
import { choose, payAndNotify, place, rowOf } from "../environment/purchases";
import { describeDashboard } from "./admin/dashboard";
import { overflow } from "./overflow";

const PAGE = "/settings/haipay";

describeDashboard("The settings page", (dashboard, shop) => {
  leaveEachTestToThePage(shop);

  it("configures the shop from nothing by clicking, and then a payment is captured", async () => {
    const account = shop.sandbox.accounts.jpy;
    const page = await dashboard.visit("/settings");
    await page.getByRole("link", { name: "HaiPay", exact: true }).click();
    await page.getByRole("heading", { name: "HaiPay", level: 1 }).waitFor();
    await dashboard.takeScreenshot("settings-empty");

    await page.getByRole("combobox", { name: "Environment" }).click();
    await page.getByRole("option", { name: /^Sandbox/ }).click();
    await save(formWith(page, page.getByRole("combobox", { name: "Environment" })));
    await page.getByText(`HaiPay is asked at ${shop.sandbox.url}`).waitFor();

    const addresses = formWith(page, page.getByLabel("Storefront addresses"));
    await page.getByLabel("Storefront addresses").fill("shop.example");
    await addresses.getByRole("button", { name: "Save" }).click();
    await page.getByText("This is no web address. Write it in full").waitFor();
    expect(await page.getByLabel("Storefront addresses").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("Storefront addresses").fill(STOREFRONT);
    await page.getByLabel("Public address of this server").fill(shop.url);
    await save(addresses);

    await page.getByRole("tab", { name: "Advanced" }).click();
    await page.waitForURL("**/settings/haipay?tab=advanced");
    await page.getByLabel("Subject line").fill("ご注文のお支払い");
    await page.getByRole("tab", { name: "Account" }).click();
    await page.getByRole("tab", { name: "Advanced" }).click();
    expect(await page.getByLabel("Subject line").inputValue()).toBe("ご注文のお支払い");
    await save(formWith(page, page.getByLabel("Subject line")));
    await page.getByRole("tab", { name: "Account" }).click();

    const credentials = page.getByRole("form", { name: "Credentials for JPY" });
    await credentials.getByRole("button", { name: "Make a key pair" }).click();
    await credentials.getByText("Your public key, for HaiPay's console").waitFor();
    await shop.control.setMerchantKey("jpy", await credentials.locator("code").innerText());
    await credentials.getByLabel("appId").fill(account.appId);
    await credentials.getByLabel("Merchant secret key").fill(account.merchantSecretKey);
    await credentials.getByLabel("HaiPay's public key").fill("nonsense");
    await credentials.getByRole("button", { name: "Save" }).click();
    await credentials.getByText("This cannot be read as an RSA key").waitFor();
    await credentials.getByLabel("HaiPay's public key").fill(account.platformPublicKey);
    await save(credentials);
    await credentials.getByText("last changed by admin@example.com").first().waitFor();
    await waitUntil(
      "the secret is gone from the page",
      async () =>
        (await credentials.getByLabel("Merchant secret key").inputValue()) === "" ? true : undefined,
      { timeoutMs: 30_000, intervalMs: 200 },
    );
    await credentials.getByRole("button", { name: "Test connection" }).click();
    await credentials.getByText("All well: HaiPay knows the account").waitFor();
    await dashboard.takeScreenshot("settings-configured");

    const checkout = await choose(shop, { method: "konbini-lawson" });
    const orderId = await place(checkout);
    const { platform_order_id } = await rowOf(shop, checkout.session);
    expect((await shop.control.order(platform_order_id)).subject).toBe("ご注文のお支払い");
    await payAndNotify(shop, platform_order_id);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });

    await credentials.getByLabel("Merchant secret key").fill("another");
    await save(credentials);
    await credentials.getByRole("button", { name: "Test connection" }).click();
    await credentials.getByText("HaiPay refuses our signature.").waitFor();
    await credentials.getByText("sign verification failed").waitFor();
    await dashboard.takeScreenshot("settings-refused");
  });

  it("says which of the server's keys must stay, and which one is missed", async () => {
    await new SettingsPage(shop, (await Administrator.logIn(shop)).http).configure();
    const former = process.env.HAIPAY_SETTINGS_KEY;
    process.env.HAIPAY_SETTINGS_KEY = randomBytes(32).toString("base64");
    let page = await dashboard.visit(PAGE);
    await page.getByText(/^1 stored account cannot be read with any key of the server/).waitFor();
    await dashboard.takeScreenshot("settings-key-missed");

    process.env.HAIPAY_SETTINGS_PREVIOUS_KEY = former;
    page = await dashboard.visit(PAGE);
    await page.getByText(/^Keep HAIPAY_SETTINGS_PREVIOUS_KEY: 1 stored account still needs it/).waitFor();
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("settings-key-kept-narrow");
    await resealAccounts(shop.haipay);

    delete process.env.HAIPAY_SETTINGS_PREVIOUS_KEY;
    page = await dashboard.visit(PAGE);
    await page.getByRole("form", { name: "Credentials for JPY" }).waitFor();
    expect(await page.getByText(/stored account/).count()).toBe(0);
  });

  it("switches a method off, in Japanese, on a narrow screen, and says what the server fixes", async () => {
    process.env.HAIPAY_RETURN_PATH = "/fixed";
    delete process.env.HAIPAY_SETTINGS_KEY;
    await dashboard.chooseLanguage("日本語");
    const page = await dashboard.visit(PAGE);
    await page.getByRole("heading", { name: "HaiPay", level: 1 }).waitFor();
    await page.getByText("認証情報はまだ保存できません").waitFor();
    await dashboard.takeScreenshot("settings-locked-ja");
    await page.getByRole("tab", { name: "詳細設定" }).click();
    expect(await page.getByLabel("戻り先のパス").isDisabled()).toBe(true);
    await page.getByText("サーバーの設定（HAIPAY_RETURN_PATH）で固定されています").waitFor();
    await page.getByRole("tab", { name: "支払方法" }).click();
    const toggle = page.getByRole("switch", { name: "メルペイをJPYで提供する" });
    await toggle.press("Space");
    await page.getByRole("switch", { name: "メルペイをJPYで提供する", checked: false }).waitFor();
    await save(formWith(page, toggle), "保存");
    await eventually(async () => {
      expect((await shop.haipay.settings.read()).methods.merpay.jpy.enabled).toBe(false);
    });
    await page.getByLabel("セブン-イレブンの下限金額（JPY）").fill("１００円");
    await formWith(page, toggle).getByRole("button", { name: "保存" }).click();
    await page.getByText("HaiPayの範囲内（¥").waitFor();
    await dashboard.takeScreenshot("settings-ja");
    await dashboard.useScreen("narrow");
    await dashboard.takeScreenshot("settings-ja-narrow");
    expect(await overflow(page)).toBe(0);
    await dashboard.chooseLanguage("English");
  });
});

function formWith(page: Page, input: Locator): Locator {
  return page.locator("form").filter({ has: input });
}

/** Presses the form's button; nothing is left to be saved afterwards. */
async function save(form: Locator, name = "Save"): Promise<void> {
  const button = form.getByRole("button", { name, exact: true });
  await button.click();
  await form.locator("button[type=submit]:disabled").waitFor();
}
