import { ADMIN_ACCESS_HELP } from "../admin-api";
import { EXIT, type Command } from "../command";
import { readOptions } from "../read-options";
import { checkClock, checkCors, checkNotifications } from "./addresses";
import { checkConnection } from "./connection";
import { Findings } from "./findings";
import { checkRedis } from "./redis";
import { askRunningShop, checkLinks, checkRegions, checkStoredAccounts } from "./running-shop";
import { checkSettings } from "./settings";
import { checkEntries, loadConfig } from "./shop-config";
import { checkVersions } from "./versions";

const HELP = `Usage: haipay doctor [options]

Looks at a shop from outside in, in its folder, and says of each thing whether it is right, and if not what to do: versions, the
entries in medusa-config, variables and keys, CORS, the notification address, the clock, the connection to the platform, Redis, and,
of a shop that runs, regions, methods, delivery and the accounts that the admin keeps.

It changes nothing, moves no money, and prints no secret. It runs medusa-config, which reads .env, as Medusa does.

  --folder FOLDER   the shop's (default this one)
  --help            show this and end

Environment, for the part that asks a running Medusa; .env may have it:
${ADMIN_ACCESS_HELP}

Exit codes: 0 nothing is wrong; 1 something is; 2 the command line is wrong.
`;

export const doctor: Command = {
  summary: "checks a shop from outside in, and says what to do",
  help: HELP,
  async run(args, terminal) {
    const { values } = readOptions(args, { folder: { type: "string", default: process.cwd() } });
    const findings = new Findings(terminal);
    await examine(values.folder, terminal.environment, findings);
    const { wrong, notes } = findings;
    terminal.write(
      `\n${wrong === 0 ? "Nothing is wrong" : `${wrong} wrong`}${notes > 0 ? `, ${notes} to note` : ""}.\n`,
    );
    return wrong === 0 ? EXIT.done : EXIT.no;
  },
};

async function examine(folder: string, environment: NodeJS.ProcessEnv, findings: Findings): Promise<void> {
  findings.chapter("Versions");
  checkVersions(folder, findings);
  findings.chapter("medusa-config");
  const config = loadConfig(folder, findings);
  if (!config) return;
  const options = checkEntries(config, findings);

  findings.chapter("Configuration");
  const settings = checkSettings(options, environment, findings);

  findings.chapter("The running shop");
  const running = await askRunningShop(environment, findings);
  if (running) {
    await checkStoredAccounts(running, findings);
    checkRegions(running, findings);
    await checkLinks(running, findings);
  }

  findings.chapter("Addresses");
  const inForce = running?.settings;
  const storefronts =
    inForce?.fields.storefront_urls?.value.split(",").filter(Boolean) ?? settings?.storefrontUrls;
  if (storefronts) checkCors(config, storefronts, findings);
  if (settings) {
    const sent = inForce?.notification.is_sent ? inForce.notification.address : settings.notifyUrl;
    await checkNotifications(sent, settings.environment !== "sandbox", findings);
    const platform = inForce?.environment.host ?? settings.baseUrl;
    findings.chapter("The platform");
    if (platform === undefined)
      findings.wrongly("The platform's address is not known.", "Set HAIPAY_BASE_URL.");
    else await checkClock(platform, findings);
    await checkConnection(settings, findings);
  }

  findings.chapter("Several processes");
  await checkRedis(config, findings);
}
