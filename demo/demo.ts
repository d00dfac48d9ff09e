import { randomBytes } from "node:crypto";
import path from "node:path";
import { ChildProcesses } from "./child-processes";
import type { DemoOptions } from "./cli-options";
import { createDatabase } from "./database";
import { makeRunFolder } from "./demo-folder";
import { MedusaApp } from "./medusa-app";
import { neighbour } from "./neighbour";
import type { Narrator } from "./narrator";
import { choosePlatform } from "./platform-choice";
import { findFreePort } from "./ports";
import { startPostgres } from "./postgres";
import { shopByItself, type Outcome } from "./shop-by-itself";
import { STORIES } from "./stories";
import { buildStorefront, serveStorefront } from "./storefront-server";

const MEDUSA_PORT = 9000;
const STOREFRONT_PORT = 8000;
const POSTGRES_PORT = 5433;
const ADMIN_EMAIL = "admin@haipay.example";

/** Undoes what was started, last first. */
export type Cleanup = Array<() => Promise<void>>;

/**
 * Starts database, platform and shop, then shops.
 *
 * @param cleanup receives what ends each thing that was started, at once when it is started
 * @returns whether every order was paid, and `died`, which rejects when Medusa ends by itself
 */
export async function runDemo(
  options: DemoOptions,
  narrator: Narrator,
  cleanup: Cleanup,
): Promise<{ allPaid: boolean; died: Promise<never> }> {
  const root = process.cwd();
  const folder = makeRunFolder(root);
  narrator.say(`Logs of the parts: ${path.join(folder, "logs")}`);
  const children = new ChildProcesses(path.join(folder, "logs"));

  const databaseUrl = await startDatabase(folder, narrator, cleanup);
  const port = await findFreePort(MEDUSA_PORT);
  const storefrontPort = await findFreePort(STOREFRONT_PORT, [port]);
  const own = {
    medusaUrl: `http://127.0.0.1:${port}`,
    neighbour: neighbour(databaseUrl),
    storefrontUrls: ["127.0.0.1", "localhost"].map((host) => `http://${host}:${storefrontPort}`),
  };
  const platform = await narrator.during("Preparing the payment platform", () =>
    choosePlatform(own, narrator),
  );
  cleanup.push(() => platform.close());
  narrator.say(`${platform.control ? "Our sandbox platform is" : "The platform is"} at ${platform.url}`);

  cleanup.push(() => children.stopAll());
  const staysUp = !options.once;
  const haipay = platform.environment;
  const app = new MedusaApp(children, {
    root,
    scratch: folder,
    port,
    databaseUrl,
    haipay,
    withAdmin: staysUp,
  });
  const admin = { email: ADMIN_EMAIL, password: randomBytes(6).toString("hex") };
  await narrator.during("Making the tables (db:migrate)", () => app.migrate());
  const shop = await narrator.during("Filling the Japanese shop", () => app.seed(admin));
  const pages = path.join(folder, "storefront");
  if (staysUp) {
    await narrator.during("Building the storefront", () => buildStorefront(children, root, pages));
  }
  const { died } = await narrator.during(`Starting Medusa at ${app.url}`, () => app.start());

  const { waitSeconds } = options;
  const trip = { medusaUrl: app.url, shop, platform, waitSeconds, narrator, stories: STORIES };
  const outcomes = await Promise.race([died, shopByItself(trip)]);
  const allPaid = summarize(outcomes, narrator);
  if (staysUp && allPaid) {
    await narrator.during("Waiting for the admin", () => Promise.race([died, app.waitForAdmin()]));
    const storefront = await serveStorefront({
      folder: pages,
      port: storefrontPort,
      config: () => ({
        medusaUrl: app.url,
        publishableKey: shop.publishableKey,
        sandboxUrl: platform.control && platform.url,
        mailboxUrl: "/mailbox",
      }),
      mailbox: app.mailbox,
    });
    cleanup.push(() => storefront.close());
    narrator.heading("Everything is up. Ctrl-C stops it.");
    narrator.say(`Storefront: ${storefront.url}   (shop here)`);
    narrator.say(`Mailbox:    ${storefront.url}/mailbox   (what the shop mails to shoppers)`);
    narrator.say(`Store API:  ${app.url}/store   (x-publishable-api-key: ${shop.publishableKey})`);
    narrator.say(`Platform:   ${platform.url}`);
    narrator.say(`Admin:      ${app.url}/app   (the first page takes about half a minute)`);
    narrator.say(`Log in as   ${admin.email}   with the password   ${admin.password}`);
  }
  return { allPaid, died };
}

async function startDatabase(folder: string, narrator: Narrator, cleanup: Cleanup): Promise<string> {
  const start = () => startPostgres({ port: POSTGRES_PORT, dataFolder: path.join(folder, "postgres") });
  const server = process.env.DATABASE_URL
    ? await start()
    : await narrator.during("Starting PostgreSQL", start);
  cleanup.push(() => server.stop());
  const origin = server.embedded ? "" : ", as DATABASE_URL says";
  narrator.say(`PostgreSQL is at ${server.host}:${server.port}${origin}`);
  return createDatabase(server, "haipay_demo");
}

function summarize(outcomes: Outcome[], narrator: Narrator): boolean {
  narrator.heading("Summary");
  for (const { story, order, problem } of outcomes) {
    const end = order
      ? `order #${order.display_id} (${order.id}) captured, nothing due`
      : `NOT PAID: ${problem}`;
    narrator.say(`${story.method}: ${end}`);
  }
  return outcomes.every((outcome) => outcome.order);
}
