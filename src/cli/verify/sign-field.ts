import type { JsonObject } from "../../platform/json";
import { STANDARD_BASE64 } from "../../platform/signature";

/** The bytes of a signature, or half a sentence on why there are none. */
export type SignReading = { bytes: Buffer } | { problem: string };

/** Reads `sign` as strictly as verifyMessage does. */
export function readSign(message: JsonObject): SignReading {
  const { sign } = message;
  if (sign === undefined || sign === null || sign === "") return { problem: "The message carries no sign." };
  if (typeof sign !== "string") return { problem: "sign is no text." };
  return STANDARD_BASE64.test(sign)
    ? { bytes: Buffer.from(sign, "base64") }
    : { problem: "sign is not standard Base64." };
}

/** What sign may have been before something on the way changed its letters, each with what must have happened. */
export function repairsOf(sign: unknown): { text: string; damage: string }[] {
  if (typeof sign !== "string") return [];
  const repairs = [
    { text: sign.replace(/\s+/g, ""), damage: "white space was put into sign" },
    { text: sign.trim().replaceAll(" ", "+"), damage: "the + in sign became spaces, as form decoding does" },
    { text: decodeUrl(sign), damage: "sign was URL-encoded (%2B for +)" },
    {
      text: sign.replaceAll("-", "+").replaceAll("_", "/"),
      damage: "sign is URL-safe Base64 (- and _ for + and /)",
    },
  ];
  return repairs.filter(({ text }) => text !== sign && STANDARD_BASE64.test(text));
}

function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
