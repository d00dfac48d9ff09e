import { keyTexts } from "../../../platform/__tests__/vectors";
import { publicKeyToBase64 } from "../../../platform/keys";
import { isFixedByFile, isPinned, readPin } from "../settings/file-accounts";
import { SettingsSources } from "../settings/sources";
import { JPY, read, refusalOf, SECRET, SHOP, USD } from "./configurations";

const { merchant, platform } = keyTexts;
const SECRETS = Object.keys(JPY).filter((name) => name !== "HAIPAY_JPY_APP_ID");

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

  it("are left to the page when the appId alone is there, which pins the account", () => {
    const sources = new SettingsSources({}, { ...SHOP, HAIPAY_JPY_APP_ID: "1054" });
    expect(read({ ...SHOP, HAIPAY_JPY_APP_ID: "1054" })).toMatchObject({
      accounts: {},
      environments: ["test"],
    });
    expect(isFixedByFile(sources, "jpy")).toBe(false);
    expect(readPin(sources, "jpy")).toEqual({ name: "HAIPAY_JPY_APP_ID", value: "1054" });
    expect([isPinned(sources, "jpy", "1054"), isPinned(sources, "jpy", "7")]).toEqual([true, false]);
    expect([isPinned(sources, "jpy", null), isPinned(sources, "usd", "7")]).toEqual([false, true]);
    expect(refusalOf({ ...SHOP, HAIPAY_JPY_APP_ID: "10x" })).toMatch(/^HAIPAY_JPY_APP_ID must be the digits/);
  });

  it("pin nothing when the whole account is there", () => {
    expect(readPin(new SettingsSources({}, { ...SHOP, ...JPY }), "jpy")).toBeUndefined();
  });

  it.each(SECRETS)("are refused when only %s is there", (name) => {
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
