import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { buildKit, KitApp } from "./kit-app";

jest.setTimeout(300_000);

/** Gzipped: what a page with all three elements loads at once, Preact included; as docs/storefront-elements.md says. */
const MOST_BYTES = 26_000;

const MODULE = "medusa-payment-haipay/storefront/elements";

const TYPED = `
  import { connectHaiPay, createHaiPayClient, type HaiPayEvents } from "${MODULE}";
  connectHaiPay({ baseUrl: "https://shop.example", publishableKey: "pk", texts: { titles: { paid: "済" } } });
  connectHaiPay({ sdk: { client: { fetch: async (_input: string, _init?: { method?: string }) => ({}) } } });
  const methods = document.createElement("haipay-methods");
  methods.cartId = "cart_1";
  methods.client = createHaiPayClient({ baseUrl: "", publishableKey: "pk" });
  methods.addEventListener("haipay-placed", (event) => {
    event.preventDefault();
    document.querySelector("haipay-status")!.paymentToken = event.detail.paymentToken;
  });
  document.addEventListener("haipay-changed", ({ detail }) => detail.view === "paid" && detail.payment.display_id);
  export const told: HaiPayEvents["haipay-error"]["code"] = "sum_changed";
  // @ts-expect-error A cart's id is text.
  methods.cartId = 7;
`;

/** On a server there is neither a window nor an element; the second import must do as little as the first. */
const ON_SERVER = (load: string) => `
  const main = async () => {
    const names = ["window", "document", "HTMLElement", "customElements"].filter((name) => name in globalThis);
    ${load}
    kit.connectHaiPay({ baseUrl: "", publishableKey: "" });
    console.log(JSON.stringify({ names, exported: Object.keys(kit).sort() }));
  };
  void main();
`;

describe("The built custom elements", () => {
  let kit: ReturnType<typeof buildKit>;
  let app: KitApp;

  beforeAll(() => {
    kit = buildKit();
    app = new KitApp(kit.folder, "React 18");
  });
  afterAll(() => {
    app.remove();
    kit.remove();
  });

  const read = (file: string) => readFileSync(path.join(kit.folder, "elements/esm", file), "utf8");

  it("load little before a shopper sees anything, and everything from beside themselves", () => {
    const first = new Set(["index.js"]);
    for (const file of first) {
      for (const [, imported] of read(file).matchAll(/(?:from|import)"([^"]+)"/g)) {
        expect(imported).toMatch(/^\.\/[\w-]+\.js$/);
        first.add(imported.slice(2));
      }
    }
    const bytes = [...first].reduce((sum, file) => sum + gzipSync(read(file)).byteLength, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);

    const onDemand = readdirSync(path.join(kit.folder, "elements/esm")).filter((file) => !first.has(file));
    expect(onDemand).toEqual(expect.arrayContaining(["texts-ja.js", "texts-en.js", "slip-view.js", "qr.js"]));
    const all = [...first].map(read).join("");
    expect(all).not.toMatch(/\beval\(|new Function|process\.env|use client|お支払い番号/);
  });

  it("can be imported on a server, twice, as a module and as CommonJS", () => {
    const expected = JSON.stringify({
      names: [],
      exported: ["connectHaiPay", "createHaiPayClient", "paymentTokenOf", "tokenOf"],
    });
    const asModule = ON_SERVER(
      `const kit = { ...(await import("${MODULE}")) }; await import("${MODULE}?again");`,
    );
    expect(app.run("server.mjs", asModule.replace(`${MODULE}?again`, MODULE)).trim()).toBe(expected);
    const asCommonJs = ON_SERVER(`const kit = { ...require("${MODULE}") };`);
    expect(app.run("server.cjs", asCommonJs).trim()).toBe(expected);
  });

  it.each([
    { module: "esnext", moduleResolution: "bundler" },
    { module: "node16", moduleResolution: "node16" },
    { module: "esnext", moduleResolution: "node", ignoreDeprecations: "5.0" },
  ])("have types that hold without React's, with %p", (options) => {
    expect(app.typeCheck({ "page.ts": TYPED }, { ...options, lib: ["es2022", "dom", "dom.iterable"] })).toBe(
      "",
    );
  });

  it("stay in a page that imports nothing by name", () => {
    const bundled = app.run(
      "bundle.mjs",
      `import { build } from ${JSON.stringify(require.resolve("vite").replace(/index\.cjs$/, "dist/node/index.js"))};
      const { output } = await build({ root: process.cwd(), configFile: false, logLevel: "silent",
        build: { write: false, rollupOptions: { input: ${JSON.stringify(app.write("page.js", `import "${MODULE}";`))} } } });
      console.log(output.map(({ code }) => code ?? "").join(""));`,
    );
    expect(bundled).toContain("haipay-pay-button");
  });
});
