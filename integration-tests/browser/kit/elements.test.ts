import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { codeBlocksOf, readPage } from "../../../build/documentation/pages";
import { serveStorefront, type StorefrontServer } from "../../../demo/storefront-server";
import { waitUntil } from "../../../demo/waiting";
import type { Language } from "../../../src/platform/language";
import { buildKit } from "../../../src/storefront/__tests__/kit-app";
import { EN } from "../../../src/storefront/core/texts/en";
import { JA } from "../../../src/storefront/core/texts/ja";
import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { fillCart, orderIdOf, payAndNotify, rowByToken } from "../../environment/purchases";
import { launchBrowser } from "../open-browser";
import { problemsOf, SCREENS, takePicture } from "./open-kit";

const PATIENCE = { timeoutMs: 15_000, intervalMs: 200 };
const TEXTS = { ja: JA, en: EN };
/** What a careful shop allows; the guide's own few lines come from a file then. */
const POLICY = (backend: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src ${backend}`;
const INLINE = /<script type="module">([\s\S]*?)<\/script>/;

/** What the elements told, and what the policy forbade. */
interface Heard {
  events: [name: string, detail: Record<string, unknown>][];
  forbidden: string[];
}

/** The guide's pages of plain HTML, in front of a real shop. */
describeShop("The custom elements in plain HTML", (shop) => {
  const folder = mkdtempSync(path.join(tmpdir(), "haipay-elements-"));
  let server: StorefrontServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const kit = buildKit();
    cpSync(kit.folder, path.join(folder, "haipay"), { recursive: true });
    kit.remove();
    server = await serveStorefront({
      folder,
      port: 0,
      config: () => ({ medusaUrl: "", publishableKey: "" }),
    });
    process.env.HAIPAY_STOREFRONT_URLS = server.url;
    browser = await launchBrowser();
  }, 120_000);
  beforeEach(() => {
    for (const { file, code } of codeBlocksOf(readPage("docs/storefront-elements.md").text)) {
      if (file.startsWith("html/")) writePages(path.basename(file), code);
    }
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The page in Japanese, and the same in English. */
  function writePages(name: string, code: string): void {
    const [, script] = INLINE.exec(code) ?? [];
    if (script) writeFileSync(path.join(folder, "start.js"), script);
    const here = code
      .replaceAll("https://api.shop.example", shop.url)
      .replaceAll("pk_0123", shop.seeded.publishableKey)
      .replace(INLINE, '<script type="module" src="/start.js"></script>')
      .replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${POLICY(shop.url)}">`);
    writeFileSync(path.join(folder, name), here);
    const english = here
      .replace('lang="ja"', 'lang="en"')
      .replaceAll(/\/(payment|checkout)\.html/g, "/$1-en.html");
    writeFileSync(path.join(folder, name.replace(".html", "-en.html")), english);
  }

  async function open(address: string, language: Language, width: keyof typeof SCREENS): Promise<void> {
    const context = await browser.newContext({
      locale: language === "ja" ? "ja-JP" : "en-US",
      viewport: SCREENS[width],
    });
    context.setDefaultTimeout(15_000);
    await context.addInitScript(() => {
      const heard: Heard = { events: [], forbidden: [] };
      Object.assign(window, { heard });
      for (const name of ["chosen", "placed", "redirect", "changed", "replaced", "error"]) {
        document.addEventListener(`haipay-${name}`, (event) => {
          heard.events.push([name, (event as CustomEvent<Record<string, unknown>>).detail]);
        });
      }
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
        heard.forbidden.push(`${violatedDirective} ${blockedURI}`);
      });
    });
    page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    await page.goto(`${server.url}${address}`);
  }

  async function heard(): Promise<Heard> {
    return await page.evaluate(() => (window as unknown as { heard: Heard }).heard);
  }

  /** On the payment page after the last click. */
  async function placedToken(): Promise<string> {
    await page.waitForURL(/\/payment(-en)?\.html\?payment_token=hppt_/);
    return new URL(page.url()).searchParams.get("payment_token") ?? "";
  }

  it.each([
    ["ja", 390, "コンビニ払い", "ローソン"],
    ["en", 1280, "Convenience store", "Lawson"],
  ] as const)(
    "places an order by a convenience store, shows the slip, and turns to paid (%s, %i pixels)",
    async (language, width, kind, store) => {
      const texts = TEXTS[language];
      const suffix = language === "en" ? "-en" : "";
      const { cart } = await fillCart(shop);
      await open(`/checkout${suffix}.html?cart=${cart.id}`, language, width);
      await page.getByRole("radio", { name: kind }).check();
      await page.getByRole("radio", { name: store }).check();
      const button = page.locator("haipay-pay-button button");
      await page.locator("haipay-pay-button").getByText(store).first().waitFor();
      expect(await problemsOf(page)).toEqual([]);
      await takePicture(page, `elements-checkout-${language}-${width}`);
      const { events, forbidden } = await heard();
      expect(events.at(-1)).toMatchObject(["chosen", { method: { method: "konbini-lawson" } }]);
      expect(forbidden).toEqual([]);

      await button.dblclick();
      const token = await placedToken();
      await page.getByRole("heading", { name: texts.titles.waiting }).waitFor();
      await page.getByText(/Loppi/).first().waitFor();
      await page.locator(".haipay-qr-square path[fill='#000']").first().waitFor({ state: "attached" });
      expect(await problemsOf(page)).toEqual([]);
      await takePicture(page, `elements-slip-${language}-${width}`);

      const { platform_order_id, medusa_order_id } = await rowByToken(shop, token);
      await payAndNotify(shop, platform_order_id);
      await page.getByRole("heading", { name: texts.titles.paid }).waitFor();
      await takePicture(page, `elements-paid-${language}-${width}`);
      expect(await readOrder(shop, medusa_order_id ?? "")).toMatchObject({ captures: ["1700"], due: "0" });
      const told = await heard();
      expect(told.events.map(([name, { view }]) => [name, view])).toEqual([
        ["changed", "waiting"],
        ["changed", "paid"],
      ]);
      expect(told.forbidden).toEqual([]);
    },
  );

  it("goes to the wallet by the keyboard alone, and comes back to a paid order", async () => {
    const { cart } = await fillCart(shop);
    await open(`/checkout.html?cart=${cart.id}`, "ja", 390);
    await page.getByRole("radio", { name: "スマホ決済" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("radio", { name: "au PAY" }).focus();
    await page.keyboard.press("Space");
    await page.locator("haipay-pay-button button").getByText("au PAY").waitFor();
    await page.locator("haipay-pay-button button").focus();
    await page.keyboard.press("Enter");

    await page.getByRole("button", { name: "支払う", exact: true }).click();
    await page.waitForURL(`${server.url}/payment.html?**`);
    await page.getByRole("heading", { name: JA.titles.paid }).waitFor();
    const orderId = await waitUntil("the order is placed", () => orderIdOf(shop, cart.id), PATIENCE);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("pays a placed order another way, and keeps the newer payment in the page's address", async () => {
    const { cart } = await fillCart(shop);
    await open(`/checkout.html?cart=${cart.id}`, "ja", 1280);
    await page.getByRole("radio", { name: "コンビニ払い" }).check();
    await page.getByRole("radio", { name: "ミニストップ" }).check();
    await page.locator("haipay-pay-button").getByText("ミニストップ").first().waitFor();
    await page.locator("haipay-pay-button button").click();
    const before = await placedToken();

    await page.getByRole("button", { name: JA.anotherWay }).click();
    await page.getByRole("radio", { name: "銀行振込" }).check();
    await page.locator("haipay-status .haipay-pay button").click();
    await page.waitForURL((url) => ![null, before].includes(url.searchParams.get("payment_token")));

    const { events } = await heard();
    const after = new URL(page.url()).searchParams.get("payment_token");
    expect(events).toContainEqual(["replaced", { paymentToken: after }]);
    await page.reload();
    await page.getByRole("heading", { name: JA.titles.waiting }).waitFor();
    await page.getByText("GMOあおぞらネット銀行").first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });

  it("tells what went wrong, in words and to the page, and follows the page's language", async () => {
    const { cart } = await fillCart(shop);
    await open(`/checkout.html?cart=${cart.id}`, "ja", 390);
    await page.getByRole("radio", { name: "コンビニ払い" }).check();
    await page.getByRole("radio", { name: "ローソン" }).check();
    await page.route("**/complete", (route) => route.abort());
    await page.locator("haipay-pay-button button").click();

    await page.getByRole("alert").getByText(JA.errorUnreachable).waitFor();
    expect((await heard()).events.at(-1)).toEqual([
      "error",
      { code: "unreachable", message: JA.errorUnreachable, status: 0 },
    ]);
    await page.evaluate(() => {
      document.documentElement.lang = "en";
    });
    await page.getByText("Convenience store").first().waitFor();
    // What was chosen stays, and a second click asks for the order of the first one before anything else.
    await page.unroute("**/complete");
    await page.locator("haipay-pay-button button").click();
    await placedToken();
  });
});
