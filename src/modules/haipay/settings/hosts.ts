import { CURRENCIES } from "../../../platform/catalogue";
import { parsePlatformAddress } from "./addresses";
import { ENVIRONMENTS, type Environment, type GeneralSettings } from "./settings";
import { SettingsError } from "./settings-error";
import type { NamedValue } from "./named-value";
import { CREDENTIAL_NAMES, type SettingsSources } from "./sources";

/** The variable or option that names the host of an environment for a page that may choose among several. */
const OWN_ADDRESS = { production: "productionBaseUrl", sandbox: "sandboxBaseUrl" } as const;

/**
 * The environment, and the platform's address in each one that the file configuration knows. Addresses come from the
 * file configuration alone: a page that could change one could send everything to a fake platform.
 *
 * @throws SettingsError
 */
export function readHosts(
  sources: SettingsSources,
): Pick<GeneralSettings, "environment" | "environments" | "hosts" | "baseUrl"> {
  const fixed = fixedEnvironment(sources);
  const hosts: Partial<Record<Environment, string>> = {};
  for (const environment of ENVIRONMENTS) {
    const given = addressOf(sources, environment, fixed);
    if (given) hosts[environment] = parsePlatformAddress(given, environment);
  }
  const known = ENVIRONMENTS.filter((environment) => hosts[environment] !== undefined);
  const environments = fixed ? [fixed] : known;
  const environment = fixed ?? sources.read("environment", (given) => parseEnvironment(given, environments));
  return { environment, environments, hosts, baseUrl: hosts[environment] as string };
}

/** A host or credentials in the file configuration belong to one environment: `test`, unless it names another. */
function fixedEnvironment(sources: SettingsSources): Environment | undefined {
  const named = sources.file("environment");
  if (named.value !== undefined) return parseEnvironment(named, ENVIRONMENTS);
  const holdsMore = sources.file("baseUrl").value !== undefined || holdsCredentials(sources);
  return holdsMore ? "test" : undefined;
}

function holdsCredentials(sources: SettingsSources): boolean {
  return CURRENCIES.some((currency) =>
    CREDENTIAL_NAMES.some((name) => sources.readCredential(currency, name).value !== undefined),
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
  throw new SettingsError(`${name} must be one of ${among.join(", ")}.`, "environment", {
    environments: among.join(", "),
  });
}
