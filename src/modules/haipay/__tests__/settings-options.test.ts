import { keyTexts } from "../../../platform/__tests__/vectors";
import type { HaipayOptions } from "../settings/sources";
import { JPY, PRODUCTION, read, refusalOf, SECRET } from "./configurations";

const { merchant, platform } = keyTexts;

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
      { storefrontUrls: "https://shop.example", currencies: { jpy: { merchantSecretKey: SECRET } } },
      /^HAIPAY_JPY_APP_ID, HAIPAY_JPY_MERCHANT_PRIVATE_KEY, HAIPAY_JPY_PLATFORM_PUBLIC_KEY are missing/,
    ],
    [{ currencies: { JPY: credentials } }, "The option currencies.JPY is not known. Use one of jpy, usd."],
    [
      { currencies: { usd: { ...credentials, secretKey: SECRET } } },
      "The option currencies.usd.secretKey is not known. " +
        "Use one of appId, merchantSecretKey, merchantPrivateKey, platformPublicKey, secondPlatformPublicKey.",
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
      expect(read({}, { [name]: null })).toEqual(read({}));
    },
  );
});
