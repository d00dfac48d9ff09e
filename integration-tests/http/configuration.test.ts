import { TOKYO_ADDRESS } from "../../demo/addresses";
import { findFreePort } from "../../demo/ports";
import { Shopper } from "../../demo/shopper";
import { MedusaChild } from "../environment/medusa-child";
import { PAYMENT_PROVIDER_IDS } from "../../demo/seed-shop";
import { providerId } from "../environment/purchases";
import { makeShopDatabase, type ShopDatabase } from "../environment/shop-database";
import { keyTexts } from "../../src/platform/__tests__/vectors";

const COMPLETE = {
  HAIPAY_ENVIRONMENT: "sandbox",
  HAIPAY_BASE_URL: "http://127.0.0.1:9400",
  HAIPAY_STOREFRONT_URLS: "http://localhost:8000",
  HAIPAY_JPY_APP_ID: "1054",
  HAIPAY_JPY_MERCHANT_SECRET_KEY: "only-for-tests",
  HAIPAY_JPY_MERCHANT_PRIVATE_KEY: keyTexts.merchant.privateKeyPkcs8Base64,
  HAIPAY_JPY_PLATFORM_PUBLIC_KEY: keyTexts.platform.publicKeyBase64,
};

describe("Medusa", () => {
  let shop: ShopDatabase;
  const children: MedusaChild[] = [];

  const start = async (haipay: Record<string, string>): Promise<MedusaChild> => {
    const child = new MedusaChild({ databaseUrl: shop.database.url, port: await findFreePort(), haipay });
    children.push(child);
    return child;
  };

  beforeAll(async () => {
    shop = await makeShopDatabase("haipay-configuration");
  });

  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.stop()));
  });

  afterAll(async () => {
    await shop?.database.drop();
  });

  it.each([
    [
      "an unknown environment",
      { HAIPAY_ENVIRONMENT: "staging" },
      /HAIPAY_ENVIRONMENT must be one of test, production/,
    ],
    [
      "a part of the credentials",
      { HAIPAY_JPY_MERCHANT_SECRET_KEY: "" },
      /HAIPAY_JPY_MERCHANT_SECRET_KEY is missing: JPY is configured in part\. Copy all four values/,
    ],
    [
      "a key that is cut off",
      { HAIPAY_JPY_MERCHANT_PRIVATE_KEY: keyTexts.merchant.privateKeyPkcs8Base64.slice(0, 400) },
      /HAIPAY_JPY_MERCHANT_PRIVATE_KEY: The text is no private key, or it is cut off: paste/,
    ],
  ])("does not start with %s, and says which variable to mend", async (_, wrong, sentence) => {
    const medusa = await start({ ...COMPLETE, ...wrong });

    expect(await medusa.ended).toBe(1);
    expect(medusa.output).toMatch(sentence);
    expect(medusa.output).not.toContain("only-for-tests");
    expect(medusa.output).not.toContain(keyTexts.merchant.privateKeyPkcs8Base64.slice(40, 80));
  });

  describe("without any variable of ours", () => {
    it("starts, and a chosen method answers which variables are missing", async () => {
      const medusa = await start({});
      await medusa.untilReady();
      const { seeded } = shop;
      const shopper = new Shopper({ baseUrl: medusa.url, publishableKey: seeded.publishableKey });
      const wish = {
        variantId: seeded.variants.sencha,
        shippingOptionId: seeded.shippingOptions.standard,
        email: "hanako@example.com",
      };
      const yen = await shopper.fillCart({ ...wish, regionId: seeded.regions.jpy, address: TOKYO_ADDRESS });

      expect(await shopper.listPaymentProviders(seeded.regions.jpy)).toEqual(
        expect.arrayContaining(PAYMENT_PROVIDER_IDS),
      );
      await expect(shopper.choosePayment(yen.id, providerId("konbini-lawson"))).rejects.toMatchObject({
        status: 400,
        type: "not_allowed",
        reason:
          "Payments in JPY are not configured. Enter the credentials in the admin, or set HAIPAY_JPY_APP_ID, HAIPAY_JPY_MERCHANT_SECRET_KEY, " +
          "HAIPAY_JPY_MERCHANT_PRIVATE_KEY and HAIPAY_JPY_PLATFORM_PUBLIC_KEY, or choose another payment method.",
      });
    });
  });
});
