import { CURRENCIES, type Currency } from "../platform/catalogue";
import type { KeptAccount, Sandbox, SandboxAccount } from "../sandbox";
import { MarkedBlock, readEnvText, replaceText, variablesOf } from "./env-file";

const BLOCK = new MarkedBlock("sandbox");

/** The environment that points the plugin at a running sandbox, one `NAME=value` a line, ready to paste. */
export function environmentLines(sandbox: {
  url: string;
  accounts: Record<SandboxAccount["currency"], SandboxAccount>;
}): string[] {
  return [
    "HAIPAY_ENVIRONMENT=sandbox",
    `HAIPAY_BASE_URL=${sandbox.url}`,
    ...CURRENCIES.flatMap((currency) => {
      const account = sandbox.accounts[currency];
      const prefix = `HAIPAY_${currency.toUpperCase()}`;
      return [
        `${prefix}_APP_ID=${account.appId}`,
        `${prefix}_MERCHANT_SECRET_KEY=${account.merchantSecretKey}`,
        `${prefix}_MERCHANT_PRIVATE_KEY=${account.merchantPrivateKey}`,
        `${prefix}_PLATFORM_PUBLIC_KEY=${account.platformPublicKey}`,
      ];
    }),
  ];
}

/** @returns the keys that an earlier start left in the file; undefined when it did not @throws Error as readEnvText */
export async function readKeptAccounts(file: string): Promise<Record<Currency, KeptAccount> | undefined> {
  const text = await readEnvText(file);
  const variables = variablesOf(BLOCK.read(text) ?? "");
  const kept = CURRENCIES.flatMap((currency) => {
    const prefix = `HAIPAY_${currency.toUpperCase()}`;
    const merchantSecretKey = variables[`${prefix}_MERCHANT_SECRET_KEY`];
    const merchantPrivateKey = variables[`${prefix}_MERCHANT_PRIVATE_KEY`];
    const platformPrivateKey = variables[platformKeyName(currency)];
    if (!merchantSecretKey || !merchantPrivateKey || !platformPrivateKey) return [];
    return [[currency, { merchantSecretKey, merchantPrivateKey, platformPrivateKey }] as const];
  });
  if (kept.length < CURRENCIES.length) return undefined;
  return Object.fromEntries(kept) as Record<Currency, KeptAccount>;
}

/**
 * Writes the lines into their block of the file, and leaves the rest alone.
 *
 * @returns whether anything has changed
 * @throws Error with a message for the user when one of the variables is elsewhere in the file: it may belong to a real account
 */
export async function writeEnvironment(file: string, sandbox: Sandbox): Promise<boolean> {
  const text = await readEnvText(file);
  const lines = environmentLines(sandbox);
  refuseOthers(file, text, lines);
  const keys = CURRENCIES.map(
    (currency) => `${platformKeyName(currency)}=${sandbox.kept[currency].platformPrivateKey}`,
  );
  const written = BLOCK.write(text, [
    ...lines,
    "# The sandbox's own halves, so that the keys stay the same:",
    ...keys,
  ]);
  if (written === text) return false;
  await replaceText(file, written);
  return true;
}

/** @throws Error like writeEnvironment, before anything is started */
export async function checkEnvironmentFile(file: string): Promise<void> {
  const names = ["HAIPAY_ENVIRONMENT", "HAIPAY_BASE_URL"];
  const credentials = ["APP_ID", "MERCHANT_SECRET_KEY", "MERCHANT_PRIVATE_KEY", "PLATFORM_PUBLIC_KEY"];
  const all = CURRENCIES.flatMap((currency) =>
    credentials.map((name) => `HAIPAY_${currency.toUpperCase()}_${name}`),
  );
  refuseOthers(file, await readEnvText(file), [...names, ...all]);
}

function refuseOthers(file: string, text: string, lines: readonly string[]): void {
  const outside = variablesOf(BLOCK.without(text));
  const doubled = lines.map((line) => line.split("=")[0]).filter((name) => outside[name] !== undefined);
  if (doubled.length === 0) return;
  throw new Error(
    `${file} sets ${doubled.join(", ")} already, outside the part that haipay sandbox writes. It may be a real account: put a # ` +
      `before each of these lines while you use the sandbox, or name another file.`,
  );
}

function platformKeyName(currency: Currency): string {
  return `HAIPAY_SANDBOX_${currency.toUpperCase()}_PLATFORM_PRIVATE_KEY`;
}
