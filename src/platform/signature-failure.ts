import type { JsonObject } from "./json";

/**
 * A sentence on a signature that does not verify: what can be seen at once first, then the usual causes (protocol §3).
 * @param what the thing that was signed, such as "answer to collect/query".
 */
export function explainSignatureFailure(
  what: string,
  message: JsonObject,
  account: { merchantSecretKey: string; publicKeys: readonly unknown[] },
): string {
  const causes = [
    ...seenCauses(message, account),
    "the platform public key or the merchant secret key of the other currency or environment",
    "stray white space or a missing end in a pasted key",
    "the merchant's own public key in the place of the platform's",
    "a key read as PKCS#1 instead of PKCS#8",
    "a number that lost its written form (100.00 became 100) or a field that was dropped on the way, by a proxy or a " +
      "parser that rewrites JSON",
  ];
  return (
    `The signature of the platform's ${what} does not verify, so it proves nothing. Likely causes: ` +
    `${causes.join("; ")}. Copy the keys of this currency from the platform's console again.`
  );
}

function seenCauses(
  message: JsonObject,
  account: { merchantSecretKey: string; publicKeys: readonly unknown[] },
): string[] {
  const causes: string[] = [];
  if (!Object.hasOwn(message, "sign")) {
    causes.push("it carries no sign at all");
  }
  if (account.publicKeys.length === 0) {
    causes.push("no platform public key is set");
  }
  if (account.merchantSecretKey !== account.merchantSecretKey.trim()) {
    causes.push("the merchant secret key begins or ends with white space");
  }
  return causes;
}
