import type { Environment } from "./settings";
import { SettingsError } from "./settings-error";
import type { NamedValue } from "./named-value";

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
export function parsePlatformAddress(source: NamedValue, environment: Environment): string {
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
