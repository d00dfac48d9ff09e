import type { Sandbox } from "../../../src/sandbox";

/** What only the shop and the platform may know, of both currencies. */
export function secretsOf({ accounts }: Sandbox): string[] {
  return Object.values(accounts).flatMap(({ merchantSecretKey, merchantPrivateKey }) => [
    merchantSecretKey,
    merchantPrivateKey,
  ]);
}
