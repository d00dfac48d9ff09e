import { keyTexts } from "../../../platform/__tests__/vectors";
import { METHODS } from "../../../platform/catalogue";
import { readMethods } from "../settings/methods";
import { readGeneral } from "../settings/read-settings";
import { offeredMethods } from "../settings/settings";
import { SettingsSources, type PageValues } from "../settings/sources";
import { JPY, PRODUCTION, read, SHOP } from "./configurations";

function readWith(environment: Record<string, string>, page: PageValues) {
  const sources = new SettingsSources({}, environment, page);
  return { settings: readGeneral(sources), problems: sources.problems };
}

describe("what the page says", () => {
  it("applies where the file configuration says nothing", () => {
    const page = { returnPath: "/page", deadlineKonbiniDays: "9", slipEmails: "off" };
    expect(readWith({ HAIPAY_RETURN_PATH: "/file" }, page).settings).toMatchObject({
      returnPath: "/file",
      slipEmails: false,
      deadlines: { konbiniDays: 9 },
    });
  });

  it("falls back to the default if it cannot be used, and is listed", () => {
    const { settings, problems } = readWith({}, { returnPath: "//evil.example", deadlineKonbiniDays: "99" });
    expect(settings).toMatchObject({ returnPath: "/haipay/return", deadlines: { konbiniDays: 3 } });
    expect(problems.map(({ setting, error }) => [setting, error.code])).toEqual([
      ["returnPath", "path"],
      ["deadlineKonbiniDays", "number"],
    ]);
  });

  it("chooses among the environments that the file configuration allows", () => {
    const both = { HAIPAY_PRODUCTION_BASE_URL: "https://interface.example" };
    expect(readWith(both, { environment: "production" }).settings).toMatchObject({
      environment: "production",
      environments: ["test", "production"],
      baseUrl: "https://interface.example",
    });
    expect(readWith(both, {}).settings.environment).toBe("test");
    for (const fixing of [PRODUCTION, { HAIPAY_BASE_URL: "https://uat.example" }, JPY]) {
      const { settings } = readWith({ ...both, ...fixing }, { environment: "production" });
      expect(settings.environments).toHaveLength(1);
    }
  });

  const ADDRESS_MISSING = { because: "address_missing", variable: "HAIPAY_PRODUCTION_BASE_URL" };
  const NOT_NAMED = { because: "not_named", variable: "HAIPAY_ENVIRONMENT" };

  it.each([
    ["its address is missing", {}, ADDRESS_MISSING],
    ["its address is misspelt", { HAIPAY_PRODUCTON_BASE_URL: "https://interface.example" }, ADDRESS_MISSING],
    ["the files hold credentials and name none", { ...SHOP, ...JPY }, NOT_NAMED],
    ["the files hold an address and name none", { HAIPAY_BASE_URL: "https://interface.example" }, NOT_NAMED],
  ])("never falls back from production to test: when %s, payments are off", (_, files, off) => {
    const { settings } = readWith(files, { environment: "production" });
    expect(settings).toMatchObject({ environment: "production", off });
  });

  it("does not take another one where files named production before, until the page chooses", () => {
    const both = { HAIPAY_PRODUCTION_BASE_URL: "https://interface.example" };
    const before = (page: PageValues, files = both) =>
      readGeneral(new SettingsSources({}, files, page, "production"));
    expect(before({})).toMatchObject({ environment: "production", off: NOT_NAMED });
    // What the page chose before the files did was not in force since.
    expect(before({ environment: "test" })).toMatchObject({ environment: "production", off: NOT_NAMED });
    expect(before({}, { ...both, ...PRODUCTION })).toMatchObject({ environment: "production" });
    expect(before({}, { ...both, ...PRODUCTION }).off).toBeUndefined();
    const { settings } = readWith(both, { environment: "test" });
    expect([settings.environment, settings.off]).toEqual(["test", undefined]);
  });

  it("is test in a shop that never chose, whatever its files contain", () => {
    const shops: Record<string, string>[] = [
      {},
      { ...SHOP, ...JPY },
      { HAIPAY_BASE_URL: "https://uat.example" },
    ];
    for (const files of shops) {
      const { settings } = readWith(files, {});
      expect([settings.environment, settings.off]).toEqual(["test", undefined]);
    }
  });

  it("keeps the hosts of the other environments, for orders that are open there", () => {
    expect(readWith(PRODUCTION, {}).settings.hosts).toEqual({
      test: "https://uat-interface.haipay.asia",
      production: "https://interface.example",
    });
  });
});

describe("a second platform public key", () => {
  it("is accepted beside the first, and not without it", () => {
    const second = { HAIPAY_JPY_SECOND_PLATFORM_PUBLIC_KEY: keyTexts.platform.publicKeyPem };
    expect(read({ ...SHOP, ...JPY, ...second }).accounts.jpy?.platformPublicKeys).toHaveLength(2);
    expect(() => read({ ...SHOP, ...second })).toThrow(/HAIPAY_JPY_APP_ID, .* are missing/);
  });
});

describe("the methods", () => {
  it("are all on within the platform's limits, unless the page says otherwise", () => {
    const choices = { merpay: { jpy: { enabled: true, min: "500" } }, "au-pay": { usd: { enabled: false } } };
    const methods = readMethods(choices);
    expect(methods.merpay.jpy).toEqual({
      enabled: true,
      off_because: null,
      limits: { min: "500", max: "150000" },
      platform_limits: { min: "100", max: "150000" },
    });
    expect(methods.merpay.usd).toMatchObject({ enabled: true, limits: { min: "0.99", max: "499.99" } });
    expect(methods["au-pay"].usd.enabled).toBe(false);
  });

  it("never go beyond the platform's limits, whatever was stored", () => {
    const methods = readMethods({ merpay: { jpy: { enabled: true, min: "1", max: "9999999" } } });
    expect(methods.merpay.jpy.limits).toEqual({ min: "100", max: "150000" });
  });

  it("are offered in a currency that has credentials", () => {
    const settings = {
      ...read({ ...SHOP, ...JPY }),
      methods: readMethods({ merpay: { jpy: { enabled: false } } }),
    };
    expect(offeredMethods(settings, "jpy").map(({ method }) => method.id)).toEqual(
      METHODS.map(({ id }) => id).filter((id) => id !== "merpay"),
    );
    expect(offeredMethods(settings, "usd")).toEqual([]);
  });

  it("are named while payments are off on this server, so that shoppers are told", () => {
    const { settings } = readWith({}, { environment: "production" });
    expect(offeredMethods({ ...settings, accounts: {} }, "jpy")).toHaveLength(METHODS.length);
  });
});
