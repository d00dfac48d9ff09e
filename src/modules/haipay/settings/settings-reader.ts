import type { Logger } from "@medusajs/framework/types";
import { CURRENCIES, type Currency } from "../../../platform/catalogue";
import { readSettingsKeys, SecretUnreadableError, type SettingsKeys } from "./encryption";
import { FileAccounts, isPinned } from "./file-accounts";
import { readHosts } from "./hosts";
import { readGeneral } from "./read-settings";
import type { Account, Environment, GeneralSettings, Settings } from "./settings";
import { SettingsError } from "./settings-error";
import type { SettingsRows, StoredSettings } from "./settings-rows";
import { SettingsSources, type HaipayOptions } from "./sources";
import { AccountVault, openSecret, type StoredAccount } from "./stored-accounts";

/** What the page says besides credentials. */
export type PageSettings = StoredValues & Pick<StoredSettings, "method_choices">;

/** The part of it that the sources of the settings need. */
type StoredValues = Pick<StoredSettings, "page_values"> & Partial<Pick<StoredSettings, "chosen_by_files">>;

/** What the page says, with its accounts for one appId. */
export interface PageFacts {
  /** Undefined when nobody ever saved it. */
  stored: PageSettings | undefined;
  /** Whose accounts were read; null when nobody's were. */
  appId: string | null;
  /** Encrypted, in use or not; those in use first. */
  accounts: readonly StoredAccount[];
}

/**
 * The effective settings, read whenever they are needed: the file configuration, else what the admin page stored, else the
 * default. So a change takes effect at once on every instance. Parsed keys are cached by what they were
 * parsed from.
 */
export class SettingsReader {
  private readonly fileAccounts = new FileAccounts();
  private readonly vault = new AccountVault();
  /** By what was read together: many notifications share it. */
  private readonly generalOfPages = new WeakMap<PageFacts, GeneralSettings>();
  private readonly accountsOfPages = new WeakMap<PageFacts, Account[]>();

  /**
   * @param options of the plugin entry; they take precedence over everything else
   * @param rows what the page stored
   */
  constructor(
    readonly options: HaipayOptions,
    readonly rows: SettingsRows,
    private readonly logger: Logger,
  ) {}

  /** Everything but the accounts. @throws SettingsError when the file configuration is wrong */
  async readGeneral(): Promise<GeneralSettings> {
    return this.generalOf(await this.rows.find());
  }

  /** The same. @param stored what the page says. @throws SettingsError likewise */
  generalOf(stored: PageSettings | undefined): GeneralSettings {
    return readGeneral(this.sources(stored), stored?.method_choices);
  }

  /** The same, worked out once for a page that was read. @throws SettingsError likewise */
  generalOfPage(page: PageFacts): GeneralSettings {
    const general = this.generalOfPages.get(page) ?? this.generalOf(page.stored);
    this.generalOfPages.set(page, general);
    return general;
  }

  /** What the page says, by which accounts are found, and its accounts of an appId, encrypted; those in use first. */
  async readPage(appId: string | null): Promise<PageFacts> {
    const [stored, accounts] = await Promise.all([
      this.rows.find(),
      appId === null ? [] : this.rows.listByAppId(appId),
    ]);
    return { stored, appId, accounts };
  }

  /** @throws SettingsError when the file configuration is wrong */
  async read(): Promise<Settings> {
    const stored = await this.rows.find();
    const sources = this.sources(stored);
    const general = readGeneral(sources, stored?.method_choices);
    const accounts: Settings["accounts"] = {};
    // No environment ever replaces the chosen one.
    if (general.off) return { ...general, accounts };
    for (const currency of CURRENCIES) {
      const account = this.fileAccounts.read(sources, currency, general);
      if (account) accounts[currency] = account;
    }
    if (CURRENCIES.some((currency) => !accounts[currency])) {
      for (const row of await this.rows.listAccounts(general.environment)) {
        if (!isPinned(sources, row.currency, row.app_id)) continue;
        const account = accounts[row.currency] ?? this.tryToOpen(row, sources, general);
        if (account) accounts[row.currency] = account;
      }
    }
    return { ...general, accounts };
  }

  /**
   * Every account of the page's appId that we can still use: that of the file configuration, those of the page in any
   * environment, and earlier ones; those in use first. Worked out once for a page that was read.
   */
  accountsOf(page: PageFacts): Account[] {
    const accounts = this.accountsOfPages.get(page) ?? this.openAccounts(page);
    this.accountsOfPages.set(page, accounts);
    return accounts;
  }

  private openAccounts({ appId, stored, accounts }: PageFacts): Account[] {
    const sources = this.sources(stored);
    const hosts = readHosts(sources);
    const ofFile = CURRENCIES.flatMap((currency) => this.fileAccounts.read(sources, currency, hosts) ?? []);
    const ofPage = accounts.flatMap((row) => this.tryToOpen(row, sources, hosts) ?? []);
    return [...ofFile.filter((account) => account.appId === appId), ...ofPage];
  }

  /**
   * The account that a collect order belongs to, in use or not, at the current address of its environment: how the
   * address was once written does not matter.
   *
   * @param owner a row from before environments were recorded (null) is found by its appId, at its own host first
   * @param page what was already read of it
   * @returns why there is none: nothing is configured, or it is stored but no key can decrypt it
   */
  async findAccount(
    owner: { currency: Currency; appId: string; environment: Environment | null; host: string | null },
    page: PageFacts,
  ): Promise<Account | "account_gone" | "key_unreadable"> {
    const { currency, appId, environment, host } = owner;
    const known =
      page.appId === appId ? page : { ...page, appId, accounts: await this.rows.listByAppId(appId) };
    const accounts = this.accountsOf(known).filter(
      (account) =>
        account.currency === currency && (environment === null || account.environment === environment),
    );
    const found = accounts.find(({ baseUrl }) => baseUrl === host) ?? accounts[0];
    if (found) return found;
    const { hosts } = readHosts(this.sources(page.stored));
    const isStored = known.accounts.some(
      (row) => row.currency === currency && hosts[row.environment] !== undefined,
    );
    return isStored ? "key_unreadable" : "account_gone";
  }

  /**
   * The account that is waiting to be used, only for asking the platform with it.
   *
   * @returns undefined while a part of it is missing or cannot be decrypted
   */
  openWaiting(row: StoredAccount): Account | undefined {
    const sources = this.sources(undefined);
    return this.tryToOpen(row, sources, readHosts(sources));
  }

  /** The key that was made but is not in use yet, as Base64 PKCS#8. @throws SecretUnreadableError */
  async readPreparedKey(currency: Currency): Promise<string | undefined> {
    const { environment } = await this.readGeneral();
    const row = (await this.rows.listAccounts(environment)).find((found) => found.currency === currency);
    return row && openSecret(row, "prepared_private_key", this.keys());
  }

  /** The keys that encrypt and decrypt what the page stores. @throws SettingsError */
  keys(): SettingsKeys {
    return readSettingsKeys(this.sources(undefined));
  }

  /** The option or variable that makes the page read-only; undefined if it is not. @throws SettingsError */
  readonlyBy(): string | undefined {
    const sources = this.sources(undefined);
    return readGeneral(sources).isReadonly ? sources.fixedBy("settingsReadonly") : undefined;
  }

  /** @param stored what the page says, or would say */
  sources(stored: StoredValues | undefined): SettingsSources {
    return new SettingsSources(this.options, process.env, stored?.page_values, stored?.chosen_by_files);
  }

  /** Unreadable credentials count as absent: the other currency must keep working. */
  private tryToOpen(
    row: StoredAccount,
    sources: SettingsSources,
    { hosts }: Pick<GeneralSettings, "hosts">,
  ): Account | undefined {
    try {
      return this.vault.open(row, readSettingsKeys(sources), hosts);
    } catch (error) {
      if (!(error instanceof SecretUnreadableError || error instanceof SettingsError)) throw error;
      this.logger.error(`HaiPay: ${error.message}`);
      return undefined;
    }
  }
}
