import { createHash, privateEncrypt, constants, sign as signBytes } from "node:crypto";
import { keyTexts } from "../../platform/__tests__/vectors";
import { parseJsonObject, stringifyJson, type JsonObject } from "../../platform/json";
import { makeRsaPair, parsePrivateKey, publicKeyToBase64 } from "../../platform/keys";
import { signMessage, stringToSign } from "../../platform/signature";
import { haipay } from "./terminal";

const SECRET = "the-merchant-secret";
const USD_SECRET = "the-other-secret";
const platformKey = parsePrivateKey(keyTexts.platform.privateKeyPkcs8Base64);
const merchantKey = parsePrivateKey(keyTexts.merchant.privateKeyPkcs8Base64);
const environment = {
  HAIPAY_JPY_APP_ID: "9007199254740993",
  HAIPAY_JPY_MERCHANT_SECRET_KEY: SECRET,
  HAIPAY_JPY_MERCHANT_PRIVATE_KEY: keyTexts.merchant.privateKeyPkcs8Base64,
  HAIPAY_JPY_PLATFORM_PUBLIC_KEY: keyTexts.platform.publicKeyBase64,
  HAIPAY_USD_MERCHANT_SECRET_KEY: USD_SECRET,
};
const SENT =
  '{"appId":9007199254740993,"currency":"JPY","orderId":"hp1","orderNo":"6023","amount":"1700.00","fee":51.00,' +
  '"Note":"a b","status":2,"errorMsg":"","payTime":"2026-04-01 12:00:00"}';
const message = parseJsonObject(SENT);

function signText(text: string, key = platformKey, algorithm = "sha256"): string {
  return signBytes(algorithm, Buffer.from(text, "utf8"), key).toString("base64");
}

const genuine = signMessage(message, { merchantSecretKey: SECRET, privateKey: platformKey });

async function verdictOn(text: string, changes: NodeJS.ProcessEnv = {}): Promise<string> {
  const { exitCode, out, err } = await haipay(["verify", "-", "--currency", "jpy"], {
    input: text,
    environment: { ...environment, ...changes },
  });
  expect({ exitCode, err }).toEqual({ exitCode: 1, err: "" });
  expect(out).not.toContain(SECRET);
  expect(out).not.toContain(USD_SECRET);
  return out.slice(out.indexOf("The signature does not verify."));
}

const written = (fields: JsonObject) => stringifyJson(fields);
const withSign = (sign: unknown) => written({ ...message, sign });

it("verifies what the rest of these tests spoils", async () => {
  const { exitCode } = await haipay(["verify", "-"], { input: withSign(genuine), environment });
  expect(exitCode).toBe(0);
});

describe("why the field sign is of no use", () => {
  it.each([
    ["missing", undefined, "The message carries no sign."],
    ["empty", "", "The message carries no sign."],
    ["no text", { a: "b" }, "sign is no text."],
    ["no Base64", "(none)", "sign is not standard Base64."],
    ["cut off", genuine.slice(0, 200), "sign has 150 bytes, and one made with the platform's key has 256"],
    ["broken into lines", genuine.replace(/(.{64})/g, "$1\n"), "white space was put into sign"],
    ["form-decoded", genuine.replaceAll("+", " "), "the + in sign became spaces"],
    ["URL-encoded", encodeURIComponent(genuine), "sign was URL-encoded"],
    ["URL-safe", genuine.replaceAll("+", "-").replaceAll("/", "_"), "sign is URL-safe Base64"],
  ])("it is %s", async (_, sign, reason) => {
    expect(await verdictOn(withSign(sign))).toContain(reason);
  });
});

describe("whose key it was made with", () => {
  it("the merchant's own", async () => {
    const sign = signMessage(message, { merchantSecretKey: SECRET, privateKey: merchantKey });
    expect(await verdictOn(withSign(sign))).toContain("you signed this message, not the platform");
  });

  it("the merchant's own, pasted in the place of the platform's", async () => {
    const own = { HAIPAY_JPY_PLATFORM_PUBLIC_KEY: keyTexts.merchant.publicKeyBase64 };
    expect(await verdictOn(withSign(genuine), own)).toContain(
      "HAIPAY_JPY_PLATFORM_PUBLIC_KEY is the public half of your own key",
    );
  });

  it("the platform's of the other currency", async () => {
    const usd = await makeRsaPair();
    const sign = signMessage(message, { merchantSecretKey: USD_SECRET, privateKey: usd.privateKey });
    const known = { HAIPAY_USD_PLATFORM_PUBLIC_KEY: publicKeyToBase64(usd.publicKey) };
    const verdict = await verdictOn(withSign(sign), known);
    expect(verdict).toContain("private half of HAIPAY_USD_PLATFORM_PUBLIC_KEY: the message belongs to USD");
    expect(verdict).toContain("With HAIPAY_USD_MERCHANT_SECRET_KEY it verifies.");
  });

  it("none of the known keys", async () => {
    const { privateKey } = await makeRsaPair();
    const verdict = await verdictOn(withSign(signText("anything", privateKey)));
    expect(verdict).toContain("It was made with none of the keys that are known here");
    expect(verdict).toContain("HAIPAY_JPY_MERCHANT_PRIVATE_KEY");
  });
});

describe("what was signed in place of the string above", () => {
  const text = stringToSign(message, SECRET);
  const bare = text.slice(0, text.lastIndexOf("&key="));

  it.each([
    [
      "another secret",
      stringToSign(message, USD_SECRET),
      "with the merchant secret key HAIPAY_USD_MERCHANT_SECRET_KEY",
    ],
    ["no secret", bare, 'without "&key=…"'],
    ["a secret with a line break", `${text}\n`, "white space or quotes around the merchant secret key"],
    ["the order of the JSON", orderOfJson(), "the fields were not sorted"],
    ["the order of a dictionary", dictionaryOrder(), "in the order of a dictionary"],
    [
      "URL-encoded values",
      text.replace("a b", "a%20b").replace("04-01 12:00:00", "04-01%2012%3A00%3A00"),
      "URL-encoded values",
    ],
    [
      "empty fields too",
      text.replace("&fee", "&errorMsg=&fee"),
      "when the empty fields (errorMsg) are signed too",
    ],
    [
      "empty fields as null",
      text.replace("&fee", "&errorMsg=null&fee"),
      "when the empty fields (errorMsg) are signed too",
    ],
  ])("%s", async (_, signed, reason) => {
    const verdict = await verdictOn(withSign(signText(signed)));
    expect(verdict).toContain("private half of HAIPAY_JPY_PLATFORM_PUBLIC_KEY, so that key is right.");
    expect(verdict).toContain(reason);
  });

  it("a digest that is not agreed", async () => {
    expect(await verdictOn(withSign(signText(text, platformKey, "sha1")))).toContain("a digest by SHA-1");
    const digest = createHash("sha256").update(text).digest();
    const odd = privateEncrypt({ key: platformKey, padding: constants.RSA_PKCS1_PADDING }, digest);
    expect(await verdictOn(withSign(odd.toString("base64")))).toContain("a digest by unknown");
  });

  it("nothing that can be told", async () => {
    const verdict = await verdictOn(withSign(signText("something else")));
    expect(verdict).toContain("made over another text than the one above");
    expect(verdict).toContain("HAIPAY_JPY_MERCHANT_SECRET_KEY is not the secret that belongs to the key");
  });

  function orderOfJson(): string {
    const names = Object.keys(message).filter((name) => name !== "errorMsg");
    const parts = new Map(bare.split("&").map((part) => [part.split("=")[0], part]));
    return [...names.map((name) => parts.get(name)), `key=${SECRET}`].join("&");
  }

  function dictionaryOrder(): string {
    const parts = bare.split("&");
    const note = parts.shift() as string;
    const at = parts.findIndex((part) => part.startsWith("orderId"));
    return [...parts.slice(0, at), note, ...parts.slice(at), `key=${SECRET}`].join("&");
  }
});

describe("what happened to the message on the way", () => {
  it.each([
    ["a number was rewritten", SENT.replace("51.00", "51"), "when fee is written 51.00"],
    [
      "two were rewritten",
      SENT.replace("51.00", "51").replace('"1700.00"', "1700"),
      "amount is written 1700.00, fee is written 51.00",
    ],
    ["a Long lost digits", SENT.replace("740993", "740992"), "when appId is written 9007199254740993"],
    ["a field was added", SENT.replace("{", '{"received":"now",'), "It verifies without received"],
    ["two fields were added", SENT.replace("{", '{"a":1,"b":2,'), "It verifies without a and b"],
    ["a field was dropped", SENT.replace('"currency":"JPY",', ""), "It verifies with currency=JPY added"],
    ["another field was dropped", SENT.replace('"status":2,', ""), "It verifies with status=2 added"],
  ])("%s", async (_, received, reason) => {
    const verdict = await verdictOn(received.replace(/\}$/, `,"sign":"${genuine}"}`));
    expect(verdict).toContain(reason);
  });
});
