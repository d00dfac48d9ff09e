import fc from "fast-check";
import type { KeyObject } from "node:crypto";
import { gzipSync } from "node:zlib";
import { fieldsOf, saysTheSame, sign, write, type Field } from "./message";
import { mutate, mutations } from "./mutations";
import { nastyName, nastyRaw } from "./nasty-values";
import type { HostileRequest } from "./fire";

/** What an attacker can hold in his hands. */
export interface Loot {
  /** Signed notifications of ours, as the platform sent them. */
  genuine: string[];
  /** Another merchant's secret key and his platform's private key. */
  stranger: { secretKey: string; privateKey: KeyObject };
  /** Our own merchant secret key, leaked; our platform's private key is not. */
  secretKey: string;
}

const PATH = "/hooks/haipay";

/** Bodies that must not be believed, each as a request to the webhook. */
export function webhookInputs(loot: Loot): fc.Arbitrary<HostileRequest> {
  const body: fc.Arbitrary<Buffer> = fc.oneof(
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 500 }).map(bytesOf) },
    { weight: 2, arbitrary: fc.json().map(bytesOf) },
    { weight: 2, arbitrary: nastyRaw.map(bytesOf) },
    { weight: 2, arbitrary: fc.array(field, { maxLength: 12 }).map((fields) => bytesOf(write(fields))) },
    { weight: 12, arbitrary: mutant(loot).map(bytesOf) },
    { weight: 4, arbitrary: foreign(loot).map(bytesOf) },
    { weight: 4, arbitrary: mangled(loot).map(bytesOf) },
    { weight: 1, arbitrary: huge(loot).map(bytesOf) },
    { weight: 2, arbitrary: crowded(loot).map(bytesOf) },
    { weight: 1, arbitrary: fc.oneof(mutant(loot), crowded(loot)).map((text) => gzipSync(text)) },
  );
  return fc.record({
    method: fc.constant("POST"),
    path: fc.constant(PATH),
    headers: headers,
    body,
  });
}

const field: fc.Arbitrary<Field> = fc.record({
  name: fc.oneof(
    fc.constantFrom("appId", "currency", "orderId", "status", "amount", "sign", "payTime"),
    nastyName,
  ),
  raw: nastyRaw,
});

/** One of ours, changed in its structure, so that it no longer says what was signed. */
function mutant({ genuine }: Loot): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...genuine.map(fieldsOf)), mutations)
    .map(([fields, changes]) => ({ fields, changed: mutate(fields, changes) }))
    .filter(({ fields, changed }) => !mayBeBelieved(changed, fields))
    .map(({ changed }) => write(changed));
}

function mayBeBelieved(changed: Field[], genuine: Field[]): boolean {
  try {
    return saysTheSame(changed, genuine);
  } catch {
    // A value that is no longer JSON: nobody can read what it says.
    return false;
  }
}

/** Valid messages of other merchants: to them, to us, or to our other account. */
function foreign({ genuine, stranger, secretKey }: Loot): fc.Arbitrary<string> {
  return fc
    .record({
      fields: fc.constantFrom(...genuine.map(fieldsOf)),
      appId: fc.option(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String), { nil: undefined }),
      currency: fc.constantFrom("JPY", "USD", "jpy", "EUR", undefined),
      knowsOurSecret: fc.boolean(),
      status: fc.constantFrom("2", "3", "4", "5", undefined),
    })
    .map(({ fields, appId, currency, knowsOurSecret, status }) => {
      const changed = fields.map((one) => {
        if (one.name === "appId" && appId !== undefined) return { ...one, raw: appId };
        if (one.name === "currency" && currency !== undefined)
          return { ...one, raw: JSON.stringify(currency) };
        if (one.name === "status" && status !== undefined) return { ...one, raw: status };
        return one;
      });
      return write(sign(changed, knowsOurSecret ? secretKey : stranger.secretKey, stranger.privateKey));
    });
}

/** One of ours that is no longer a JSON object, or is not alone. */
function mangled({ genuine }: Loot): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...genuine), fc.nat({ max: 5_000 }), fc.nat({ max: 9 }))
    .map(([text, place, how]) => {
      const cut = 1 + (place % (text.length - 1));
      return [
        text.slice(0, cut),
        text.slice(cut),
        `[${text}]`,
        JSON.stringify(text),
        `{"message":${text}}`,
        `${text}${text}`,
        `${text},`,
        `x${text}`,
        `${text.slice(0, cut)}\u0000${text.slice(cut)}`,
        Buffer.from(text).toString("base64"),
      ][how];
    });
}

function huge({ genuine }: Loot): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...genuine), fc.integer({ min: 90_000, max: 3_000_000 }), fc.nat({ max: 2 }))
    .map(
      ([text, size, how]) =>
        [
          text.replace("{", `{"filler":"${"x".repeat(size)}",`),
          "[".repeat(size),
          text.replace("{", `{${'"a":1,'.repeat(Math.ceil(size / 6))}`),
        ][how],
    );
}

/** Short enough to be read, with more fields than a message has, and in an order that is slow to sort. */
function crowded({ genuine }: Loot): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...genuine), fc.integer({ min: 80, max: 1_200 }), fc.constantFrom("", "あ", "z"))
    .map(([text, count, mark]) => {
      const fields = Array.from({ length: count }, (_, n) => `"${mark}${(n * 7_919) % count}":1`);
      return text.replace("{", `{${fields.join(",")},`);
    });
}

const headers: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ "content-type": "application/json" }) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(
        "application/json; charset=utf-8",
        "application/json; charset=utf-16",
        "application/json; charset=shift_jis",
        "application/json; charset=\u00e9",
        "APPLICATION/JSON",
        "application/vnd.api+json",
        "text/json",
        "application/json-seq",
        "application/x-www-form-urlencoded",
        "text/plain",
        "text/html",
        "application/xml",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/octet-stream",
        "image/png",
        "nonsense",
        "",
      )
      .map((type) => ({ "content-type": type })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("gzip", "deflate", "br", "nonsense", "identity").map((encoding) => ({
      "content-type": "application/json",
      "content-encoding": encoding,
    })),
  },
  { weight: 1, arbitrary: fc.constant({}) },
);

function bytesOf(text: string): Buffer {
  return Buffer.from(text, "utf8");
}
