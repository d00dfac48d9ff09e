import type { Locator, Page } from "playwright-core";
import { fill } from "../../../src/storefront/core";
import { EN } from "../../../src/storefront/core/texts/en";
import { JA } from "../../../src/storefront/core/texts/ja";
import { KitPages } from "./open-kit";

describe("A shopper who chooses in the storefront kit", () => {
  const pages = new KitPages();
  beforeAll(() => pages.start(__dirname));
  afterEach(() => pages.leaveAll());
  afterAll(() => pages.stop());

  it("on a phone finds the details inside the chosen row, and the button in reach with sum and method", async () => {
    const page = await pages.open({ show: "first-visit" });
    const bar = page.locator(".haipay-pay");
    await expectOnScreen(page, bar);
    expect(await bar.innerText()).toContain("¥1,700");
    expect(await bar.innerText()).toContain(JA.chooseFirst);

    await page.locator('input[value="konbini"]').check();
    await page.getByRole("radio", { name: "ローソン" }).check();
    const row = page.locator(".haipay-row", { has: page.locator('input[value="konbini"]') });
    expect(await row.locator("time").innerText()).toBe("2099年4月4日（土）23:59（日本時間）");
    expect(await bar.innerText()).toContain("ローソン");
    await expectOnScreen(page, bar);
    await page.mouse.wheel(0, 10_000);
    await expectOnScreen(page, bar);
  });

  it("is led to the choice by a click on the button without one", async () => {
    const page = await pages.open({ show: "first-visit" });
    await page.locator(".haipay-pay button").click();
    await page.getByRole("alert").getByText(JA.chooseFirst).waitFor();
    expect(await focused(page)).toBe("haipay-kind");
    await page.keyboard.press("Space");
    await page.locator('input[value="ewallet"]').check();
    await page.getByRole("radio", { name: "メルペイ" }).check();
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  it("does all of it by the keyboard", async () => {
    const page = await pages.open({ show: "first-visit" }, { width: 1280 });
    await page.locator(".haipay-picker").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await page.getByRole("radio", { name: "ファミリーマート" }).isChecked()).toBe(true);
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { name: "ローソン" }).isChecked()).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("haipay-button haipay-primary");
  });

  it("finds what was used last first, and chosen", async () => {
    const page = await pages.open({ show: "wallet" });
    expect(await page.getByRole("radio", { name: "メルペイ" }).isChecked()).toBe(true);
    expect(await page.locator(".haipay-row").first().innerText()).toContain("スマホ決済");
    expect(await page.locator(".haipay-pay button").innerText()).toBe("メルペイで支払う");
  });

  it("sees the number given before, what is wrong with it, and no message once it is right", async () => {
    const page = await pages.open({ show: "foreign-phone", refusal: "この番号では受け付けられません。" });
    const phone = page.getByLabel(JA.phone);
    expect(await phone.inputValue()).toBe("+1 212 555 0123");
    await page.getByText(JA.phoneProblems.foreign).waitFor();

    await page.locator(".haipay-pay button").click();
    await page.waitForFunction(() => document.activeElement?.getAttribute("type") === "tel");
    expect(await page.getByRole("alert").allInnerTexts()).toEqual([JA.phoneProblems.foreign]);

    await phone.fill("090-1234-5678");
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.locator(".haipay-pay button").click();
    await page.getByRole("alert").getByText("この番号では受け付けられません。").waitFor();
    // What the shop said of this number is not said of the next.
    await phone.fill("090-1234-5679");
    await page.getByRole("alert").waitFor({ state: "detached" });
    expect(await phone.inputValue()).toBe("090-1234-5679");
  });

  it("keeps what was typed when another method is chosen", async () => {
    const page = await pages.open({ show: "foreign-phone" });
    await page.getByLabel(JA.phone).fill("090-1234-5678");
    await page.getByRole("radio", { name: "ファミリーマート" }).check();
    expect(await page.getByLabel(JA.phone).inputValue()).toBe("090-1234-5678");
  });

  it("reads the true reason why a method cannot be used now, and cannot choose it", async () => {
    const page = await pages.open({ show: "kind-not-available" }, { language: "en" });
    await page.getByText(EN.notAvailableNow).waitFor();
    expect(await page.locator('input[value="konbini"]').isDisabled()).toBe(true);
    await page.locator('input[value="bank_transfer"]').check();
    await page.locator(".haipay-review time").waitFor();
  });

  it("has nothing to choose where there is one method", async () => {
    const page = await pages.open({ show: "single-method" });
    await page.locator(".haipay-review time").waitFor();
    expect(await page.getByRole("radio").count()).toBe(0);
    expect(await page.locator(".haipay-pay").innerText()).toContain("銀行振込");
  });

  it("sees the logos that a shop may use, in the size of the others, and the kit's own marks for the rest", async () => {
    const page = await pages.open({ show: "last-used", logos: "" });
    const chain = page.locator(".haipay-method", { hasText: "ローソン" });
    expect((await chain.locator("img").boundingBox())?.height).toBe(24);
    expect(await chain.locator("svg").count()).toBe(0);
    expect(await page.locator(".haipay-method", { hasText: "ミニストップ" }).locator("svg").count()).toBe(1);
  });

  it("keeps the shop's refusal on the page when the method is gone after it", async () => {
    const page = await pages.open({ show: "last-used", refusal: JA.notAvailableNow, gone: "" });
    await page.locator(".haipay-pay button").click();
    await page.getByRole("alert").getByText(JA.notAvailableNow).waitFor();
    await page.locator(".haipay-method.haipay-unavailable").getByText("ローソン").waitFor();
    expect(await page.locator(".haipay-pay").innerText()).toContain(JA.chooseFirst);
    expect(await page.getByRole("alert").innerText()).toBe(JA.notAvailableNow);
  });

  it("sees both time zones abroad, and before the choice that a store is in Japan", async () => {
    const page = await pages.open({ show: "abroad" }, { language: "en", timezoneId: "America/New_York" });
    await page.getByText(EN.abroad.konbini).waitFor();
    const review = await page.locator(".haipay-review").innerText();
    expect(review).toContain("Sat 4 April 2099, 23:59 (Japan time)");
    expect(review).toContain(fill(EN.localTime, { time: "Sat 4 April 2099, 10:59" }));
  });

  it("comes back from a wallet whose page is still open, or whose money is there", async () => {
    const open = await pages.open({ show: "open-wallet" });
    const back = open.getByRole("link", { name: fill(JA.walletContinue, { method: "au PAY" }) });
    expect(await back.getAttribute("href")).toBe("https://pay.example/1");
    const paid = await pages.open({ show: "paid-wallet" });
    await paid.getByText(fill(JA.walletPaid, { method: "au PAY" })).waitFor();
    expect(await paid.getByRole("link", { name: JA.seePayment }).getAttribute("href")).toMatch(
      /\/return\?payment_token=hppt_1$/,
    );
  });

  it("sees that something is under way, while the methods come and while it is paid", async () => {
    const page = await pages.open({ show: "last-used", never: "" });
    await page.locator(".haipay-skeleton .haipay-bone").first().waitFor();
    await page.getByRole("status").getByText(JA.loading).waitFor({ state: "attached" });

    const paying = await pages.open({ show: "last-used", slow: "" });
    await paying.locator(".haipay-pay button").click();
    await paying.locator(".haipay-pay button[aria-busy=true] .haipay-spinner").waitFor();
    await paying.getByRole("button", { name: JA.working }).waitFor();
  });
});

async function expectOnScreen(page: Page, part: Locator): Promise<void> {
  await part.waitFor();
  const box = await part.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box && box.y >= 0 && box.y + box.height <= height + 1).toBe(true);
}

/** Name, or else class, of what has the focus. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("name") ?? activeElement?.className ?? "";
  });
}
