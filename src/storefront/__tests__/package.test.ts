import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { guides } from "./guides";
import { buildKit, KitApp, ROOT, type ReactVersion } from "./kit-app";

jest.setTimeout(300_000);

/** Gzipped: what a storefront that uses all of it loads before a shopper sees anything, and the core without React. */
const MOST_BYTES = { kit: 15_200, core: 10_000 };
/** Gzipped: the largest part that is loaded on demand, and what a slip's page loads of them in one language. */
const MOST_ON_DEMAND = { part: 4_500, slip: 7_000 };

/** Bundles a file of a storefront as its own bundler would, and minifies it. @returns the code without React */
const BUNDLE = (entry: string) => `
  import { build } from ${JSON.stringify(path.join(ROOT, "node_modules/vite/dist/node/index.js"))};
  const { output } = await build({
    root: process.cwd(), configFile: false, logLevel: "silent", mode: "production",
    build: { write: false, minify: "esbuild", rollupOptions: { input: ${JSON.stringify(entry)},
      preserveEntrySignatures: "strict", external: ["react", "react/jsx-runtime"], output: { format: "es" } } },
  });
  const chunks = new Map(output.filter(({ code }) => code).map((chunk) => [chunk.fileName, chunk]));
  // What the first page loads: the entry, and all that it imports at once.
  const first = new Set([output.find(({ isEntry }) => isEntry).fileName]);
  for (const file of first) for (const imported of chunks.get(file).imports) if (chunks.has(imported)) first.add(imported);
  process.stdout.write(JSON.stringify({
    code: [...first].map((file) => chunks.get(file).code).join(";"),
    onDemand: Object.fromEntries([...chunks].filter(([file]) => !first.has(file)).map(([, { name, code }]) => [name, code])),
  }));
`;

/** Of the application's, React; and for the parts that are for it, Next.js. */
const ALLOWED = /^(react|react\/jsx-runtime|next\/navigation|\.\/[\w-]+\.js)$/;

const RENDER = `
  const renderToString = (element) => new Promise((resolve, reject) => {
    // Words and slips are loaded on demand: a server that streams waits for them.
    const { pipe } = renderToPipeableStream(element, {
      onError: reject,
      onAllReady: () => {
        let html = "";
        const written = new PassThrough();
        written.on("data", (part) => (html += part)).on("end", () => resolve(html));
        pipe(written);
      },
    });
  });
  const surroundings = { locale: "ja", texts: { titles: { paid: "毎度ありがとうございます" } } };
  const payment = (changes) => ({
    payment_token: "hppt_1", recognised: true, order_placed: true, state: "open", method: "konbini-lawson",
    method_name: { en: "Lawson", ja: "ローソン" }, kind: "konbini", currency_code: "jpy", amount: "1700",
    received_amount: "0", expires_at: "2099-04-04T14:59:59.000Z", paid_at: null, medusa_order_id: "order_1", display_id: 7,
    order_cancelled: false, needs_attention: false, replaced_by: null, another_way: null, left_amount: "1700",
    surplus_amount: null, received_at: null, end: null, order_kept_until: null, money_seen: null,
    shop: { name: "茶舗", contact: null },
    slip: { platform_order_no: null, pay_url: "https://pay.example/1", bank_code: null, bank_no: null, qr_code: null,
      expires_at: "2099-04-04T14:59:59.000Z" }, ...changes });
  const render = (changes) => renderToString(createElement(HaiPayProvider, surroundings,
    createElement(PaymentStatus, { paymentToken: "hppt_1", initial: payment(changes) })));
  const method = { provider_id: "pp_haipay-au-pay_haipay", method: "au-pay", kind: "ewallet", available: true,
    name: { en: "au PAY", ja: "au PAY" }, reason: null, expires_at: "2099-04-04T04:30:00.000Z" };
  const session = { id: "payses_1", data: { expiresAt: "2099-04-04T03:05:00.000Z" } };
  const review = (flow) => renderToString(createElement(HaiPayProvider, surroundings,
    createElement(PaymentReview, { method: { ...method, flow }, session, amount: "1700", currencyCode: "jpy",
      privacyUrl: "/privacy" })));
  const info = haiPayPaymentInfo("ja");
  const main = async () => console.log(JSON.stringify({
    version,
    open: await render({}),
    paid: await render({ state: "paid", slip: null, paid_at: "2099-04-02T03:00:00.000Z" }),
    stranger: await render({ state: "paid", slip: null, recognised: false, medusa_order_id: null, display_id: null }),
    cancelled: await render({ state: "superseded", slip: null, order_cancelled: true }),
    wallet: await review("pay_first"),
    slip: await review("order_first"),
    titles: Object.values(info).map(({ title }) => title),
    icon: await renderToString(info["pp_haipay-merpay_haipay"].icon),
  }));
  void main();
`;

const NAMES = "HaiPayProvider, PaymentReview, PaymentStatus, haiPayPaymentInfo";
const AS_MODULE = `
  import { createElement, version } from "react";
  import { renderToPipeableStream } from "react-dom/server";
  import { PassThrough } from "node:stream";
  import { ${NAMES} } from "medusa-payment-haipay/storefront";
  ${RENDER}`;
const AS_COMMONJS = `
  const { createElement, version } = require("react");
  const { renderToPipeableStream } = require("react-dom/server");
  const { PassThrough } = require("node:stream");
  const { ${NAMES} } = require("medusa-payment-haipay/storefront");
  ${RENDER}`;

const TYPED = `
  import type { ReactElement } from "react";
  import { HaiPayProvider, HaiPayCheckout, PaymentStatus, createHaiPayClient, haiPayPaymentInfo, isHaiPay,
    type Payment } from "medusa-payment-haipay/storefront";
  import { followPayment } from "medusa-payment-haipay/storefront/core";
  export const paymentInfoMap: Record<string, { title: string; icon: React.JSX.Element }> = {
    ...haiPayPaymentInfo("ja"),
  };
  const client = createHaiPayClient({ baseUrl: "https://shop.example", publishableKey: "pk" });
  export function Page(): ReactElement {
    return (
      <HaiPayProvider client={client} locale="ja" texts={{ print: "印刷", titles: { paid: "済" } }}>
        <HaiPayCheckout cartId="cart_1" onPlaced={({ orderId }) => console.log(orderId.length)} />
        <PaymentStatus paymentToken="hppt_1" onView={(view, payment: Payment) => void [view, payment]} />
      </HaiPayProvider>
    );
  }
  export const stop: () => void = followPayment("payses_1", { read: client.getPayment, onChange: () => {} }).stop;
  // @ts-expect-error A provider id is text.
  isHaiPay(7);
`;

describe("The built storefront kit", () => {
  let kit: ReturnType<typeof buildKit>;
  const apps: KitApp[] = [];

  beforeAll(() => {
    kit = buildKit();
  });
  afterAll(() => {
    for (const app of apps) app.remove();
    kit.remove();
  });

  function install(react: ReactVersion = "React 18"): KitApp {
    const app = new KitApp(kit.folder, react);
    apps.push(app);
    return app;
  }

  function bundle(app: KitApp, name: string, text: string) {
    const entry = app.write(name, text);
    return JSON.parse(app.run("bundle.mjs", BUNDLE(entry))) as {
      code: string;
      onDemand: Record<string, string>;
    };
  }

  function filesOf(format: "esm" | "cjs"): Record<string, string> {
    const folder = path.join(kit.folder, format);
    const names = readdirSync(folder).filter((name) => name.endsWith(".js"));
    return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));
  }

  it.each([
    ["kit", "medusa-payment-haipay/storefront", "HaiPayCheckout"],
    ["core", "medusa-payment-haipay/storefront/core", "createHaiPayClient"],
  ] as const)("is small, in a storefront that uses all of the %s", (part, module, name) => {
    const app = install();
    const { code, onDemand } = bundle(app, "all.js", `export * from "${module}";`);
    const bytes = (text: string | undefined) => gzipSync(text ?? "").byteLength;

    expect(code).toContain(name);
    expect(bytes(code)).toBeLessThan(MOST_BYTES[part]);
    // What few need, or one shopper in one language, comes when it is needed.
    expect(Object.keys(onDemand)).toEqual(
      expect.arrayContaining(["texts-ja", "texts-en", "slip-ja", "slip-en", "qr"]),
    );
    for (const text of Object.values(onDemand)) expect(bytes(text)).toBeLessThan(MOST_ON_DEMAND.part);
    const { "slip-ja": words, slip, "slip-view": view } = onDemand;
    expect(bytes(words) + bytes(slip) + bytes(view)).toBeLessThan(MOST_ON_DEMAND.slip);
    expect(code).not.toMatch(/ローソンの|Loppi|お支払い番号|お支払いが完了/);
  });

  it("imports only React, and nothing from a server", () => {
    for (const code of Object.values(filesOf("esm"))) {
      const imported = [...code.matchAll(/from"([^"]+)"/g)].map(([, name]) => name);
      for (const name of imported) expect(name).toMatch(ALLOWED);
    }
    const next = (name: string) => name.startsWith("next");
    const files = Object.entries(filesOf("esm")).filter(([name]) => !next(name));
    for (const [, code] of files) expect(code).not.toMatch(/next\/navigation|\/next[\w-]*\.js/);
    const all = files.map(([, code]) => code).join("");
    expect(all).not.toMatch(/medusajs|MedusaError|node:|process\.env|require\(/);
  });

  it("marks the components for the browser, and leaves titles, icons and the core to servers as well", () => {
    for (const format of ["esm", "cjs"] as const) {
      const marked = Object.entries(filesOf(format)).filter(([, code]) => code.includes('"use client"'));
      expect(marked.map(([name]) => name).sort()).toEqual(["client.js", "next-client.js"]);
      expect(filesOf(format)["next-client.js"]).toMatch(
        /^"use client";(import |require\()"\.\.\/style\.css"/,
      );
      expect(filesOf(format)["client.js"]).toMatch(/^"use client"/);
    }
    expect(filesOf("esm")["core.js"]).not.toMatch(/react|client\.js/);
  });

  it("leaves behind what a storefront does not use", () => {
    const app = install();
    const { code } = bundle(
      app,
      "one.js",
      'import { isHaiPay } from "medusa-payment-haipay/storefront"; export const ours = (id) => isHaiPay(id);',
    );

    expect(code).toContain("pp_haipay-");
    expect(code).not.toMatch(/react|useState|ローソン|Lawson/);
    expect(code.length).toBeLessThan(400);
  });

  it.each<[ReactVersion, RegExp]>([
    ["React 18", /^18\./],
    ["React 19", /^19\./],
  ])("renders on a server with %s, as a module and as CommonJS", (react, version) => {
    const app = install(react);
    const asModule = app.run("render.mjs", AS_MODULE);
    const rendered = JSON.parse(asModule) as Record<string, string> & { titles: string[] };

    expect(app.run("render.cjs", AS_COMMONJS)).toBe(asModule);
    expect(rendered.version).toMatch(version);
    expect(rendered.open).toContain("お支払いをお待ちしています");
    expect(rendered.open).toContain("¥1,700");
    expect(rendered.open).toContain("2099年4月4日（土）23:59（日本時間）");
    expect(rendered.open).toContain('href="https://pay.example/1"');
    expect(rendered.open).toContain("Loppi");
    expect(rendered.paid).toContain("毎度ありがとうございます");
    expect(rendered.paid).not.toContain("pay.example");
    expect(rendered.cancelled).toContain("お支払いなさらないよう");
    // A wallet's page is there since it was chosen; a slip's deadline begins with the last click.
    expect(rendered.wallet).toContain("2099年4月4日（土）12:05（日本時間）");
    expect(rendered.slip).toContain("2099年4月4日（土）13:30（日本時間）");
    // What a stranger is shown: that it is paid, and how to be recognised.
    expect(rendered.stranger).toContain("ご注文時のブラウザー");
    expect(rendered.stranger).not.toContain("ご注文番号");
    expect(rendered.paid).toContain("ご注文番号");
    // What Japanese law wants said before name, phone and e-mail go abroad.
    expect(rendered.wallet).toContain("海外にサーバーを置く決済会社HaiPay");
    expect(rendered.wallet).toContain('href="/privacy"');
    expect(rendered.titles).toContain("メルペイ（スマホ決済）");
    expect(rendered.icon).toMatch(/^<svg/);
  });

  it.each<[ReactVersion, Record<string, string>]>([
    ["React 18", { module: "esnext", moduleResolution: "bundler" }],
    ["React 19", { module: "esnext", moduleResolution: "bundler" }],
    ["React 19", { module: "node16", moduleResolution: "node16" }],
  ])("has types that hold with %s and %p", (react, options) => {
    expect(install(react).typeCheck({ "page.tsx": TYPED }, options)).toBe("");
  });

  guides(install);
});
