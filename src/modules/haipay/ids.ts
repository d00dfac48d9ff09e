import { METHODS, type Method } from "../../platform/catalogue";

const PREFIX = "pp_haipay-";

/** Whether a Medusa payment provider is one of ours, whether or not we know its method. */
export function isHaipayProvider(providerId: string): boolean {
  return providerId.startsWith(PREFIX);
}

/** The method behind a provider id such as `pp_haipay-konbini-lawson_haipay`; the part after it is the shop's. */
export function methodOfProvider(providerId: string): Method | undefined {
  const identifier = methodIdIn(providerId);
  return METHODS.find((method) => method.id === identifier);
}

/** The method's id within a provider id, known or not; undefined for other providers. */
export function methodIdIn(providerId: string): string | undefined {
  return isHaipayProvider(providerId) ? providerId.slice(PREFIX.length).split("_")[0] : undefined;
}

const IDENTIFIER = /^[\w-]{1,100}$/;

/** Whether a text from a client can be a Medusa id at all; PostgreSQL fails on some other characters. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}
