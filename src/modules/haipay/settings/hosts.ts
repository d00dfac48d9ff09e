import { CURRENCIES } from "../../../platform/catalogue";
import { ENVIRONMENTS, type Environment, type GeneralSettings } from "./settings";
import { SettingsError, type NamedValue } from "./settings-error";
import { CREDENTIAL_NAMES, type SettingsSources } from "./sources";

/** The variable or option that names the host of an environment for a page that may choose among several. */
const OWN_ADDRESS = { production: "productionBaseUrl", sandbox: "sandboxBaseUrl" } as const;

/** Why this server cannot use the chosen environment, so that no payment can be made here. */
export interface EnvironmentOff {
  /** `address_missing`: the platform's address in it is not known here. `not_named`: the file configuration named it before, or should. */
  because: "address_missing" | "not_named";
  /** What to set on the server. */
  variable: string;
}

export type Hosts = Pick<GeneralSettings, "environment" | "off" | "environments" | "hosts" | "baseUrl">;

/**
 * The environment, and the platform's address in each one that the file configuration knows. Addresses come from the
 * file configuration only: a page that could change one could send everything to a fake platform.
 *
 * The chosen environment is never replaced by another one: if it cannot be used, payments are off.
 *
 * @throws SettingsError
 */
export function readHosts(sources: SettingsSources): Hosts {
  const fixed = fixedEnvironment(sources);
  const hosts: Partial<Record<Environment, string>> = {};
  for (const environment of ENVIRONMENTS) {
    const given = addressOf(sources, environment, fixed);
    if (given) hosts[environment] = parsePlatformAddress(given, environment);
  }
  const known = ENVIRONMENTS.filter((environment) => hosts[environment] !== undefined);
  const environments = fixed ? [fixed] : known;
  // A wrong value from the page is recorded.
  if (!fixed) sources.read("environment", (given) => parseEnvironment(given, environments));
  const environment = chosenEnvironment(sources) ?? fixed ?? "test";
  const off = whyOff(sources, environment, hosts, fixed);
  return { environment, off, environments, hosts, baseUrl: hosts[environment] };
}

/** @returns undefined in a shop that never chose one */
function chosenEnvironment(sources: SettingsSources): Environment | undefined {
  const named = sources.file("environment");
  if (named.value !== undefined) return parseEnvironment(named, ENVIRONMENTS);
  const { chosenByFiles, environment } = sources.chosenBefore;
  return ENVIRONMENTS.find((known) => known === (chosenByFiles ?? environment));
}

function whyOff(
  sources: SettingsSources,
  environment: Environment,
  hosts: GeneralSettings["hosts"],
  fixed: Environment | undefined,
): EnvironmentOff | undefined {
  if (sources.file("environment").value !== undefined) return undefined;
  const isNotNamed =
    sources.chosenBefore.chosenByFiles === environment || (fixed !== undefined && fixed !== environment);
  if (isNotNamed) return { because: "not_named", variable: "HAIPAY_ENVIRONMENT" };
  if (hosts[environment] !== undefined) return undefined;
  return { because: "address_missing", variable: `HAIPAY_${environment.toUpperCase()}_BASE_URL` };
}

/** A host or credentials in the file configuration belong to one environment: `test`, unless it names another. */
function fixedEnvironment(sources: SettingsSources): Environment | undefined {
  const named = sources.file("environment");
  if (named.value !== undefined) return parseEnvironment(named, ENVIRONMENTS);
  const holdsMore = sources.file("baseUrl").value !== undefined || holdsCredentials(sources);
  return holdsMore ? "test" : undefined;
}

/** An appId alone pins the account, in any environment. */
function holdsCredentials(sources: SettingsSources): boolean {
  return CURRENCIES.some((currency) =>
    CREDENTIAL_NAMES.some(
      (name) => name !== "appId" && sources.readCredential(currency, name).value !== undefined,
    ),
  );
}

function addressOf(
  sources: SettingsSources,
  environment: Environment,
  fixed: Environment | undefined,
): NamedValue | undefined {
  const own = environment === "test" ? undefined : sources.file(OWN_ADDRESS[environment]);
  const base = sources.file("baseUrl");
  if (environment === fixed) return base.value === undefined && own?.value !== undefined ? own : base;
  if (environment === "test") return { name: base.name, value: undefined };
  return own?.value === undefined ? undefined : own;
}

function parseEnvironment({ name, value = "test" }: NamedValue, among: readonly Environment[]): Environment {
  const environment = among.find((known) => known === value);
  if (environment) return environment;
  throw new SettingsError(`${name} must be one of ${among.join(", ")}.`, "one_of", { choices: among });
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const TEST_PLATFORM = "https://uat-interface.haipay.asia";

/** @throws SettingsError unless the address is https (plain http only for this machine, outside production). */
export function parseAddress(source: NamedValue, environment: Environment): string {
  return parseUrl(source, environment !== "production", "and never in production");
}

/**
 * The platform's address (protocol §1: the production host is given to the merchant at go-live).
 *
 * @throws SettingsError when it is missing, or plain http to another machine or outside the sandbox environment
 */
function parsePlatformAddress(source: NamedValue, environment: Environment): string {
  if (!source.value) {
    if (environment === "test") return TEST_PLATFORM;
    throw new SettingsError(
      environment === "production"
        ? `${source.name} is missing. Set it to the production address that HaiPay gave you at go-live.`
        : `${source.name} is missing. Start the sandbox with "npx haipay sandbox" and set it to the address that it prints.`,
    );
  }
  const address = parseUrl(source, environment === "sandbox", "and only when HAIPAY_ENVIRONMENT is sandbox");
  if (environment === "production" && new URL(address).host === new URL(TEST_PLATFORM).host) {
    throw new SettingsError(
      `${source.name} is HaiPay's test address, where no money moves. ` +
        `Set it to the production address that HaiPay gave you at go-live.`,
      "test_address",
    );
  }
  return address;
}

function parseUrl({ name, value }: NamedValue, plainHttpHere: boolean, when: string): string {
  let url: URL;
  try {
    url = new URL(value ?? "");
  } catch {
    throw new SettingsError(
      `${name} is no web address. Write it in full, for example https://shop.example.`,
      "web_address",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new SettingsError(
      `${name} must be a plain address without user, password, query or fragment.`,
      "plain_address",
    );
  }
  if (
    url.protocol !== "https:" &&
    !(url.protocol === "http:" && plainHttpHere && LOOPBACK.test(url.hostname))
  ) {
    throw new SettingsError(
      `${name} must start with https:// (http:// is allowed for localhost only, ${when}).`,
      "https",
    );
  }
  return url.href.replace(/\/+$/, "");
}
