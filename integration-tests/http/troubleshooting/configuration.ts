import { readFileSettings } from "../../../src/modules/haipay/settings/read-settings";
import { providerOfMethod } from "../../../src/providers/haipay";
import { Administrator } from "../../environment/administrator";
import { leaveToThePage, pasted, SettingsPage } from "../../environment/page-settings";
import { arriveAtPayment, postChoice, reprice } from "../../environment/payment-step";
import { withoutCredentials } from "../../environment/platform-trouble";
import { choose, fillCart, providerId } from "../../environment/purchases";
import { kitClient, methodIn } from "../store-api/kit-client";
import { withEnvironment } from "./environment";
import type { Proof } from "./seen";

export const doesNotStart: Proof = async (_, seen) => {
  // As the loader does at each start; what a whole Medusa does then is in configuration.test.ts.
  const start = async () => readFileSettings({}, process.env);
  await withEnvironment({ HAIPAY_JPY_MERCHANT_SECRET_KEY: undefined }, () => seen.refusalOf(start()));
  expect((await start()).accounts.jpy).toBeDefined();
};

export const cannotSeeThePlugin: Proof = async (_, seen) => {
  // As the container that Medusa gives to providers: what it does not have, it throws at.
  const cradle = new Proxy(
    {},
    {
      get: () => {
        throw new Error("Could not resolve");
      },
    },
  );
  const Lawson = providerOfMethod("konbini-lawson");
  const provider = new Lawson(cradle);
  await seen.refusalOf(provider.initiatePayment({ amount: 1700, currency_code: "jpy", data: {} }));
};

export const notOffered: Proof = async (shop, seen) => {
  await reprice(shop, "sencha", "jpy", 250);
  const { cart } = await fillCart(shop, { delivery: "pickUp" });
  const methods = await kitClient(shop).listMethods({ cartId: cart.id });
  seen.note(methodIn(methods, "konbini-seven-eleven").reason?.en);
  await reprice(shop, "sencha", "jpy", 1_200);
  const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
  const merpay = { provider_id: providerId("merpay") };
  const arrived = await arriveAtPayment(shop);

  await page.save({ methods: { merpay: { jpy: { enabled: false } } } });
  seen.note((await postChoice(shop, arrived.collectionId, merpay)).message);
  await page.save({ methods: { merpay: { jpy: { enabled: true } } } });
  const refused = await withoutCredentials("jpy", () => postChoice(shop, arrived.collectionId, merpay));
  seen.note(refused.message);

  expect(await postChoice(shop, arrived.collectionId, merpay)).toMatchObject({ status: 200 });
};

export const noReturnAddress: Proof = async (shop, seen) => {
  await withEnvironment({ HAIPAY_STOREFRONT_URLS: undefined }, () => seen.refusalOf(choose(shop)));
  const data = { returnUrl: "https://elsewhere.example/back" };
  await seen.refusalOf(choose(shop, { data }));
  const both = `${process.env.HAIPAY_STOREFRONT_URLS},https://elsewhere.example`;

  await withEnvironment({ HAIPAY_STOREFRONT_URLS: both }, async () => {
    expect((await choose(shop, { data })).session.id).toBeDefined();
  });
};

export const storesNoCredentials: Proof = async (shop, seen) => {
  const restore = leaveToThePage(shop);
  try {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    const key = process.env.HAIPAY_SETTINGS_KEY as string;
    await withEnvironment({ HAIPAY_SETTINGS_KEY: undefined }, async () => {
      seen.note((await page.refused("/credentials/jpy", pasted(shop, "jpy"))).data.message);
    });
    await page.configure();
    const another = { HAIPAY_SETTINGS_KEY: Buffer.alloc(32, 7).toString("base64") };
    await withEnvironment(another, () => seen.refusalOf(choose(shop)));

    await withEnvironment({ ...another, HAIPAY_SETTINGS_PREVIOUS_KEY: key }, async () => {
      expect((await choose(shop)).session.id).toBeDefined();
      await page.credentials("jpy", pasted(shop, "jpy"));
    });
    await withEnvironment(another, async () => expect((await choose(shop)).session.id).toBeDefined());
  } finally {
    restore();
  }
};
