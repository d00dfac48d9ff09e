import type { Currency } from "../../../platform/catalogue";
import type { Environment } from "./settings";

/** What the page keeps of an account, each secret sealed for its row and column. */
export const SECRET_COLUMNS = [
  "merchant_secret_key",
  "merchant_private_key",
  "prepared_private_key",
  "platform_public_key",
  "second_platform_public_key",
] as const;

export type SecretColumn = (typeof SECRET_COLUMNS)[number];

/** Who set a value last, and how to tell it from another one without seeing it. */
interface Mark {
  /** Of a key: SHA-256 of its public half as DER, in hex. Of the merchant secret key: an HMAC. Null for the appId. */
  fingerprint: string | null;
  changed_at: string;
  changed_by: string;
}

/** A row: the account of one currency in one environment, as the page stored it. */
export interface StoredAccount extends Record<SecretColumn, string | null> {
  id: string;
  environment: Environment;
  currency: Currency;
  app_id: string | null;
  marks: Partial<Record<SecretColumn | "app_id", Mark>>;
  /** Counts the changes. */
  version: number;
  /** When another appId took its place; kept while orders of it are open. */
  retired_at: Date | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** What a sealed secret is bound to: it can be opened nowhere else. */
export function placeOf(
  row: Pick<StoredAccount, "id" | "environment" | "currency">,
  column: SecretColumn,
): string {
  return `haipay_account:${row.id}:${row.environment}:${row.currency}:${column}`;
}
