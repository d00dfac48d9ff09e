import { createPublicKey, type KeyObject } from "node:crypto";
import type { NamedValue } from "../../modules/haipay/settings/settings-error";
import { SettingsSources, type CredentialName } from "../../modules/haipay/settings/sources";
import { CURRENCIES, isCurrency, type Currency } from "../../platform/catalogue";
import { writtenText, type JsonObject } from "../../platform/json";
import { KeyFormatError, parsePrivateKey, parsePublicKey, publicKeyToBase64 } from "../../platform/keys";
import { CannotCheckError } from "./cannot-check-error";

/** A public key that a message may have been signed with, and the merchant's name for it. */
export interface KnownKey {
  name: string;
  owner: "platform" | "merchant";
  currency: Currency;
  key: KeyObject;
}

/** A value that belongs to a currency, and the merchant's name for it. */
export interface KnownText {
  name: string;
  currency: Currency;
  value: string;
}

/** All given credentials of the shop, those of the checked currency first: the other currency's explain many failures. */
export interface Known {
  keys: readonly KnownKey[];
  secrets: readonly KnownText[];
  appIds: readonly KnownText[];
  /** What was given as a platform key but is not one: a sentence that names it, without any key text. */
  unusable: readonly { currency: Currency; problem: string }[];
}

/** Options of the command line; they are for the currency that is checked. */
export type GivenCredentials = Partial<Record<CredentialName, string>>;

const OPTIONS: Record<CredentialName, string> = {
  appId: "--app-id",
  merchantSecretKey: "--merchant-secret-key",
  merchantPrivateKey: "--merchant-private-key",
  platformPublicKey: "--platform-public-key",
  secondPlatformPublicKey: "--second-platform-public-key",
};

/**
 * Collects the credentials, from the command line first and the environment second.
 *
 * @param asked `wanted` is the currency that the command line names
 * @throws CannotCheckError when nothing determines the currency
 */
export function collectKnown(asked: {
  given: GivenCredentials;
  wanted: Currency | undefined;
  message: JsonObject;
  environment: NodeJS.ProcessEnv;
}): { currency: Currency; known: Known } {
  const sources = new SettingsSources({}, asked.environment);
  const configured = CURRENCIES.flatMap((currency) =>
    textOf(currency, sources.readCredential(currency, "appId")),
  );
  const currency = asked.wanted ?? chooseCurrency(asked.message, configured);
  const read = (owner: Currency, credential: CredentialName): NamedValue => {
    const option = owner === currency ? asked.given[credential]?.trim() : undefined;
    return option ? { name: OPTIONS[credential], value: option } : sources.readCredential(owner, credential);
  };
  const owners = [currency, ...CURRENCIES.filter((other) => other !== currency)];
  const readings = owners.flatMap((owner) => [
    readKey(owner, "platform", read(owner, "platformPublicKey")),
    readKey(owner, "platform", read(owner, "secondPlatformPublicKey")),
    readKey(owner, "merchant", read(owner, "merchantPrivateKey")),
  ]);
  return {
    currency,
    known: {
      keys: readings.flatMap(({ key }) => key ?? []),
      unusable: readings.flatMap(({ unusable }) => unusable ?? []),
      secrets: owners.flatMap((owner) => textOf(owner, read(owner, "merchantSecretKey"))),
      appIds: owners.flatMap((owner) => textOf(owner, read(owner, "appId"))),
    },
  };
}

/** Whether two are the same key. */
export function isSameKey(a: KeyObject, b: KeyObject): boolean {
  return publicKeyToBase64(a) === publicKeyToBase64(b);
}

function textOf(currency: Currency, { name, value }: NamedValue): KnownText[] {
  return value === undefined ? [] : [{ name, currency, value }];
}

function readKey(
  currency: Currency,
  owner: KnownKey["owner"],
  { name, value }: NamedValue,
): { key?: KnownKey; unusable?: Known["unusable"][number] } {
  if (value === undefined) return {};
  try {
    const key = owner === "merchant" ? createPublicKey(parsePrivateKey(value)) : parsePublicKey(value);
    return { key: { name, owner, currency, key } };
  } catch (error) {
    if (!(error instanceof KeyFormatError)) throw error;
    return { unusable: { currency, problem: `${name}: ${error.message}` } };
  }
}

/**
 * Whose credentials a message belongs to: by its currency, else its appId, else the only currency that is configured.
 *
 * @throws CannotCheckError when it cannot be determined
 */
function chooseCurrency(
  message: JsonObject,
  appIds: readonly { currency: Currency; value: string }[],
): Currency {
  const named = writtenText(message.currency)?.toLowerCase();
  if (named !== undefined && isCurrency(named)) return named;
  const appId = writtenText(message.appId);
  const owner = appIds.find(({ value }) => value === appId);
  if (owner) return owner.currency;
  if (appIds.length === 1) return appIds[0].currency;
  throw new CannotCheckError(
    `The message does not say which currency it belongs to: add --currency ${CURRENCIES.join(" or --currency ")}.`,
  );
}
