import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { createNarrator } from "../../demo/narrator";
import { methodsFor, paymentBy } from "../browser/kit/states";
import { launchBrowser } from "../browser/open-browser";
import { pack } from "../package/pack";
import { npmScript, REPOSITORY, strangersEnvironment } from "../package/surroundings";
import { APPS, countLines, filesOf, type App } from "./apps";
import { servePages, startServer } from "./servers";

/**
 * `npm run test:frameworks`: the custom elements in a small application of each framework, made of the guide's own files, with the
 * packed kit and what npm brings, built for production and opened in a browser. Name some to try those alone.
 */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in APPS));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(", ")}: ${Object.keys(APPS).join(", ")}.`);
  const narrator = createNarrator();
  // Outside this repository: nothing of it may be found by going up from there.
  const scratch = mkdtempSync(path.join(tmpdir(), "haipay-frameworks-"));
  const browser = await launchBrowser();
  try {
    const { tarball } = pack(
      path.join(scratch, "packed"),
      path.join(REPOSITORY, ".medusa/storefront-package"),
    );
    for (const name of names) {
      const folder = path.join(scratch, name);
      const started = Date.now();
      await narrator.during(`Installing and building ${name}`, async () => build(name, folder, tarball));
      const seconds = Math.round((Date.now() - started) / 1000);
      await narrator.during(`Opening ${name} in a browser`, () => look(APPS[name], folder, browser));
      console.log(`OK: ${name} (${APPS[name].packages.join(", ")}): ${countLines(name)} lines, ${seconds} s`);
    }
  } finally {
    await browser.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function build(name: string, folder: string, tarball: string): void {
  const app = APPS[name];
  const env = {
    ...strangersEnvironment(),
    ASTRO_TELEMETRY_DISABLED: "1",
    NG_CLI_ANALYTICS: "false",
    NUXT_TELEMETRY_DISABLED: "1",
  };
  const npm = (command: "npm" | "npx", ...args: string[]) => {
    try {
      execFileSync(process.execPath, [npmScript(command), ...args], {
        cwd: folder,
        env,
        encoding: "utf8",
        stdio: "pipe",
      });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
    }
  };
  const description = JSON.stringify({ name: `strangers-${name}`, private: true, type: "module" });
  for (const [file, text] of Object.entries({ "package.json": description, ...filesOf(name) })) {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  npm("npm", "install", ...app.packages, tarball);
  npm("npx", ...app.build.split(" "));
}

/** Chooses a method on the payment step, and reads the slip on the payment's page. */
async function look(app: App, folder: string, browser: Browser): Promise<void> {
  const { address, stop } = await (app.isServer ? startServer : servePages)(path.join(folder, app.output));
  const context = await browser.newContext({ locale: "ja-JP" });
  context.setDefaultTimeout(15_000);
  try {
    const page = await context.newPage();
    await page.route("https://api.shop.example/**", (route) =>
      route.fulfill({
        headers: { "access-control-allow-origin": "*", "access-control-allow-headers": "*" },
        json: route.request().url().includes("/payment-methods")
          ? { payment_methods: methodsFor("1700") }
          : { payment: paymentBy("konbini-lawson") },
      }),
    );
    await page.goto(`${address}/checkout?cart=cart_1`);
    await page.getByRole("radio").first().check();
    await page.getByRole("radio", { name: /ローソン|Lawson/ }).check();
    await page.locator("haipay-pay-button button").waitFor();
    await page.goto(`${address}/payment?payment_token=hppt_1`);
    await page.getByText(/Loppi/).first().waitFor();
    const isStyled = await page.evaluate(
      () => getComputedStyle(document.querySelector("haipay-status")!).display === "block",
    );
    if (!isStyled) throw new Error("The style sheet did not arrive.");
  } finally {
    await context.close();
    await stop();
  }
}

main(process.argv.length > 2 ? process.argv.slice(2) : Object.keys(APPS)).catch((error: Error) => {
  console.error(`\nFAILED: ${error.message}`);
  process.exitCode = 1;
});
