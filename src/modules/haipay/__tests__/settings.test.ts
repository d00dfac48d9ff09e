import { keyTexts } from "../../../platform/__tests__/vectors";
import { publicKeyToBase64 } from "../../../platform/keys";
import { readSettings } from "../settings/read-settings";
import { SettingsError } from "../settings/settings";
import type { HaipayOptions } from "../settings/sources";

const { merchant, platform } = keyTexts;
const SECRET = "merchant-secret-4711";

const JPY = {
  HAIPAY_JPY_APP_ID: "1054",
  HAIPAY_JPY_MERCHANT_SECRET_KEY: SECRET,
  HAIPAY_JPY_MERCHANT_PRIVATE_KEY: merchant.privateKeyPkcs8Base64,
  HAIPAY_JPY_PLATFORM_PUBLIC_KEY: platform.publicKeyBase64,
};
const USD = Object.fromEntries(
  Object.entries(JPY).map(([name, value]) => [name.replace("JPY", "USD"), value]),
) as Record<string, string>;
const SHOP = { HAIPAY_STOREFRONT_URLS: "https://shop.example" };
const PRODUCTION = { HAIPAY_ENVIRONMENT: "production", HAIPAY_BASE_URL: "https://interface.example" };
const SANDBOX = { HAIPAY_ENVIRONMENT: "sandbox", HAIPAY_BASE_URL: "http://127.0.0.1:9400" };

function read(environment: Record<string, string | undefined>, options: HaipayOptions = {}) {
  return readSettings(options, environment);
}

/** The message of the SettingsError, which must hold nothing of keys and secrets. */
function refusalOf(environment: Record<string, string | undefined>, options: unknown = {}): string {
  try {
    readSettings(options as HaipayOptions, environment);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const text of [SECRET, ...Object.values(merchant), ...Object.values(platform)]) {
      const pieces = text.replace(/-----[^-]+-----|\s/g, "").match(/.{12}/g) ?? [];
      expect(pieces.filter((piece) => error.message.includes(piece))).toEqual([]);
    }
    return error.message;
  }
  throw new Error("The settings were taken.");
}

describe("without any variable", () => {
  it("the settings are those of the test platform with no currency", () => {
    expect(read({})).toEqual({
      environment: "test",
      baseUrl: "https://uat-interface.haipay.asia",
      notifyUrl: undefined,
      storefrontUrls: [],
      returnPath: "/haipay/return",
      accounts: {},
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
      'HAIPAY_BASE_URL is missing. Start the sandbox with "npx haipay-sandbox" and set it to the address that it prints.',
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

  it("is needed as soon as a currency is configured", () => {
    expect(refusalOf(JPY)).toBe(
      "HAIPAY_STOREFRONT_URLS is missing. Set it to the address of your storefront, for example " +
        "https://shop.example (several with commas): the platform sends shoppers back only there.",
    );
    expect(refusalOf({ ...JPY, HAIPAY_STOREFRONT_URLS: " , " })).toMatch(
      /^HAIPAY_STOREFRONT_URLS is missing/,
    );
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

describe("the credentials of a currency", () => {
  it("make its account, one currency independent of the other", () => {
    const { accounts } = read({ ...SHOP, ...JPY });
    expect(accounts.jpy).toMatchObject({
      currency: "jpy",
      appId: "1054",
      merchantSecretKey: SECRET,
      baseUrl: "https://uat-interface.haipay.asia",
    });
    expect(accounts.usd).toBeUndefined();
    expect(Object.keys(read({ ...SHOP, ...USD }).accounts)).toEqual(["usd"]);
    expect(Object.keys(read({ ...SHOP, ...JPY, ...USD }).accounts)).toEqual(["jpy", "usd"]);
  });

  it.each(Object.keys(JPY))("are refused when only %s is there", (name) => {
    const others = Object.keys(JPY).filter((other) => other !== name);
    expect(refusalOf({ ...SHOP, [name]: JPY[name as keyof typeof JPY] })).toBe(
      `${others.join(", ")} are missing: JPY is configured in part. ` +
        "Copy all four values from HaiPay's console, or remove them all to switch JPY off.",
    );
  });

  it.each(Object.keys(USD))("are refused when only %s is not there", (name) => {
    expect(refusalOf({ ...SHOP, ...JPY, ...USD, [name]: undefined })).toBe(
      `${name} is missing: USD is configured in part. ` +
        "Copy all four values from HaiPay's console, or remove them all to switch USD off.",
    );
  });

  it("keep every digit of the largest appId", () => {
    const { accounts } = read({ ...SHOP, ...JPY, HAIPAY_JPY_APP_ID: "9223372036854775807" });
    expect(accounts.jpy?.appId).toBe("9223372036854775807");
  });

  it.each(["10x", "-5", "0", "01054", "1.5", "1e3", "9223372036854775808"])(
    "cannot have the appId %s",
    (value) => {
      expect(refusalOf({ ...SHOP, ...JPY, HAIPAY_JPY_APP_ID: value })).toBe(
        "HAIPAY_JPY_APP_ID must be the digits of the appId in HaiPay's console, for example 1054.",
      );
    },
  );

  it("lose the white space that was pasted around them", () => {
    const spaced = Object.fromEntries(Object.entries(JPY).map(([name, value]) => [name, ` \t${value}\r\n`]));
    expect(read({ ...SHOP, ...spaced }).accounts.jpy).toMatchObject({
      appId: "1054",
      merchantSecretKey: SECRET,
    });
  });
});

describe("keys in any form that people paste", () => {
  const pastes: [string, (text: string) => string][] = [
    ["as it is", (text) => text],
    ["with \\n escapes", (text) => text.replace(/\n/g, "\\n")],
    ["in quotes", (text) => `"${text}"`],
    ["with Windows line ends", (text) => text.replace(/\n/g, "\r\n")],
    ["on one line", (text) => text.replace(/\n/g, " ")],
  ];
  const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, "");
  const wrapped = (base64: string) => (base64.match(/.{1,64}/g) ?? []).join("\n");

  describe.each([
    ["PEM PKCS#8", merchant.privateKeyPkcs8Pem],
    ["PEM PKCS#1", merchant.privateKeyPkcs1Pem],
    ["bare Base64 PKCS#8", merchant.privateKeyPkcs8Base64],
    ["bare Base64 PKCS#8 in lines", wrapped(merchant.privateKeyPkcs8Base64)],
    ["bare Base64 PKCS#1 in lines", wrapped(bare(merchant.privateKeyPkcs1Pem))],
  ])("the merchant's private key as %s", (_, text) => {
    it.each(pastes)("is read %s", (_, paste) => {
      const { accounts } = read({ ...SHOP, ...JPY, HAIPAY_JPY_MERCHANT_PRIVATE_KEY: paste(text) });
      expect(accounts.jpy?.merchantPrivateKey.export({ format: "pem", type: "pkcs8" })).toBe(
        merchant.privateKeyPkcs8Pem,
      );
    });
  });

  describe.each([
    ["PEM", platform.publicKeyPem],
    ["bare Base64", platform.publicKeyBase64],
    ["bare Base64 in lines", wrapped(platform.publicKeyBase64)],
  ])("the platform's public key as %s", (_, text) => {
    it.each(pastes)("is read %s", (_, paste) => {
      const { accounts } = read({ ...SHOP, ...JPY, HAIPAY_JPY_PLATFORM_PUBLIC_KEY: paste(text) });
      expect(accounts.jpy?.platformPublicKeys.map(publicKeyToBase64)).toEqual([platform.publicKeyBase64]);
    });
  });

  it.each([
    [
      "HAIPAY_JPY_MERCHANT_PRIVATE_KEY",
      "words",
      /^HAIPAY_JPY_MERCHANT_PRIVATE_KEY: .*paste the merchant's RSA private/,
    ],
    [
      "HAIPAY_JPY_MERCHANT_PRIVATE_KEY",
      merchant.privateKeyPkcs8Pem.slice(0, 900),
      /^HAIPAY_JPY_MERCHANT_PRIVATE_KEY: The text is no private key, or it is cut off: paste/,
    ],
    [
      "HAIPAY_JPY_MERCHANT_PRIVATE_KEY",
      merchant.publicKeyBase64,
      /^HAIPAY_JPY_MERCHANT_PRIVATE_KEY: This is a public key, and the private key is needed: paste/,
    ],
    [
      "HAIPAY_JPY_PLATFORM_PUBLIC_KEY",
      merchant.privateKeyPkcs1Pem,
      /^HAIPAY_JPY_PLATFORM_PUBLIC_KEY: This is a private key, which must stay with its owner/,
    ],
    [
      "HAIPAY_JPY_PLATFORM_PUBLIC_KEY",
      merchant.publicKeyPem,
      /^HAIPAY_JPY_PLATFORM_PUBLIC_KEY is the public half of your own key, and HaiPay's is needed\. Copy/,
    ],
    [
      "HAIPAY_JPY_PLATFORM_PUBLIC_KEY",
      platform.publicKeyBase64.slice(0, 200),
      /^HAIPAY_JPY_PLATFORM_PUBLIC_KEY: The text is no public key, or it is cut off: paste/,
    ],
  ])("%s is refused without any of its text when it is something else", (name, value, sentence) => {
    expect(refusalOf({ ...SHOP, ...JPY, [name]: value })).toMatch(sentence);
  });
});

describe("options of the plugin entry", () => {
  const credentials = {
    appId: "7",
    merchantSecretKey: "from-options",
    merchantPrivateKey: merchant.privateKeyPkcs1Pem,
    platformPublicKey: platform.publicKeyPem,
  };

  it("beat the environment, one by one", () => {
    const settings = read(
      {
        ...PRODUCTION,
        ...JPY,
        HAIPAY_NOTIFY_BASE_URL: "https://environment.example",
        HAIPAY_STOREFRONT_URLS: "https://environment.example",
        HAIPAY_RETURN_PATH: "/environment",
      },
      {
        environment: "sandbox",
        baseUrl: "http://127.0.0.1:9400",
        notifyBaseUrl: "http://localhost:9000",
        storefrontUrls: ["https://one.example", "https://two.example"],
        returnPath: "/options",
        connectTimeoutMs: 500,
        totalTimeoutMs: 5_000,
        currencies: { jpy: { merchantSecretKey: "from-options" }, usd: credentials },
      },
    );
    expect(settings).toMatchObject({
      environment: "sandbox",
      baseUrl: "http://127.0.0.1:9400",
      notifyUrl: "http://localhost:9000/hooks/haipay",
      storefrontUrls: ["https://one.example", "https://two.example"],
      returnPath: "/options",
      connectTimeoutMs: 500,
      totalTimeoutMs: 5_000,
      accounts: { jpy: { appId: "1054", merchantSecretKey: "from-options" }, usd: { appId: "7" } },
    });
  });

  it("leave what they do not name to the environment", () => {
    const options = {
      environment: undefined,
      baseUrl: "",
      storefrontUrls: "https://shop.example",
      currencies: {},
    };
    expect(read({ ...PRODUCTION, ...JPY }, options)).toMatchObject({
      environment: "production",
      baseUrl: "https://interface.example",
      storefrontUrls: ["https://shop.example"],
      accounts: { jpy: { appId: "1054" } },
    });
  });

  it("may hold what Medusa adds by itself", () => {
    expect(read({}, { database: { clientUrl: "postgres://" } } as HaipayOptions)).toEqual(read({}));
  });

  it.each([
    [{ environment: "live" }, "option environment must be one of test, production, sandbox."],
    [
      { baseUrl: 9400 },
      "The option baseUrl must be text. Write it in quotes, or set HAIPAY_BASE_URL instead.",
    ],
    [
      { returnPath: {} },
      "The option returnPath must be text. Write it in quotes, or set HAIPAY_RETURN_PATH instead.",
    ],
    [
      { storefrontUrls: ["https://shop.example", 1] },
      "The option storefrontUrls must be text. Write it in quotes, or set HAIPAY_STOREFRONT_URLS instead.",
    ],
    [
      { currencies: { jpy: { ...credentials, appId: 1054 } } },
      "The option currencies.jpy.appId must be text. Write it in quotes, or set HAIPAY_JPY_APP_ID instead.",
    ],
    [
      { storefrontUrls: "https://shop.example", currencies: { jpy: { appId: "1054" } } },
      /^HAIPAY_JPY_MERCHANT_SECRET_KEY, HAIPAY_JPY_MERCHANT_PRIVATE_KEY, HAIPAY_JPY_PLATFORM_PUBLIC_KEY are missing/,
    ],
    [{ currencies: { JPY: credentials } }, "The option currencies.JPY is not known. Use one of jpy, usd."],
    [
      { currencies: { usd: { ...credentials, secretKey: SECRET } } },
      "The option currencies.usd.secretKey is not known. " +
        "Use one of appId, merchantSecretKey, merchantPrivateKey, platformPublicKey.",
    ],
    ...["connectTimeoutMs", "totalTimeoutMs"].flatMap((name) =>
      [99, 60_001, 1.5, "2000"].map((value): [object, RegExp] => [
        { [name]: value },
        new RegExp(
          `^The option ${name} must be a whole number of milliseconds from 100 to 60000; the default is`,
        ),
      ]),
    ),
  ])("%j are refused in words", (options, sentence) => {
    expect(refusalOf({}, options)).toEqual(
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    );
  });

  it.each(["environment", "baseUrl", "notifyBaseUrl", "storefrontUrls", "returnPath", "totalTimeoutMs"])(
    "count %s as absent when it is null",
    (name) => {
      expect(read({}, { [name]: null } as HaipayOptions)).toEqual(read({}));
    },
  );
});
