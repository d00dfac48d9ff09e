import type { Currency } from "../../platform/catalogue";
import { CannotCheckError } from "./cannot-check-error";
import type { Known, KnownKey, KnownText } from "./known-keys";

/** @throws CannotCheckError when the currency has no merchant secret key */
export function chooseSecret(known: Known, currency: Currency): KnownText {
  const secret = known.secrets.find((candidate) => candidate.currency === currency);
  if (secret) return secret;
  throw missing(currency, "MERCHANT_SECRET_KEY", "merchant secret key");
}

/** The platform's keys of a currency. @throws CannotCheckError when there is none, or what was given is none */
export function choosePlatformKeys(known: Known, currency: Currency): KnownKey[] {
  const keys = known.keys.filter((key) => key.owner === "platform" && key.currency === currency);
  if (keys.length > 0) return keys;
  const unusable = known.unusable.filter((given) => given.currency === currency);
  if (unusable.length > 0) throw new CannotCheckError(unusable.map(({ problem }) => problem).join("\n"));
  throw missing(currency, "PLATFORM_PUBLIC_KEY", "platform public key");
}

function missing(currency: Currency, suffix: string, words: string): CannotCheckError {
  const variable = `HAIPAY_${currency.toUpperCase()}_${suffix}`;
  return new CannotCheckError(
    `It cannot be checked: the ${words} is missing. Set ${variable}, or name a file that does with --env-file.`,
  );
}
