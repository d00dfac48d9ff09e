import { randomBytes } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import axios from "axios";
import type { Narrator } from "../../demo/narrator";
import { findFreePort } from "../../demo/ports";
import { shopByItself } from "../../demo/shop-by-itself";
import type { Story } from "../../demo/stories";
import { waitUntil } from "../../demo/waiting";
import { SandboxControl } from "../../src/sandbox/control-client";
import { createTestDatabase } from "../environment/test-database";
import { FreshApp } from "./fresh-app";
import type { Packed } from "./pack";
import type { Instructions } from "./readme";
import { setUpShop } from "./set-up-shop";
import type { Toolchain } from "./toolchain";

export const PATIENCE = { timeoutMs: 120_000, intervalMs: 250 };
export const STOREFRONT = "http://localhost:8000";

export interface Trial {
  /** The Medusa version to install the package into. */
  medusa: string;
  packed: Packed;
  /** In the words of the package manager. */
  instructions: Instructions;
  tools: Toolchain;
  /** Whether to build the dashboard, and look for the plugin's pages in it. */
  admin: boolean;
  /** What to buy. */
  stories: readonly Story[];
  /** A folder for the application and its logs. */
  scratch: string;
  narrator: Narrator;
}

/**
 * Installs the package into a new shop as its README says, runs that in production against the package's own sandbox, and
 * buys there.
 *
 * @returns what went right, one line each
 * @throws Error at the first thing that goes wrong
 */
export async function tryPackage(trial: Trial): Promise<string[]> {
  const { narrator, instructions, medusa, tools, admin } = trial;
  const database = await createTestDatabase(`haipay-package-${process.pid}`);
  const root = path.join(trial.scratch, "app");
  const app = new FreshApp(root, tools);
  try {
    await narrator.during(`Making a new application of Medusa ${medusa}`, () => app.create(medusa));
    await narrator.during(`Running ${instructions.install}`, () =>
      app.install(instructions.install, trial.packed.tarball),
    );
    checkInstalled(app.folder, root);
    const sandbox = await narrator.during(`Running ${instructions.sandbox}`, () =>
      startSandbox(app, instructions.sandbox),
    );
    const medusaUrl = `http://127.0.0.1:${await findFreePort()}`;
    const variables = fillIn(instructions.environment, medusaUrl);
    app.configure(
      instructions.config,
      { ...startersVariables(database.url), ...variables, ...sandbox },
      { admin },
    );
    for (const command of instructions.prepare) {
      await narrator.during(`Running ${command}`, () => app.run(command));
    }
    const login = { email: "admin@shop.example", password: randomBytes(12).toString("hex") };
    await app.run(`medusa user --email ${login.email} --password ${login.password}`);
    await narrator.during("Leaving out what production does not need", () => app.prepareProduction());
    const { died } = app.start(new URL(medusaUrl).port);
    await narrator.during("Starting the shop in production mode", () =>
      Promise.race([died, waitForAnswer(`${medusaUrl}/health`)]),
    );
    if (admin) await checkAdmin(medusaUrl);
    const shop = await narrator.during("Setting it up over the admin API", () => setUpShop(medusaUrl, login));
    const control = new SandboxControl(sandbox.HAIPAY_BASE_URL);
    const platform = { currency: "jpy" as const, control };
    const trip = { medusaUrl, shop, platform, waitSeconds: 60, narrator, stories: trial.stories };
    const outcomes = await Promise.race([died, shopByItself(trip)]);
    return outcomes.map(({ story, order, problem }) => {
      if (!order) throw new Error(`${story.method} was not paid: ${problem}`);
      return `Medusa ${medusa}, ${tools.name}: order #${order.display_id} by ${story.method} is captured, nothing due${admin ? "; dashboard" : ""}`;
    });
  } finally {
    await app.stop();
    await database.drop();
  }
}

/** Installed means copied: a link would lead back into this repository. */
function checkInstalled(folder: string, root: string): void {
  const [place] = createRequire(path.join(folder, "package.json"))
    .resolve.paths("medusa-payment-haipay")!
    .map((modules) => path.join(modules, "medusa-payment-haipay"))
    .filter((candidate) => existsSync(candidate));
  if (!place || !realpathSync(place).startsWith(`${realpathSync(root)}${path.sep}`)) {
    throw new Error(`The package was not installed into ${root}.`);
  }
}

/** @returns the lines that it prints to be pasted into the shop's environment */
async function startSandbox(app: FreshApp, command: string): Promise<Record<string, string>> {
  const { died } = app.keepRunning(`${command} --port ${await findFreePort()}`, ".", "sandbox");
  const ready = waitUntil(
    "the sandbox prints its environment",
    async () => {
      const printed = app.printed("sandbox");
      return printed.includes("Ctrl-C") ? readLines(printed) : undefined;
    },
    PATIENCE,
  );
  return Promise.race([died, ready]);
}

/** What a new application of Medusa has in its `.env`. */
export function startersVariables(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    STORE_CORS: STOREFRONT,
    ADMIN_CORS: STOREFRONT,
    AUTH_CORS: STOREFRONT,
    JWT_SECRET: randomBytes(32).toString("hex"),
    COOKIE_SECRET: randomBytes(32).toString("hex"),
  };
}

/** Gives the README's variables values of this machine. @throws Error naming one that this test has no value for */
function fillIn(environment: string, medusaUrl: string): Record<string, string> {
  const values: Record<string, string> = {
    HAIPAY_NOTIFY_BASE_URL: medusaUrl,
    HAIPAY_STOREFRONT_URLS: STOREFRONT,
  };
  return Object.fromEntries(
    Object.keys(readLines(environment)).map((name) => {
      if (!values[name])
        throw new Error(`README.md asks for ${name} at the installation: give it a value here.`);
      return [name, values[name]];
    }),
  );
}

function readLines(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(HAIPAY_\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
  );
}

async function checkAdmin(medusaUrl: string): Promise<void> {
  const { data } = await axios.get<string>(`${medusaUrl}/app`, { proxy: false });
  const [, script] = /<script[^>]+src="([^"]+\.js)"/.exec(data) ?? [];
  if (!script) throw new Error(`${medusaUrl}/app shows no admin.`);
  const { data: code } = await axios.get<string>(new URL(script, medusaUrl).href, { proxy: false });
  if (!code.includes("haipay")) throw new Error("The admin was built without the plugin's pages.");
}

export async function waitForAnswer(address: string): Promise<void> {
  const look = () =>
    axios.get(address, { proxy: false, timeout: 5_000 }).then(
      () => true,
      () => undefined,
    );
  await waitUntil(`${address} answers`, look, PATIENCE);
}
