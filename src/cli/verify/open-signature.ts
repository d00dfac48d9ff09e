import { constants, publicDecrypt, type KeyObject } from "node:crypto";

/** What an RSA signature says once it is opened: the digest of the text, and how that was made. */
export interface OpenedSignature {
  algorithm: "MD5" | "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512" | "unknown";
  digest: Buffer;
}

/** DER before the digest itself (RFC 8017, 9.2 and its notes). */
const PREFIXES = {
  MD5: "3020300c06082a864886f70d020505000410",
  "SHA-1": "3021300906052b0e03021a05000414",
  "SHA-256": "3031300d060960864801650304020105000420",
  "SHA-384": "3041300d060960864801650304020205000430",
  "SHA-512": "3051300d060960864801650304020305000440",
} as const;

/**
 * Opens a PKCS#1 v1.5 signature without knowing the text.
 *
 * @returns undefined when it was not made with the private half of this key (or not with this padding)
 */
export function openSignature(signature: Buffer, key: KeyObject): OpenedSignature | undefined {
  let info: Buffer;
  try {
    info = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return undefined;
  }
  for (const [algorithm, prefix] of Object.entries(PREFIXES) as [keyof typeof PREFIXES, string][]) {
    if (info.toString("hex").startsWith(prefix))
      return { algorithm, digest: info.subarray(prefix.length / 2) };
  }
  return { algorithm: "unknown", digest: info };
}

/** Bytes of a signature that this RSA key makes. */
export function signatureBytes(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}
