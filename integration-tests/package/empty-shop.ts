import { createTestDatabase } from "../environment/test-database";
import path from "node:path";
import { findFreePort } from "../../demo/ports";
import { shopByItself, type ShoppingTrip } from "../../demo/shop-by-itself";
import { STORIES } from "../../demo/stories";
import { waitUntil } from "../../demo/waiting";
import { SandboxControl } from "../../src/sandbox/control-client";
import { FreshApp } from "./fresh-app";
import { readPacked } from "./pack";
import { logIn, type Call } from "./set-up-shop";
import { PATIENCE, startersVariables, STOREFRONT, waitForAnswer, type Trial } from "./trial";

const PAGE = "docs/from-an-empty-shop.md";
const STARTERS_CONFIG = "module.exports = defineConfig({\n  // …\n});";
const GOODS = { title: "Sencha", handle: "sencha", eur: 7.5 };

/**
 * Does what the page "From an empty shop" says, command by command, in a new application that sells in euros, and buys there
 * in yen.
 *
 * @returns what went right, one line each
 * @throws Error at the first command that fails
 */
export async function followPage(
  trial: Omit<Trial, "instructions" | "stories" | "tools" | "admin">,
): Promise<string[]> {
  const { narrator, medusa, packed } = trial;
  const database = await createTestDatabase(`haipay-empty-shop-${process.pid}`);
  const app = new FreshApp(path.join(trial.scratch, "app"));
  const medusaUrl = `http://127.0.0.1:${await findFreePort()}`;
  /** What this machine needs that a developer's does not: ports that are free here. */
  const besides: Record<string, string> = {
    "npx haipay setup --write": `--notify-base-url ${medusaUrl} --storefront-urls ${STOREFRONT}`,
    "npx haipay sandbox --env-file .env": `--port ${await findFreePort()}`,
    "npx medusa develop": `--host 127.0.0.1 --port ${new URL(medusaUrl).port}`,
  };
  const environment: Record<string, string> = { MEDUSA_BACKEND_URL: medusaUrl };
  const runners: Promise<never>[] = [];
  try {
    await narrator.during(`Making another application of Medusa ${medusa}`, () => app.create(medusa));
    app.configure(STARTERS_CONFIG, startersVariables(database.url));
    for (const command of readCommands(readPacked(packed, PAGE))) {
      const whole = besides[command] ? `${command} ${besides[command]}` : command;
      await narrator.during(`Running ${command}`, async () => {
        if (command.startsWith("export ")) Object.assign(environment, readExports(command));
        else if (command.startsWith("npm install ")) await app.install(command, packed.tarball);
        else if (command.startsWith("npx haipay sandbox")) {
          runners.push(app.keepRunning(whole, ".", "sandbox").died);
          await waitForWords(app, "sandbox", "Ctrl-C ends it.");
        } else if (command === "npx medusa develop") {
          runners.push(app.keepRunning(whole, ".", "develop", "development").died);
          await Promise.race([...runners, waitForAnswer(`${medusaUrl}/health`)]);
        } else {
          if (command.startsWith("npx haipay japan")) await makeGoods(await logInAs(medusaUrl, environment));
          await app.run(whole, environment);
        }
      });
    }
    const [, platform] = /runs at (\S+)/.exec(app.printed("sandbox")) ?? [];
    const trip: ShoppingTrip = {
      medusaUrl,
      shop: await readShop(await logInAs(medusaUrl, environment)),
      platform: { currency: "jpy", control: new SandboxControl(platform) },
      waitSeconds: 60,
      narrator,
      stories: STORIES.slice(0, 1),
    };
    const [{ order, problem }] = await Promise.race([...runners, shopByItself(trip)]);
    if (!order) throw new Error(`The shop of ${PAGE} could not be bought in: ${problem}`);
    return [`Medusa ${medusa}: ${PAGE}, command by command, to a paid order`];
  } finally {
    await app.stop();
    await database.drop();
  }
}

/** The commands of the page's numbered steps, in their order. */
function readCommands(page: string): string[] {
  const [steps] = page.split(/^## /m);
  const blocks = [...steps.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text);
  return blocks.flatMap((text) => text.split("\n").map((line) => line.trim())).filter(Boolean);
}

function readExports(command: string): Record<string, string> {
  return Object.fromEntries([...command.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
}

async function waitForWords(app: FreshApp, name: string, words: string): Promise<void> {
  const look = async () => (app.printed(name).includes(words) ? true : undefined);
  await waitUntil(`${name} says "${words}"`, look, PATIENCE);
}

function logInAs(medusaUrl: string, environment: Record<string, string>): Promise<Call> {
  const { MEDUSA_ADMIN_EMAIL: email, MEDUSA_ADMIN_PASSWORD: password } = environment;
  return logIn(medusaUrl, { email, password });
}

/** As Medusa's starter: something to sell, in euros. */
async function makeGoods(call: Call): Promise<void> {
  const { stores } = await call<{ stores: { default_sales_channel_id: string }[] }>("GET", "/stores");
  const { shipping_profiles: profiles } = await call<{ shipping_profiles: { id: string }[] }>(
    "GET",
    "/shipping-profiles",
  );
  await call("POST", "/products", {
    title: GOODS.title,
    handle: GOODS.handle,
    status: "published",
    sales_channels: [{ id: stores[0].default_sales_channel_id }],
    shipping_profile_id: profiles[0]?.id,
    options: [{ title: "Size", values: ["One size"] }],
    variants: [
      {
        title: "One size",
        manage_inventory: false,
        options: { Size: "One size" },
        prices: [{ currency_code: "eur", amount: GOODS.eur }],
      },
    ],
  });
}

async function readShop(call: Call): Promise<ShoppingTrip["shop"]> {
  const { regions } = await call<{ regions: { id: string; currency_code: string }[] }>("GET", "/regions");
  const { api_keys: keys } = await call<{ api_keys: { token: string; type: string }[] }>("GET", "/api-keys");
  const { shipping_options: options } = await call<{ shipping_options: { id: string; name: string }[] }>(
    "GET",
    "/shipping-options",
  );
  const { products } = await call<{ products: { handle: string; variants: { id: string }[] }[] }>(
    "GET",
    "/products",
  );
  const standard = options.find(({ name }) => name.startsWith("Standard"))?.id;
  const variant = products.find(({ handle }) => handle === GOODS.handle)?.variants[0].id;
  return {
    publishableKey: String(keys.find(({ type }) => type === "publishable")?.token),
    regions: { jpy: String(regions.find(({ currency_code }) => currency_code === "jpy")?.id), usd: "" },
    shippingOptions: { standard: String(standard), pickUp: "" },
    variants: { sencha: String(variant) } as ShoppingTrip["shop"]["variants"],
  };
}
