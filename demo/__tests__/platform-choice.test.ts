import { createNarrator } from "../narrator";
import { choosePlatform, withoutOwnVariables, type ChosenPlatform } from "../platform-choice";

const MEDUSA = "http://127.0.0.1:9000";
const OWN = { medusaUrl: MEDUSA, storefrontUrls: ["http://127.0.0.1:8000", "http://localhost:8000"] };
const CREDENTIALS = {
  HAIPAY_USD_APP_ID: "2001",
  HAIPAY_USD_MERCHANT_SECRET_KEY: "secret-of-usd",
  HAIPAY_USD_MERCHANT_PRIVATE_KEY: "private-key-of-usd",
  HAIPAY_USD_PLATFORM_PUBLIC_KEY: "public-key",
};

describe("The platform that the demo pays at", () => {
  const before = process.env;
  let said: string[];
  let platform: ChosenPlatform | undefined;

  const choose = async (environment: Record<string, string>) => {
    process.env = { ...withoutOwnVariables(before), ...environment };
    said = [];
    platform = await choosePlatform(
      OWN,
      createNarrator((line) => said.push(line)),
    );
    return platform;
  };

  afterEach(async () => {
    process.env = before;
    await platform?.close();
    platform = undefined;
  });

  test("is our own sandbox when the environment names none, with all that the plugin needs", async () => {
    const { url, environment, control, currency } = await choose({});
    expect(control).toBeDefined();
    expect(currency).toBe("jpy");
    expect(environment).toMatchObject({
      HAIPAY_ENVIRONMENT: "sandbox",
      HAIPAY_BASE_URL: url,
      HAIPAY_NOTIFY_BASE_URL: MEDUSA,
      HAIPAY_STOREFRONT_URLS: OWN.storefrontUrls.join(),
    });
    expect(Object.keys(environment).filter((name) => /_(JPY|USD)_/.test(name))).toHaveLength(8);
  });

  test("is our own sandbox when credentials stand there without an address, and that is said", async () => {
    const { environment } = await choose(CREDENTIALS);
    expect(environment.HAIPAY_USD_APP_ID).not.toBe("2001");
    expect(said.join()).toContain("HAIPAY_BASE_URL is not set");
  });

  test("is the one of the environment, in the currency that has credentials, without a word about secrets", async () => {
    const { url, environment, control, currency } = await choose({
      ...CREDENTIALS,
      HAIPAY_BASE_URL: "https://pay.example",
    });
    expect({ url, control, currency }).toEqual({
      url: "https://pay.example",
      control: undefined,
      currency: "usd",
    });
    expect(environment).toEqual({
      ...CREDENTIALS,
      HAIPAY_BASE_URL: "https://pay.example",
      HAIPAY_STOREFRONT_URLS: OWN.storefrontUrls.join(),
    });
    expect(said).toEqual([]);
  });

  test("keeps the storefront that the environment names as the first, and may send back to ours", async () => {
    const named = { HAIPAY_BASE_URL: "https://pay.example", HAIPAY_STOREFRONT_URLS: "https://shop.example" };
    const { environment } = await choose({ ...CREDENTIALS, ...named });
    expect(environment.HAIPAY_STOREFRONT_URLS).toBe(["https://shop.example", ...OWN.storefrontUrls].join());
  });

  test("is told where to notify when it runs on this machine", async () => {
    const { environment } = await choose({ ...CREDENTIALS, HAIPAY_BASE_URL: "http://127.0.0.1:9400" });
    expect(environment.HAIPAY_NOTIFY_BASE_URL).toBe(MEDUSA);
  });

  test("is refused while a credential is missing, by the name of the variable and not by any value", async () => {
    const { HAIPAY_USD_MERCHANT_SECRET_KEY: _, ...incomplete } = CREDENTIALS;
    const attempt = choose({ ...incomplete, HAIPAY_BASE_URL: "https://pay.example" });
    await expect(attempt).rejects.toThrow("HAIPAY_USD_MERCHANT_SECRET_KEY");
    await expect(attempt).rejects.not.toThrow("private-key-of-usd");
  });
});
