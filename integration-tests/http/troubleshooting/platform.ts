import { haipay } from "../../../src/cli/__tests__/terminal";
import { makeRsaPair, parsePrivateKey, publicKeyToBase64 } from "../../../src/platform/keys";
import { Administrator } from "../../environment/administrator";
import { lastNotification } from "../../environment/deliveries";
import { leaveToThePage, SettingsPage } from "../../environment/page-settings";
import { choose, place, rowOf } from "../../environment/purchases";
import { kitClient } from "../store-api/kit-client";
import { readAttentionTitles } from "./attention-titles";
import { withEnvironment } from "./environment";
import type { Proof } from "./seen";

export const noSuchProduct: Proof = async (shop, seen) => {
  await shop.control.fault({
    endpoint: "apply",
    kind: "refuse",
    code: "4002",
    message: "channel code does not exist",
  });
  const checkout = await choose(shop);
  await seen.refusalOf(place(checkout));

  const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
  await page.save({ methods: { "konbini-lawson": { jpy: { enabled: false } } } });
  const { kinds } = await kitClient(shop).listMethods({ cartId: checkout.cart.id });
  expect(kinds.flatMap(({ methods }) => methods.map(({ method }) => method))).not.toContain("konbini-lawson");
  await page.save({ methods: { "konbini-lawson": { jpy: { enabled: true } } } });
  expect(await place(checkout)).toMatch(/^order_/);
};

export const refusesOurSignature: Proof = async (shop, seen) => {
  const restore = leaveToThePage(shop);
  try {
    const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
    await page.configure();
    const { publicKey } = await makeRsaPair();
    await shop.control.setMerchantKey("jpy", publicKeyToBase64(publicKey));
    const checkout = await choose(shop);
    await seen.refusalOf(place(checkout));
    seen.note(String((await page.test("jpy")).outcome));

    const ours = parsePrivateKey(shop.sandbox.accounts.jpy.merchantPrivateKey);
    await shop.control.setMerchantKey("jpy", publicKeyToBase64(ours));
    expect(await page.test("jpy")).toMatchObject({ outcome: "well" });
    expect(await place(checkout)).toMatch(/^order_/);
  } finally {
    restore();
  }
};

export const doesNotVerify: Proof = async (shop, seen) => {
  const wrong = { HAIPAY_JPY_PLATFORM_PUBLIC_KEY: shop.sandbox.accounts.usd.platformPublicKey };
  const checkout = await choose(shop);
  await withEnvironment(wrong, () => seen.refusalOf(place(checkout)));

  expect(await place(checkout)).toMatch(/^order_/);
  const { platform_order_id } = await rowOf(shop, checkout.session);
  await shop.control.pay(platform_order_id, { notify: false });
  const input = await lastNotification(shop, platform_order_id);
  await withEnvironment(wrong, async () => {
    const { exitCode, out } = await haipay(["verify", "-"], { input, environment: process.env });
    expect(exitCode).toBe(1);
    seen.note(out);
  });
  const mended = await haipay(["verify", "-"], { input, environment: process.env });
  expect(mended).toMatchObject({ exitCode: 0, err: "" });
};

export const cannotBeTaken: Proof = async (shop, seen) => {
  const wrong = {
    HAIPAY_JPY_PLATFORM_PUBLIC_KEY: shop.sandbox.accounts.usd.platformPublicKey,
    HAIPAY_ALARM_AFTER: "3",
  };
  const page = new SettingsPage(shop, (await Administrator.logIn(shop)).http);
  const checkout = await choose(shop);
  await withEnvironment(wrong, async () => {
    for (let buyer = 0; buyer < 3; buyer++) await seen.refusalOf(place(checkout));
    for (const title of await readAttentionTitles(shop)) seen.note(title);
    // Whatever is tested, the methods stay off until HaiPay has proven the account.
    expect(await page.test("jpy")).toMatchObject({ outcome: "answer_unverifiable" });
    await expect(choose(shop)).rejects.toThrow(/not available at the moment/);
  });
  expect(await page.test("jpy")).toMatchObject({ platform_key_proven: true });
  expect(await place(checkout)).toMatch(/^order_/);
};
