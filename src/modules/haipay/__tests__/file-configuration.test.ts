import { keyTexts } from "../../../platform/__tests__/vectors";
import {
  changesOfFiles,
  digestConfiguration,
  readFileConfiguration,
  type PageConfiguration,
} from "../settings/file-configuration";
import { SettingsSources } from "../settings/sources";
import { JPY, PRODUCTION, SECRET, SHOP } from "./configurations";

const FILES = { ...SHOP, ...JPY, ...PRODUCTION, HAIPAY_NOTIFY_BASE_URL: "https://backend.example" };
const PAGE: PageConfiguration = {
  environment: "test",
  notification_address: "https://of-page.example",
  storefront_addresses: null,
  appIds: { usd: "77" },
};

function seen(files: Record<string, string>) {
  return readFileConfiguration(new SettingsSources({}, files));
}

function changes(after: Record<string, string>, before: Record<string, string> = FILES) {
  return changesOfFiles(seen(before), seen(after), PAGE).map(
    ({ what, environment, currency_code, from, to }) =>
      [what, environment, currency_code, from, to].filter((part) => part !== null).join(" "),
  );
}

describe("The configuration of the files", () => {
  it("is kept without any secret, and has the same digest on every server", () => {
    const text = JSON.stringify(seen(FILES));
    expect(text).not.toContain(SECRET);
    for (const key of Object.values(keyTexts.merchant)) expect(text).not.toContain(key.slice(0, 40));
    expect(text).toContain("1054");
    const { HAIPAY_STOREFRONT_URLS: first, ...others } = FILES;
    expect(digestConfiguration(seen({ ...others, HAIPAY_STOREFRONT_URLS: first }))).toBe(
      digestConfiguration(seen(FILES)),
    );
    // As it comes back from the database.
    expect(digestConfiguration(JSON.parse(text))).toBe(digestConfiguration(seen(FILES)));
  });

  it.each([
    ["nothing", {}, []],
    ["an appId", { HAIPAY_JPY_APP_ID: "7" }, ["app_id production jpy 1054 7"]],
    ["a secret", { HAIPAY_JPY_MERCHANT_SECRET_KEY: "another" }, ["credentials production jpy"]],
    [
      "the platform's address",
      { HAIPAY_BASE_URL: "https://evil.example" },
      ["platform_address production https://interface.example https://evil.example"],
    ],
    [
      "the notification address",
      { HAIPAY_NOTIFY_BASE_URL: "https://evil.example" },
      ["notification_address https://backend.example https://evil.example"],
    ],
    [
      "the notification address, which is the page's then",
      { HAIPAY_NOTIFY_BASE_URL: "" },
      ["notification_address https://backend.example https://of-page.example"],
    ],
    [
      "the storefronts",
      { HAIPAY_STOREFRONT_URLS: "https://evil.example" },
      ["storefront_addresses https://shop.example https://evil.example"],
    ],
    [
      "a pin, in the place of the page's account",
      { HAIPAY_USD_APP_ID: "78" },
      ["app_id production usd 77 78"],
    ],
    ["a pin of the page's account", { HAIPAY_USD_APP_ID: "77" }, []],
  ])("tells that %s changed", (_, changed, told) => {
    expect(changes({ ...FILES, ...changed })).toEqual(told);
    const isSame = digestConfiguration(seen({ ...FILES, ...changed })) === digestConfiguration(seen(FILES));
    expect(isSame).toBe(Object.keys(changed).length === 0);
  });

  it("tells that the environment changed", () => {
    const sandbox = {
      ...FILES,
      HAIPAY_ENVIRONMENT: "sandbox",
      HAIPAY_SANDBOX_BASE_URL: "http://127.0.0.1:1",
    };
    expect(changes(sandbox)[0]).toBe("environment production sandbox");
  });
});
