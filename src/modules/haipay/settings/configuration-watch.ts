import type HaipayModuleService from "../service";
import { BY_FILES, recordChange } from "./announced-changes";
import {
  changesOfFiles,
  digestConfiguration,
  readFileConfiguration,
  type FileConfiguration,
  type PageConfiguration,
} from "./file-configuration";
import { SeenConfigurations } from "./seen-configurations";
import type { Environment } from "./settings";
import type { SettingsRows, StoredSettings } from "./settings-rows";

const MINUTE_MS = 60_000;
/** Servers that run with different files at the same time report them once each, and not every minute. */
const ALIVE_MS = 3 * MINUTE_MS;
/** Medusa commands that boot a shop without serving anyone: they may be run with any environment. */
const COMMANDS = /^(exec|user|db:.+)$/;
const KEPT_MS = 30 * 24 * 60 * MINUTE_MS;

/**
 * Checks this server's file configuration when it starts and every minute: a change there bypasses the page, but is announced
 * nevertheless. Also tells a person when this server cannot use the chosen environment.
 */
export class ConfigurationWatch {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly haipay: HaipayModuleService) {}

  /** Checks once, and then every minute, unless other servers do the shop's regular work. Never throws. */
  async start(): Promise<void> {
    if (COMMANDS.test(process.argv[2] ?? "")) return;
    await this.look();
    const { isOn } = await this.readSwitch();
    if (!isOn || this.timer) return;
    this.timer = setInterval(() => void this.look(), MINUTE_MS);
    this.timer.unref();
  }

  /** Stops checking. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Checks now. Never throws: a failed check is repeated. */
  async look(): Promise<void> {
    try {
      await noteFiles(this.haipay);
      await noteEnvironment(this.haipay);
    } catch (error) {
      this.haipay.logger.error(
        `HaiPay: this server's configuration could not be compared with the last one: ${(error as Error).message}`,
      );
    }
  }

  private async readSwitch(): Promise<{ isOn: boolean }> {
    try {
      return { isOn: (await this.haipay.settings.readGeneral()).reconcile };
    } catch {
      return { isOn: false };
    }
  }
}

async function noteFiles(haipay: HaipayModuleService): Promise<void> {
  const { settings } = haipay;
  const now = readFileConfiguration(settings.sources(undefined));
  const id = digestConfiguration(now);
  if (await haipay.seenConfigurations.keepAlive(id, ALIVE_MS)) return;
  await settings.rows.transaction(async (trx, rows) => {
    const stored = await rows.lock(trx);
    const seen = new SeenConfigurations(trx);
    // Another server may have reported it while this one waited.
    if (await seen.keepAlive(id, ALIVE_MS)) return;
    const last = await seen.findLast();
    await seen.see(id, now);
    await seen.forget(KEPT_MS);
    if (now.environment === "production" && stored.chosen_by_files === null) {
      await rows.rememberChoiceOfFiles(trx, now.environment);
    }
    if (!last || last.id === id) return;
    const announced = changesOfFiles(last.configuration, now, await readPage(rows, stored, now));
    if (announced.length > 0) await recordChange(trx, BY_FILES, { act: "change_files" }, announced);
  });
}

/** The settings from the admin, even where the file configuration fixes them. */
async function readPage(
  rows: SettingsRows,
  { page_values }: StoredSettings,
  ofFiles: FileConfiguration,
): Promise<PageConfiguration> {
  const environment = (page_values.environment ?? "test") as Environment;
  const accounts = await rows.listAccounts(ofFiles.environment ?? environment);
  const appIds = accounts.map(({ currency, app_id }) => [currency, app_id] as const);
  return {
    environment,
    notification_address: page_values.notifyBaseUrl ?? null,
    storefront_addresses: page_values.storefrontUrls ?? null,
    appIds: Object.fromEntries(appIds),
  };
}

async function noteEnvironment(haipay: HaipayModuleService): Promise<void> {
  const { environment, off } = await haipay.settings.readGeneral();
  if (!off) {
    await haipay.ledger.attentions.resolveEnded(
      "environment_off",
      ALIVE_MS,
      "Every server of the shop that looked can use the environment.",
    );
    return;
  }
  haipay.logger.error(
    `HaiPay: payments are off on this server. The shop has chosen the environment ${environment}, and it is not in force ` +
      `here: set ${off.variable} and start again, or choose another environment in the settings.`,
  );
  await haipay.ledger.attentions.raise({ account: environment }, "environment_off", { environment, ...off });
}
