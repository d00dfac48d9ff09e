const BEGIN = /-----BEGIN ([A-Z0-9 ]+)-----/;
const END = /-----END [A-Z0-9 ]+-----/;

/**
 * Takes the bytes out of pasted key text: PEM or bare Base64, broken into lines, with `\n` escapes, or in quotes.
 * The problem is half a sentence without any of the text.
 */
export function readPastedKey(pasted: string): { der: Buffer } | { problem: string } {
  const text = pasted
    .replace(/\\r|\\n/g, "\n")
    .replace(/["'`\uFEFF\u200B]/g, "")
    .trim();
  if (text === "") {
    return { problem: "The key is empty" };
  }
  const begin = BEGIN.exec(text);
  const label = begin?.[1] ?? "";
  if (label.includes("ENCRYPTED") || /^(Proc-Type|DEK-Info):/im.test(text)) {
    return { problem: "The key is protected by a passphrase (remove it with `openssl pkey -in key.pem`)" };
  }
  if (label.includes("CERTIFICATE")) {
    return { problem: "This is a certificate and no key" };
  }
  const body = (begin ? text.slice(begin.index + begin[0].length).split(END)[0] : text).replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) {
    return { problem: "The key holds characters that are not Base64" };
  }
  return { der: Buffer.from(body, "base64") };
}
