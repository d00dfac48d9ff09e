import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { KeyFormatError, parsePrivateKey, parsePublicKey, publicKeyToBase64 } from "../keys";
import { keyTexts } from "./vectors";
import tls from "./tls-certificate.json";

const { merchant, platform } = keyTexts;

function wrap(base64: string, width: number, newline: string): string {
  return (base64.match(new RegExp(`.{1,${width}}`, "g")) ?? []).join(newline);
}

function bare(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, "");
}

const pkcs1PublicPem = createPublicKey(merchant.publicKeyPem)
  .export({ format: "pem", type: "pkcs1" })
  .toString();
const privateForms: [string, string][] = [
  ["PEM PKCS#8", merchant.privateKeyPkcs8Pem],
  ["PEM PKCS#1", merchant.privateKeyPkcs1Pem],
  ["bare Base64 PKCS#8", merchant.privateKeyPkcs8Base64],
  ["bare Base64 PKCS#1", bare(merchant.privateKeyPkcs1Pem)],
];
const publicForms: [string, string][] = [
  ["PEM SPKI", merchant.publicKeyPem],
  ["PEM PKCS#1", pkcs1PublicPem],
  ["bare Base64 SPKI", merchant.publicKeyBase64],
  ["bare Base64 PKCS#1", bare(pkcs1PublicPem)],
];
const pastes: [string, (text: string) => string][] = [
  ["as it is", (text) => text],
  ["with white space around", (text) => `\n\t  ${text} \r\n`],
  ["with Windows line ends", (text) => text.replace(/\n/g, "\r\n")],
  ["with \\n escapes", (text) => text.replace(/\n/g, "\\n")],
  ["with \\r\\n escapes", (text) => text.replace(/\n/g, "\\r\\n")],
  ["in double quotes", (text) => `"${text}"`],
  ["in single quotes with escapes", (text) => `'${text.replace(/\n/g, "\\n")}'`],
  ["with its lines joined by spaces", (text) => text.replace(/\n/g, " ")],
  ["after a byte order mark", (text) => `\uFEFF${text}`],
  ["broken into short lines", (text) => (text.startsWith("-") ? text : wrap(text, 20, "\n"))],
  ["indented", (text) => wrap(text, 64, "\n").replace(/\n+/g, "\n    ")],
];

/** The message of the KeyFormatError, which must hold no piece of the key. */
function refusalOf(read: () => unknown, pasted: string): string {
  try {
    read();
  } catch (error) {
    if (error instanceof KeyFormatError) {
      const pieces = wrap(bare(pasted), 12, "\n")
        .split("\n")
        .filter((piece) => piece.length === 12);
      expect(pieces.filter((piece) => error.message.includes(piece))).toEqual([]);
      return error.message;
    }
    throw error;
  }
  throw new Error("The key was taken.");
}

describe.each(privateForms)("a private key as %s", (_, text) => {
  it.each(pastes)("is read %s", (_, paste) => {
    const key = parsePrivateKey(paste(text));
    expect(key.export({ format: "pem", type: "pkcs8" })).toBe(merchant.privateKeyPkcs8Pem);
  });

  it("is refused with an explanation where a public key is expected", () => {
    expect(refusalOf(() => parsePublicKey(text), text)).toMatch(
      /^This is a private key, which must stay with its owner/,
    );
  });

  it("is refused when it is cut off", () => {
    const cut = text.slice(0, 800);
    expect(refusalOf(() => parsePrivateKey(cut), cut)).toMatch(
      /cut off: paste the merchant's RSA private key/,
    );
  });
});

describe.each(publicForms)("a public key as %s", (_, text) => {
  it.each(pastes)("is read %s", (_, paste) => {
    expect(publicKeyToBase64(parsePublicKey(paste(text)))).toBe(merchant.publicKeyBase64);
  });

  it("is refused with an explanation where a private key is expected", () => {
    expect(refusalOf(() => parsePrivateKey(text), text)).toMatch(
      /^This is a public key, and the private key is needed/,
    );
  });
});

describe("publicKeyToBase64", () => {
  it("gives the public half of a private key on one line, never the private one", () => {
    expect(publicKeyToBase64(parsePrivateKey(platform.privateKeyPkcs1Pem))).toBe(platform.publicKeyBase64);
  });
});

describe("what is no key", () => {
  const short = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const locked = createPrivateKey(merchant.privateKeyPkcs8Pem)
    .export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "secret" })
    .toString();
  const lockedPkcs1 = createPrivateKey(merchant.privateKeyPkcs8Pem)
    .export({ format: "pem", type: "pkcs1", cipher: "aes-256-cbc", passphrase: "secret" })
    .toString();
  const shortPem = short.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const curvePem = curve.privateKey.export({ format: "pem", type: "sec1" }).toString();

  it.each([
    ["nothing", "", /^The key is empty: paste/],
    ["white space and quotes", ' "\\n" ', /^The key is empty: paste/],
    ["words", "the private key", /no private key, or it is cut off|not Base64/],
    ["a file's path", "/etc/keys/merchant.pem", /characters that are not Base64/],
    [
      "a header without a body",
      "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
      /not Base64: paste/,
    ],
    ["an encrypted PKCS#8 key", locked, /protected by a passphrase/],
    ["an encrypted PKCS#1 key", lockedPkcs1, /protected by a passphrase/],
    ["a certificate", tls.cert, /This is a certificate and no key/],
    ["an RSA key of 1024 bits", shortPem, /The RSA key has 1024 bits, which is too short/],
    ["an elliptic curve key", curvePem, /a key of type ec, and RSA is needed/],
  ])("refuses %s as a private key", (_, pasted, words) => {
    expect(refusalOf(() => parsePrivateKey(pasted), pasted)).toMatch(words);
  });

  it("refuses short, curved and missing public keys", () => {
    const shortPublic = short.publicKey.export({ format: "pem", type: "spki" }).toString();
    const curvePublic = curve.publicKey.export({ format: "pem", type: "spki" }).toString();
    expect(refusalOf(() => parsePublicKey(shortPublic), shortPublic)).toMatch(/1024 bits/);
    expect(refusalOf(() => parsePublicKey(curvePublic), curvePublic)).toMatch(/type ec, and RSA/);
    expect(refusalOf(() => parsePublicKey(tls.cert), tls.cert)).toMatch(/certificate/);
    expect(refusalOf(() => parsePublicKey("AAAA"), "AAAA")).toMatch(
      /no public key, or it is cut off: paste the RSA/,
    );
  });
});
