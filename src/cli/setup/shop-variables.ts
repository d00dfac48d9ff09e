import { randomBytes } from "node:crypto";
import { CURRENCIES, type Currency } from "../../platform/catalogue";
import { makeRsaPair, privateKeyToBase64, publicKeyToBase64 } from "../../platform/keys";
import { UsageError, type Terminal } from "../command";
import { variablesOf } from "../env-file";

/** A variable that the file lacks. */
export interface MissingVariable {
  name: string;
  value: string;
  /** What is printed instead of a secret value. */
  shown: string;
}

interface Address {
  variable: string;
  option: string;
  question: string;
  /** The addresses of Medusa's starters on a developer's machine. */
  byDefault: string;
}

const ADDRESSES: readonly Address[] = [
  {
    variable: "HAIPAY_NOTIFY_BASE_URL",
    option: "notify-base-url",
    question: "Public address of the Medusa backend, where HaiPay reaches it",
    byDefault: "http://localhost:9000",
  },
  {
    variable: "HAIPAY_STOREFRONT_URLS",
    option: "storefront-urls",
    question: "Address of the storefront (several: with commas)",
    byDefault: "http://localhost:8000",
  },
];

/** Addresses from the command line. */
export type GivenAddresses = Readonly<Partial<Record<string, string>>>;

/**
 * What the shop's file of variables lacks, with values: addresses as given, asked for at a terminal, else those of a developer's
 * machine; a new settings key. What exists is never changed.
 *
 * @throws UsageError when a given address is not a web address
 */
export async function findMissingVariables(
  text: string,
  given: GivenAddresses,
  terminal: Terminal,
): Promise<MissingVariable[]> {
  const known = variablesOf(text);
  const missing: MissingVariable[] = [];
  for (const address of ADDRESSES) {
    if (known[address.variable] !== undefined) continue;
    const value = await chooseAddress(address, given[address.option], terminal);
    missing.push({ name: address.variable, value, shown: value });
  }
  if (known.HAIPAY_SETTINGS_KEY === undefined) {
    const value = randomBytes(32).toString("base64");
    missing.push({ name: "HAIPAY_SETTINGS_KEY", value, shown: "… (32 random bytes, made now)" });
  }
  return missing;
}

async function chooseAddress(
  address: Address,
  given: string | undefined,
  terminal: Terminal,
): Promise<string> {
  const { option, question, byDefault } = address;
  const asked = given ?? (await terminal.ask?.(`${question} [${byDefault}]: `))?.trim();
  const value = asked === undefined || asked === "" ? byDefault : asked;
  const wrong = value.split(",").find((part) => !isWebAddress(part.trim()));
  if (wrong === undefined) return value;
  throw new UsageError(`--${option} is ${JSON.stringify(wrong)}: give an http or https address.`);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** A key pair for a currency: commented-out lines, because a currency that is configured in part stops the start. */
export interface KeyPairLines {
  lines: string[];
  publicKey: string;
}

/** @returns undefined when the file already has a pair of that currency, active or commented out */
export async function makeKeyPairLines(text: string, currency: Currency): Promise<KeyPairLines | undefined> {
  const prefix = `HAIPAY_${currency.toUpperCase()}`;
  if (new RegExp(`^\\s*#?\\s*${prefix}_MERCHANT_PRIVATE_KEY=.`, "m").test(text)) return undefined;
  const { privateKey, publicKey } = await makeRsaPair();
  return {
    publicKey: publicKeyToBase64(publicKey),
    lines: [
      `# Your key pair for ${currency.toUpperCase()}. When HaiPay's console has shown you the other three, fill them in and take each # away:`,
      `#${prefix}_APP_ID=`,
      `#${prefix}_MERCHANT_SECRET_KEY=`,
      `#${prefix}_MERCHANT_PRIVATE_KEY=${privateKeyToBase64(privateKey)}`,
      `#${prefix}_PLATFORM_PUBLIC_KEY=`,
    ],
  };
}

/** @throws UsageError for a currency that HaiPay does not collect */
export function readCurrency(written: string | undefined): Currency | undefined {
  if (written === undefined) return undefined;
  const currency = CURRENCIES.find((known) => known === written.toLowerCase());
  if (currency) return currency;
  throw new UsageError(`--key-pair is ${JSON.stringify(written)}: give ${CURRENCIES.join(" or ")}.`);
}
