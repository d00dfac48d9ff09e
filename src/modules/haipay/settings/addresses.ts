import { SettingsError, type Environment } from "./settings";
import type { NamedValue } from "./sources";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @throws SettingsError unless the address is https (plain http only for this machine, outside production). */
export function parseAddress({ name, value }: NamedValue, environment: Environment): string {
  let url: URL;
  try {
    url = new URL(value ?? "");
  } catch {
    throw new SettingsError(`${name} is no web address. Write it in full, for example https://shop.example.`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new SettingsError(`${name} must be a plain address without user, password, query or fragment.`);
  }
  const local = LOOPBACK.test(url.hostname) && environment !== "production";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local)) {
    throw new SettingsError(
      `${name} must start with https:// (http:// is allowed for localhost only, and never in production).`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

/**
 * The platform's address (protocol §1: the production host is given to the merchant at go-live).
 *
 * @throws SettingsError when it is missing, or plain http to another machine or outside the sandbox environment
 */
export function parsePlatformAddress(source: NamedValue, environment: Environment): string {
  if (!source.value) {
    if (environment === "test") return "https://uat-interface.haipay.asia";
    throw new SettingsError(
      environment === "production"
        ? `${source.name} is missing. Set it to the production address that HaiPay gave you at go-live.`
        : `${source.name} is missing. Set it to the address that "npm run sandbox" printed.`,
    );
  }
  return parseAddress(source, environment === "sandbox" ? "sandbox" : "production");
}
