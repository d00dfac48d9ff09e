import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { codeBlocksOf, readPage } from "../../../build/documentation/pages";
import { serveStorefront, type StorefrontServer } from "../../../demo/storefront-server";
import type { Payment } from "../../../src/contract/store-api";
import { buildKit, KitApp } from "../../../src/storefront/__tests__/kit-app";
import { JA } from "../../../src/storefront/core/texts/ja";
import { launchBrowser } from "../open-browser";
import { problemsOf, SCREENS, takePicture } from "./open-kit";
import { methodsFor, paymentBy } from "./states";

/** Of pages that draw by themselves, and of the custom elements. */
const GUIDES = { own: "docs/storefront-frameworks.md", elements: "docs/storefront-elements.md" };
const API = "https://api.shop.example";

/** What a framework's page needs around the files of the guide, and where its two pages are. */
const FRAMEWORKS = {
  Vue: {
    main: `import { createApp } from "vue";
      import Checkout from "./Checkout.vue";
      import Payment from "./Payment.vue";
      createApp(location.pathname === "/payment" ? Payment : Checkout, { cartId: "cart_1" }).mount("#root");`,
    checkout: "/checkout",
    payment: "/payment",
  },
  Svelte: {
    main: `import { mount } from "svelte";
      import Checkout from "./Checkout.svelte";
      import Payment from "./Payment.svelte";
      const page = location.pathname === "/payment" ? Payment : Checkout;
      mount(page, { target: document.getElementById("root"), props: { cartId: "cart_1" } });`,
    checkout: "/checkout",
    payment: "/payment",
  },
  HTML: { main: undefined, checkout: "/checkout.html?cart=cart_1", payment: "/payment.html" },
} as const;

type Framework = keyof typeof FRAMEWORKS;
type Guide = keyof typeof GUIDES;

/** The guide's files for a framework, in the names that they have beside each other. */
function filesOf(guide: Guide, framework: Framework): { file: string; code: string }[] {
  const folder = `${framework.toLowerCase()}/`;
  return codeBlocksOf(readPage(GUIDES[guide]).text)
    .filter(({ file }) => !file.includes("/") || file.startsWith(folder))
    .map(({ file, code }) => ({
      file: path.basename(file),
      code: code.replaceAll("medusa-payment-haipay-storefront/", "medusa-payment-haipay/storefront/"),
    }));
}

const PAGES = (Object.keys(GUIDES) as Guide[]).flatMap((guide) =>
  (Object.keys(FRAMEWORKS) as Framework[]).map((framework) => [guide, framework] as const),
);

const SHELL = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>A shop</title>
  <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/main.css"></head>
  <body><main><h1>A shop</h1><div id="root"></div></main><script type="module" src="/main.js"></script></body></html>`;

describe.each(PAGES)("The guide's storefront (%s) in %s", (guide, framework) => {
  const scratch = mkdtempSync(path.join(tmpdir(), "haipay-guide-"));
  const { main, checkout, payment: paymentPage } = FRAMEWORKS[framework];
  let server: StorefrontServer;
  let browser: Browser;
  let page: Page;
  /** What the shop was asked to do, and what it answers of the payment. */
  let posted: [string, Record<string, unknown>][];
  let payment: Payment;

  beforeAll(async () => {
    const kit = buildKit();
    const app = new KitApp(kit.folder, "React 18");
    if (main === undefined) cpSync(kit.folder, path.join(scratch, "haipay"), { recursive: true });
    for (const { file, code } of filesOf(guide, framework)) {
      const folder = file.endsWith(".html") ? scratch : app.folder;
      writeFileSync(path.join(folder, file), code);
    }
    if (main !== undefined) {
      for (const name of ["vue", "svelte"]) app.link(name);
      const entry = app.write("main.ts", main);
      mkdirSync(scratch, { recursive: true });
      execFileSync(process.execPath, [path.join(__dirname, "bundle-guide.mjs"), entry, scratch], {
        stdio: "pipe",
      });
      writeFileSync(path.join(scratch, "index.html"), SHELL);
    }
    app.remove();
    kit.remove();
    server = await serveStorefront({
      folder: scratch,
      port: 0,
      config: () => ({ medusaUrl: "", publishableKey: "" }),
    });
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  beforeEach(async () => {
    posted = [];
    payment = paymentBy("konbini-lawson");
    const context = await browser.newContext({ locale: "ja-JP", viewport: SCREENS[390] });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    await page.route(`${API}/**`, async (route) => {
      const request = route.request();
      const { pathname } = new URL(request.url());
      if (request.method() === "POST") {
        posted.push([pathname, request.postDataJSON() as Record<string, unknown>]);
      }
      const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
      await route.fulfill({ status: 200, headers, json: answerTo(pathname, posted.at(-1)?.[1]) });
    });
  });
  afterEach(() => page.context().close());

  function answerTo(pathname: string, body: Record<string, unknown> | undefined): unknown {
    if (pathname.endsWith("/payment-methods")) {
      const needed = [{ field: "phone" as const, reason: { code: "missing", en: "", ja: "" } }];
      return { payment_methods: methodsFor("1700", { needed }) };
    }
    if (pathname.includes("/haipay/payments/")) return { payment };
    if (pathname.endsWith("/complete")) return { type: "order", order: { id: "order_1", display_id: 8 } };
    if (pathname === "/store/payment-collections") return { payment_collection: { id: "pay_col_1" } };
    const wallet = body?.provider_id === "pp_haipay-au-pay_haipay";
    const data = {
      paymentToken: "hppt_1",
      kind: wallet ? "ewallet" : "konbini",
      payUrl: wallet ? `${server.url}/wallet` : null,
      amount: "1700",
    };
    const session = { id: "payses_1", provider_id: body?.provider_id, status: "pending", data };
    return { payment_collection: { payment_sessions: [session] } };
  }

  /** Chooses a method: where there are rows of kinds, in the row of its kind. */
  async function choose(kind: string, method: string): Promise<void> {
    await page.getByText(kind, { exact: true }).waitFor();
    const radio = page.getByRole("radio", { name: method });
    if ((await radio.count()) === 0) await page.getByText(kind, { exact: true }).click();
    await radio.check();
  }

  it("places an order with a phone number that can be used, and shows the slip until it is paid", async () => {
    await page.goto(server.url + checkout);
    const button = page.locator(".haipay-pay button");
    await choose("コンビニ払い", "ローソン");
    await page.getByText("2099年4月4日（土）23:59（日本時間）").waitFor();
    await page.getByLabel(JA.phone).fill("+1 212 555 0123");
    await button.click();
    await page.getByRole("alert").getByText(JA.phoneProblems.foreign).waitFor();
    await takePicture(page, `guide-${guide}-${framework}-checkout`);
    expect(await problemsOf(page)).toEqual([]);
    expect(posted).toEqual([]);

    await page.getByLabel(JA.phone).fill("090-1234-5678");
    await button.dblclick();
    await page.waitForURL(/\/payment(\.html)?\?payment_token=hppt_1$/);
    expect(posted.map(([pathname]) => pathname)).toEqual([
      "/store/payment-collections",
      "/store/payment-collections/pay_col_1/payment-sessions",
      "/store/carts/cart_1/complete",
    ]);
    expect(posted[1][1]).toMatchObject({
      provider_id: "pp_haipay-konbini-lawson_haipay",
      data: { phone: "090-1234-5678", locale: "ja", returnUrl: server.url + paymentPage },
    });

    await page.getByRole("heading", { name: JA.titles.waiting }).waitFor();
    await page.getByText("¥1,700", { exact: true }).first().waitFor();
    await page.getByText(/Loppi/).first().waitFor();
    expect(await page.getByRole("link", { name: JA.openPayPage }).getAttribute("href")).toBe(
      "https://pay.example/1",
    );
    await takePicture(page, `guide-${guide}-${framework}-slip`);
    expect(await problemsOf(page)).toEqual([]);

    payment = paymentBy("konbini-lawson", { state: "paid", slip: null, received_amount: "1700" });
    await page.getByRole("heading", { name: JA.titles.paid }).waitFor();
    expect(await page.getByRole("link", { name: JA.openPayPage }).count()).toBe(0);
  });

  it("goes to the wallet's page, and places no order", async () => {
    await page.goto(server.url + checkout);
    await choose("スマホ決済", "au PAY");
    await page.getByLabel(JA.phone).fill("090-1234-5678");
    await page.locator(".haipay-pay button").click();
    await page.waitForURL(`${server.url}/wallet`);
    expect(posted.map(([pathname]) => pathname)).not.toContain("/store/carts/cart_1/complete");
  });
});
