import { LosslessNumber } from "lossless-json";
import { parseJsonObject, stringifyJson } from "../json";
import { parsePrivateKey, parsePublicKey } from "../keys";
import { explainSignatureFailure, signMessage, stringToSign, verifyMessage } from "../signature";
import { keyTexts, signatureCases } from "./vectors";

const keys = {
  merchant: {
    privateKey: parsePrivateKey(keyTexts.merchant.privateKeyPkcs8Base64),
    publicKey: parsePublicKey(keyTexts.merchant.publicKeyBase64),
  },
  platform: {
    privateKey: parsePrivateKey(keyTexts.platform.privateKeyPkcs8Base64),
    publicKey: parsePublicKey(keyTexts.platform.publicKeyBase64),
  },
};

it("has the eight published cases to check against", () => {
  expect(signatureCases.length).toBe(8);
});

describe.each(signatureCases)("the published case: $name", (vector) => {
  const { privateKey, publicKey } = keys[vector.signedBy];
  const other = keys[vector.signedBy === "merchant" ? "platform" : "merchant"];
  const { merchantSecretKey } = vector;
  const signed = { ...parseJsonObject(vector.json), sign: vector.sign };

  it("gives the published string to sign", () => {
    expect(stringToSign(parseJsonObject(vector.json), merchantSecretKey)).toBe(vector.stringToSign);
  });

  it("gives the published signature, whether or not a sign stands in the message", () => {
    expect(signMessage(parseJsonObject(vector.json), { merchantSecretKey, privateKey })).toBe(vector.sign);
    expect(signMessage(signed, { merchantSecretKey, privateKey })).toBe(vector.sign);
  });

  it("verifies, also after the message went over the wire and with an older key first", () => {
    expect(verifyMessage(signed, { merchantSecretKey, publicKeys: [publicKey] })).toBe(true);
    const received = parseJsonObject(stringifyJson(signed));
    expect(verifyMessage(received, { merchantSecretKey, publicKeys: [other.publicKey, publicKey] })).toBe(
      true,
    );
  });

  it("does not verify with another key, another secret or no key", () => {
    expect(verifyMessage(signed, { merchantSecretKey, publicKeys: [other.publicKey] })).toBe(false);
    expect(
      verifyMessage(signed, { merchantSecretKey: `${merchantSecretKey} `, publicKeys: [publicKey] }),
    ).toBe(false);
    expect(verifyMessage(signed, { merchantSecretKey, publicKeys: [] })).toBe(false);
  });

  it("does not verify when any field is changed, dropped or added", () => {
    const secret = { merchantSecretKey, publicKeys: [publicKey] };
    for (const [name, value] of Object.entries(parseJsonObject(vector.json))) {
      expect(verifyMessage({ ...signed, [name]: `${String(value)}0` }, secret)).toBe(false);
      const without = { ...signed, [name]: undefined };
      expect(verifyMessage(without, secret)).toBe(value === null || value === "");
    }
    expect(verifyMessage({ ...signed, added: "x" }, secret)).toBe(false);
    expect(verifyMessage({ ...signed, added: new LosslessNumber("0") }, secret)).toBe(false);
    expect(verifyMessage({ ...signed, added: "" }, secret)).toBe(true);
  });
});

describe("stringToSign", () => {
  it("keeps the written form of numbers, also 0, and drops null, undefined, empty text and sign", () => {
    const message = parseJsonObject('{"b":1.00,"a":0,"c":null,"d":"","sign":"x","e":false,"f":1E+2}');
    expect(stringToSign({ ...message, g: undefined }, "k")).toBe("a=0&b=1.00&e=false&f=1E+2&key=k");
  });

  it("writes nested values as their compact JSON text", () => {
    const message = parseJsonObject('{"o": {"z": 1.0, "a": [ "ü", null ]}, "l": [], "sign": "x"}');
    expect(stringToSign(message, "k")).toBe('l=[]&o={"z":1.0,"a":["ü",null]}&key=k');
  });

  it("sorts by the bytes of the names, not by locale, and not by UTF-16 units", () => {
    const names = ["é", "z", "Z", "10", "9", "_", "\u{1F600}", "\uFFFD", "ab", "a"];
    const message = Object.fromEntries(names.map((name) => [name, "1"]));
    const order = ["10", "9", "Z", "_", "a", "ab", "z", "é", "\uFFFD", "\u{1F600}"];
    expect(stringToSign(message, "k")).toBe([...order.map((name) => `${name}=1`), "key=k"].join("&"));
  });

  it("signs a field named __proto__ like any other", () => {
    expect(stringToSign(parseJsonObject('{"__proto__":"x","a":"1"}'), "k")).toBe("__proto__=x&a=1&key=k");
  });
});

describe("verifyMessage", () => {
  const secret = { merchantSecretKey: "k", publicKeys: [keys.platform.publicKey] };

  it.each([
    ["missing", undefined],
    ["null", null],
    ["empty", ""],
    ["a number", new LosslessNumber("1")],
    ["an object", { a: "b" }],
    ["a list", ["a"]],
    ["not Base64", "not base64!"],
    ["Base64 of something else", "AAAA"],
    ["as long as a signature", Buffer.alloc(256, 1).toString("base64")],
  ])("answers false, without an error, for a sign that is %s", (_, sign) => {
    expect(verifyMessage({ a: "1", sign }, secret)).toBe(false);
  });

  it.each([
    ["before it", (sign: string) => `!${sign}`],
    ["after it", (sign: string) => `${sign}!`],
    ["in it", (sign: string) => `${sign.slice(0, 9)} ${sign.slice(9)}`],
    ["in the letters for addresses", (sign: string) => sign.replaceAll("+", "-").replaceAll("/", "_")],
  ])("answers false for a good sign with something that is no Base64 %s", (_, spoil) => {
    const sign = signMessage({ a: "1" }, { merchantSecretKey: "k", privateKey: keys.platform.privateKey });
    expect(verifyMessage({ a: "1", sign }, secret)).toBe(true);
    expect(spoil(sign)).not.toBe(sign);
    expect(verifyMessage({ a: "1", sign: spoil(sign) }, secret)).toBe(false);
  });

  it("does not take a sign from the prototype", () => {
    const sign = signMessage({ a: "1" }, { merchantSecretKey: "k", privateKey: keys.platform.privateKey });
    const message = Object.create({ sign }) as Record<string, unknown>;
    message.a = "1";
    expect(verifyMessage({ a: "1", sign }, secret)).toBe(true);
    expect(verifyMessage(message, secret)).toBe(false);
  });
});

describe("A signature that does not verify", () => {
  const USUAL =
    "the platform public key or the merchant secret key of the other currency or environment; " +
    "stray white space or a missing end in a pasted key; the merchant's own public key in the place of the platform's; " +
    "a key read as PKCS#1 instead of PKCS#8; a number that lost its written form (100.00 became 100) or a field that was " +
    "dropped on the way, by a proxy or a parser that rewrites JSON";
  const account = { merchantSecretKey: "secret", publicKeys: ["a key"] };
  const explain = (message = {}, changes = {}) =>
    explainSignatureFailure("notification", { sign: "x", ...message }, { ...account, ...changes });

  it("is explained by the usual causes, with the way out", () => {
    expect(explain()).toBe(
      "The signature of the platform's notification does not verify, so it proves nothing. " +
        `Likely causes: ${USUAL}. Copy the keys of this currency from the platform's console again.`,
    );
  });

  it.each<[string, () => string]>([
    ["it carries no sign at all", () => explainSignatureFailure("notification", { a: "1" }, account)],
    ["no platform public key is set", () => explain({}, { publicKeys: [] })],
    [
      "the merchant secret key begins or ends with white space",
      () => explain({}, { merchantSecretKey: " s" }),
    ],
    [
      "the merchant secret key begins or ends with white space",
      () => explain({}, { merchantSecretKey: "s\n" }),
    ],
  ])("is explained first by what can be seen: %s", (cause, words) => {
    expect(words()).toContain(`Likely causes: ${cause}; ${USUAL}.`);
  });

  it("is never explained with the secret itself", () => {
    expect(explain({}, { merchantSecretKey: " s3cr3t " })).not.toContain("s3cr3t");
  });
});
