import { JPY, PRODUCTION, read, refusalOf, SANDBOX } from "./configurations";
import { readMethods } from "../settings/methods";
import { DEADLINES } from "./rows";

describe("the rules about time", () => {
  it("come from the environment, and from options as numbers or digits", () => {
    const environment = { HAIPAY_DEADLINE_EWALLET_MINUTES: "30", HAIPAY_FAILED_ORDER_HOURS: "0" };
    const options = { deadlineKonbiniDays: 5, reminderHours: "48", cancelUnpaidOrders: "off" };
    expect(read(environment, options).deadlines).toEqual({
      ...DEADLINES,
      ewalletMinutes: 30,
      failedOrderHours: 0,
      konbiniDays: 5,
      reminderHours: 48,
      cancelUnpaidOrders: false,
    });
  });

  it.each([
    ["HAIPAY_DEADLINE_EWALLET_MINUTES", "4", "from 5 to 1440; the default is 60"],
    ["HAIPAY_DEADLINE_KONBINI_DAYS", "0", "from 1 to 60; the default is 3"],
    ["HAIPAY_DEADLINE_BANK_TRANSFER_DAYS", "1.5", "from 1 to 60; the default is 7"],
    ["HAIPAY_REMINDER_HOURS", "-1", "from 0 to 720; the default is 24"],
    ["HAIPAY_FAILED_ORDER_HOURS", "a day", "from 0 to 720; the default is 24"],
    ["HAIPAY_LATE_MONEY_DAYS", "366", "from 1 to 365; the default is 14"],
  ])("%s cannot be %s", (name, value, rule) => {
    expect(refusalOf({ [name]: value })).toBe(`${name} must be a whole number ${rule}.`);
  });

  it("automatic cancelling is on or off", () => {
    expect(refusalOf({ HAIPAY_CANCEL_UNPAID_ORDERS: "yes" })).toBe(
      "HAIPAY_CANCEL_UNPAID_ORDERS must be on or off.",
    );
  });
});

describe("without any variable", () => {
  it("the settings are those of the test platform with no currency", () => {
    expect(read({})).toEqual({
      environment: "test",
      environments: ["test"],
      hosts: { test: "https://uat-interface.haipay.asia" },
      baseUrl: "https://uat-interface.haipay.asia",
      notifyUrl: undefined,
      storefrontUrls: [],
      returnPath: "/haipay/return",
      subject: undefined,
      methods: readMethods(),
      accounts: {},
      reconcile: true,
      reconcileConcurrency: 10,
      deadlines: DEADLINES,
      mostFeePercent: 10,
      alarmAfter: 3,
      historyRetentionDays: 400,
      buyerRetentionDays: 90,
      paidBuyerRetentionDays: 0,
      limits: { perPurchase: 10, openPerBuyer: 5, perMinute: 600, perMinuteAndAddress: 60 },
      slipEmails: true,
      isReadonly: false,
      secondAdministrator: false,
      connectTimeoutMs: 2_000,
      totalTimeoutMs: 10_000,
    });
  });

  it("empty and blank values count as absent", () => {
    expect(read({ HAIPAY_ENVIRONMENT: "", HAIPAY_RETURN_PATH: "  ", HAIPAY_JPY_APP_ID: "\n" })).toEqual(
      read({}),
    );
  });
});

describe("HAIPAY_ENVIRONMENT", () => {
  it.each([
    ["test", {}],
    ["production", PRODUCTION],
    ["sandbox", SANDBOX],
  ])("may be %s", (environment, rest) => {
    expect(read({ ...rest, HAIPAY_ENVIRONMENT: environment }).environment).toBe(environment);
  });

  it.each(["prod", "Production", "uat"])("cannot be %s", (value) => {
    expect(refusalOf({ HAIPAY_ENVIRONMENT: value })).toBe(
      "HAIPAY_ENVIRONMENT must be one of test, production, sandbox.",
    );
  });
});

describe("HAIPAY_BASE_URL", () => {
  it.each([
    [{ ...PRODUCTION, HAIPAY_BASE_URL: "https://interface.example/api/" }, "https://interface.example/api"],
    [{ HAIPAY_BASE_URL: " https://uat.example " }, "https://uat.example"],
    [{ ...SANDBOX, HAIPAY_BASE_URL: "http://localhost:9400/" }, "http://localhost:9400"],
    [{ ...SANDBOX, HAIPAY_BASE_URL: "http://[::1]:9400" }, "http://[::1]:9400"],
    [{ ...SANDBOX, HAIPAY_BASE_URL: "http://127.9.9.9" }, "http://127.9.9.9"],
    [{ ...SANDBOX, HAIPAY_BASE_URL: "https://sandbox.example" }, "https://sandbox.example"],
  ])("%j is read as %s", (environment, baseUrl) => {
    expect(read(environment).baseUrl).toBe(baseUrl);
  });

  it.each([
    [
      { HAIPAY_ENVIRONMENT: "production" },
      "HAIPAY_BASE_URL is missing. Set it to the production address that HaiPay gave you at go-live.",
    ],
    [
      { HAIPAY_ENVIRONMENT: "sandbox" },
      'HAIPAY_BASE_URL is missing. Start the sandbox with "npx haipay sandbox" and set it to the address that it prints.',
    ],
    [
      { HAIPAY_BASE_URL: "interface.example" },
      "HAIPAY_BASE_URL is no web address. Write it in full, for example https://shop.example.",
    ],
    [
      { HAIPAY_BASE_URL: "https://user:secret@interface.example" },
      "HAIPAY_BASE_URL must be a plain address without user, password, query or fragment.",
    ],
    [
      { HAIPAY_BASE_URL: "https://interface.example?key=1" },
      "HAIPAY_BASE_URL must be a plain address without user, password, query or fragment.",
    ],
    [
      { ...PRODUCTION, HAIPAY_BASE_URL: "https://uat-interface.haipay.asia/" },
      "HAIPAY_BASE_URL is HaiPay's test address, where no money moves. " +
        "Set it to the production address that HaiPay gave you at go-live.",
    ],
  ])("%j is refused in words", (environment, sentence) => {
    expect(refusalOf(environment)).toBe(sentence);
  });

  it.each([
    { HAIPAY_BASE_URL: "http://interface.example" },
    { HAIPAY_BASE_URL: "http://127.0.0.1:9400" },
    { ...PRODUCTION, HAIPAY_BASE_URL: "http://localhost:9400" },
    { ...SANDBOX, HAIPAY_BASE_URL: "http://sandbox.example" },
    { ...SANDBOX, HAIPAY_BASE_URL: "http://127.0.0.1.example.com" },
    { ...SANDBOX, HAIPAY_BASE_URL: "ftp://localhost" },
  ])("%j is refused because it is not https", (environment) => {
    expect(refusalOf(environment)).toBe(
      "HAIPAY_BASE_URL must start with https:// " +
        "(http:// is allowed for localhost only, and only when HAIPAY_ENVIRONMENT is sandbox).",
    );
  });
});

describe("HAIPAY_NOTIFY_BASE_URL", () => {
  it.each([
    ["https://backend.example", "https://backend.example/hooks/haipay"],
    ["https://backend.example/medusa/", "https://backend.example/medusa/hooks/haipay"],
    ["http://localhost:9000", "http://localhost:9000/hooks/haipay"],
  ])("%s makes the platform notify %s", (value, notifyUrl) => {
    expect(read({ HAIPAY_NOTIFY_BASE_URL: value }).notifyUrl).toBe(notifyUrl);
  });

  it.each([
    [{ HAIPAY_NOTIFY_BASE_URL: "backend" }, /^HAIPAY_NOTIFY_BASE_URL is no web address\. Write it in full/],
    [
      { HAIPAY_NOTIFY_BASE_URL: "http://backend.example" },
      /^HAIPAY_NOTIFY_BASE_URL must start with https:\/\//,
    ],
    [
      { ...PRODUCTION, HAIPAY_NOTIFY_BASE_URL: "http://localhost:9000" },
      /^HAIPAY_NOTIFY_BASE_URL must start with https:\/\/ \(http:\/\/ is allowed for localhost only, and never in production\)\.$/,
    ],
  ])("%j is refused in words", (environment, sentence) => {
    expect(refusalOf(environment)).toMatch(sentence);
  });
});

describe("HAIPAY_STOREFRONT_URLS", () => {
  it("is a comma list, in which spaces, empty places and slashes at the end do not matter", () => {
    expect(
      read({
        HAIPAY_STOREFRONT_URLS: " https://shop.example/ ,, http://localhost:8000,https://jp.example/shop/ ",
      }).storefrontUrls,
    ).toEqual(["https://shop.example", "http://localhost:8000", "https://jp.example/shop"]);
  });

  it("may be left to the admin page", () => {
    expect(read(JPY).storefrontUrls).toEqual([]);
    expect(read({ ...JPY, HAIPAY_STOREFRONT_URLS: " , " }).storefrontUrls).toEqual([]);
  });

  it.each([
    ["shop.example", /^HAIPAY_STOREFRONT_URLS is no web address/],
    ["https://shop.example,shop", /^Address 2 of HAIPAY_STOREFRONT_URLS is no web address/],
    [
      "http://shop.example,https://shop.example",
      /^Address 1 of HAIPAY_STOREFRONT_URLS must start with https/,
    ],
    ["https://shop.example?a=1", /^HAIPAY_STOREFRONT_URLS must be a plain address/],
  ])("%s is refused in words", (value, sentence) => {
    expect(refusalOf({ HAIPAY_STOREFRONT_URLS: value })).toMatch(sentence);
  });

  it("does not allow plain http in production", () => {
    expect(refusalOf({ ...PRODUCTION, HAIPAY_STOREFRONT_URLS: "http://localhost:8000" })).toMatch(
      /^HAIPAY_STOREFRONT_URLS must start with https:\/\/ .* never in production/,
    );
  });
});

describe("HAIPAY_RETURN_PATH", () => {
  it.each(["/thanks", "/jp/checkout/return", "/"])("may be %s", (value) => {
    expect(read({ HAIPAY_RETURN_PATH: value }).returnPath).toBe(value);
  });

  it.each(["thanks", "//evil.example", "https://evil.example", "/a?b=c", "/a#b", "/a b", "/\\evil.example"])(
    "cannot be %s",
    (value) => {
      expect(refusalOf({ HAIPAY_RETURN_PATH: value })).toBe(
        "HAIPAY_RETURN_PATH must be a path that starts with one slash, for example /haipay/return.",
      );
    },
  );
});

describe("a process that believes any server", () => {
  const believing = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };

  it("does not start where payments may be in production", () => {
    const mayBe = { HAIPAY_PRODUCTION_BASE_URL: "https://production.example" };
    for (const configuration of [PRODUCTION, mayBe]) {
      expect(refusalOf({ ...configuration, ...believing })).toMatch(
        /^NODE_TLS_REJECT_UNAUTHORIZED is 0, so .* NODE_EXTRA_CA_CERTS\.$/,
      );
      expect(() => read({ ...configuration, NODE_TLS_REJECT_UNAUTHORIZED: "1" })).not.toThrow();
    }
  });

  it("starts for tests", () => {
    for (const configuration of [{}, SANDBOX])
      expect(() => read({ ...configuration, ...believing })).not.toThrow();
  });
});
