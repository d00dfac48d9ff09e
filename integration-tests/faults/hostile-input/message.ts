import { createSign, type KeyObject } from "node:crypto";

/** One field of a JSON object with its value as the text that stands there; a name can come twice. */
export interface Field {
  name: string;
  raw: string;
}

/** Reads a flat message as the platform writes it, field by field. */
export function fieldsOf(text: string): Field[] {
  const field = /"((?:[^"\\]|\\.)*)":("(?:[^"\\]|\\.)*"|[^,}]+)/g;
  return [...text.matchAll(field)].map(([, name, raw]) => ({ name: JSON.parse(`"${name}"`) as string, raw }));
}

export function write(fields: readonly Field[]): string {
  return `{${fields.map(({ name, raw }) => `${JSON.stringify(name)}:${raw}`).join(",")}}`;
}

/** The string to sign (protocol §3, steps 1 to 4), told apart from the product's own making of it. */
function stringToSign(fields: readonly Field[], secretKey: string): string {
  const signed = fields
    .map(({ name, raw }) => ({ name, value: raw.startsWith('"') ? (JSON.parse(raw) as string) : raw }))
    .filter(({ name, value }) => name !== "sign" && value !== "null" && value !== "")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => `${name}=${value}`);
  return `${signed.join("&")}&key=${secretKey}`;
}

/** The same fields with a signature of these keys at the end. */
export function sign(fields: readonly Field[], secretKey: string, privateKey: KeyObject): Field[] {
  const unsigned = fields.filter(({ name }) => name !== "sign");
  const signature = createSign("sha256").update(stringToSign(unsigned, secretKey)).sign(privateKey, "base64");
  return [...unsigned, { name: "sign", raw: JSON.stringify(signature) }];
}

/** Whether a changed message still says what was signed: such a one may be believed. */
export function saysTheSame(changed: readonly Field[], genuine: readonly Field[]): boolean {
  return (
    stringToSign(changed, "") === stringToSign(genuine, "") &&
    signatureOf(changed).equals(signatureOf(genuine))
  );
}

function signatureOf(fields: readonly Field[]): Buffer {
  const raw = fields.find(({ name }) => name === "sign")?.raw ?? "";
  return Buffer.from(raw, "base64");
}
