import { createHash } from "node:crypto";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Currency } from "../../../platform/catalogue";
import { parsePrivateKey, publicKeyToBase64 } from "../../../platform/keys";
import type { Account as AccountModel } from "../models/account";
import type { RowOf } from "../row-of";
import { makeAccount } from "./credentials";
import { SecretUnreadableError, type SettingsKeys } from "./encryption";
import type { Account, Environment, GeneralSettings } from "./settings";
import type { ConnectionOutcome } from "./test-connection";

/** What the page stores of an account, each secret encrypted for its row and column. */
export const SECRET_COLUMNS = [
  "merchant_secret_key",
  "merchant_private_key",
  "prepared_private_key",
  "platform_public_key",
  "second_platform_public_key",
] as const;

/** The secrets that decide which account is paid, and whose answers are believed. */
export const IN_USE = SECRET_COLUMNS.filter((column) => column !== "prepared_private_key");

export type SecretColumn = (typeof SECRET_COLUMNS)[number];

/** Who last set a value, and a fingerprint to recognise it by. */
interface Mark {
  /** Of a key: SHA-256 of its public half as DER, in hex. Of the merchant secret key: an HMAC. Null for the appId. */
  fingerprint: string | null;
  changed_at: string;
  changed_by: string;
}

/** Who put together the proposal, in order, and when it was last changed. */
export interface Proposed {
  by: string[];
  /** ISO 8601. */
  at: string;
}

export interface AccountProposal extends Proposed {
  /** What happens to the account in use: these credentials replace it, or it is removed. */
  act: "change" | "remove";
  /** What the platform said when it was last asked with these credentials, and when. */
  test: { outcome: ConnectionOutcome; at: string } | null;
}

/** A row: the account of one currency in one environment, as the page stored it. */
export type StoredAccount = RowOf<
  typeof AccountModel,
  { marks: Partial<Record<SecretColumn | "app_id", Mark>>; proposal: AccountProposal | null }
>;

/** Whether everything that an account needs is stored, readable or not. */
export function isUsable(row: StoredAccount): boolean {
  const { app_id, merchant_secret_key, merchant_private_key, platform_public_key } = row;
  return [app_id, merchant_secret_key, merchant_private_key, platform_public_key].every(
    (value) => value !== null,
  );
}

/** What an encrypted secret is bound to: it can be decrypted nowhere else. */
export function placeOf(
  row: Pick<StoredAccount, "id" | "environment" | "currency">,
  column: SecretColumn,
): string {
  return `haipay_account:${row.id}:${row.environment}:${row.currency}:${column}`;
}

/**
 * A secret of a row as text.
 *
 * @returns undefined when it was never set
 * @throws SecretUnreadableError when none of the keys encrypted it, or the row was changed by somebody else
 */
export function openSecret(row: StoredAccount, column: SecretColumn, keys: SettingsKeys): string | undefined {
  const sealed = row[column];
  if (sealed === null) return undefined;
  const key = keys.find((candidate) => candidate.sealed(sealed));
  if (key) return key.open(sealed, placeOf(row, column));
  throw new SecretUnreadableError(
    `The stored ${row.currency.toUpperCase()} credentials were encrypted with another HAIPAY_SETTINGS_KEY. Set that key ` +
      `as HAIPAY_SETTINGS_PREVIOUS_KEY, or enter the credentials again.`,
  );
}

/** Decrypts stored accounts; the result is cached by the row's id and version. */
export class AccountVault {
  private readonly opened = new Map<string, { state: string; account: Account | undefined }>();

  /**
   * @returns undefined while a credential is missing, or the file configuration knows no host for its environment
   * @throws SecretUnreadableError
   */
  open(row: StoredAccount, keys: SettingsKeys, hosts: GeneralSettings["hosts"]): Account | undefined {
    const baseUrl = hosts[row.environment];
    if (baseUrl === undefined) return undefined;
    const state = [row.version, baseUrl, ...keys.map(({ id }) => id)].join(" ");
    const known = this.opened.get(row.id);
    if (known?.state === state) return known.account;
    const account = accountOf(row, keys, baseUrl);
    this.opened.set(row.id, { state, account });
    return account;
  }
}

function accountOf(row: StoredAccount, keys: SettingsKeys, baseUrl: string): Account | undefined {
  if (
    row.app_id === null ||
    row.merchant_secret_key === null ||
    row.merchant_private_key === null ||
    row.platform_public_key === null
  ) {
    return undefined;
  }
  const secret = (column: SecretColumn) => ({ name: column, value: openSecret(row, column, keys) });
  const values = {
    appId: { name: "app_id", value: row.app_id },
    merchantSecretKey: secret("merchant_secret_key"),
    merchantPrivateKey: secret("merchant_private_key"),
    platformPublicKey: secret("platform_public_key"),
    secondPlatformPublicKey: secret("second_platform_public_key"),
  };
  return { ...makeAccount(values, row.currency, baseUrl), environment: row.environment };
}

type Sealed = Omit<
  StoredAccount,
  "proposal" | "version" | "retired_at" | "created_at" | "updated_at" | "deleted_at"
>;

type Secrets = Readonly<Partial<Record<SecretColumn, string>>>;

/** A decrypted account, while it is being changed. */
export class AccountDraft {
  readonly secrets: Partial<Record<SecretColumn, string>> = {};
  readonly marks: StoredAccount["marks"];
  appId: string | null;
  private readonly before: Secrets;
  /** What no key can decrypt now. It is kept until it is set again: the key may be found. */
  private readonly unreadable = new Set<SecretColumn>();

  /** @param stored the previous row */
  constructor(
    private readonly stored: StoredAccount | undefined,
    private readonly at: { environment: Environment; currency: Currency },
    private readonly keys: SettingsKeys,
  ) {
    this.appId = stored?.app_id ?? null;
    this.marks = { ...stored?.marks };
    for (const column of SECRET_COLUMNS) {
      const secret = stored && tryToOpen(stored, column, keys);
      if (secret !== undefined) this.secrets[column] = secret;
      else if (stored && stored[column] !== null) this.unreadable.add(column);
      else delete this.marks[column];
    }
    this.before = { ...this.secrets };
  }

  /** Which of the secrets in use have changed. */
  changedSecrets(): SecretColumn[] {
    return AccountDraft.differing(this.before, this.secrets);
  }

  /** Which of the secrets that decide where money goes differ. */
  static differing(before: Secrets, after: Secrets): SecretColumn[] {
    return IN_USE.filter((column) => after[column] !== before[column]);
  }

  /** Whether it is the account that takes payments, not one waiting to. */
  get isInUse(): boolean {
    return this.stored !== undefined && this.stored.proposal === null;
  }

  /** @param by id of the administrator */
  setAppId(appId: string, by: string): void {
    this.appId = appId;
    this.marks.app_id = { fingerprint: null, changed_at: new Date().toISOString(), changed_by: by };
  }

  /** @param secret in its normal form; null removes it */
  set(column: SecretColumn, secret: string | null, by: string): void {
    this.unreadable.delete(column);
    delete this.secrets[column];
    delete this.marks[column];
    if (secret === null) return;
    this.secrets[column] = secret;
    const fingerprint = this.fingerprintOf(column, secret);
    this.marks[column] = { fingerprint, changed_at: new Date().toISOString(), changed_by: by };
  }

  /** Moves a secret together with its fingerprint, unchanged. */
  move(from: SecretColumn, to: SecretColumn, by: string): void {
    this.set(to, this.secrets[from] ?? null, by);
    this.set(from, null, by);
  }

  get isComplete(): boolean {
    const { merchant_secret_key, merchant_private_key, platform_public_key } = this.secrets;
    return Boolean(this.appId && merchant_secret_key && merchant_private_key && platform_public_key);
  }

  /** The merchant's public key as bare Base64. */
  get publicKey(): string | undefined {
    const { merchant_private_key } = this.secrets;
    return merchant_private_key && publicKeyToBase64(parsePrivateKey(merchant_private_key));
  }

  /**
   * The row to be stored, everything encrypted with the current key.
   *
   * @param asNew under a new id, because the old row is kept
   */
  seal(asNew: boolean): Sealed {
    const id = asNew || !this.stored ? generateEntityId(undefined, "hpac") : this.stored.id;
    const place = { id, ...this.at };
    const sealed = SECRET_COLUMNS.map((column) => {
      const secret = this.secrets[column];
      // Encrypted for its row: under another id nothing could decrypt it.
      const kept = id === this.stored?.id && this.unreadable.has(column) ? this.stored[column] : null;
      return [
        column,
        secret === undefined ? kept : this.keys[0].seal(secret, placeOf(place, column)),
      ] as const;
    });
    for (const [column, text] of sealed) if (text === null) delete this.marks[column];
    const mark = this.marks.merchant_secret_key;
    const secretKey = this.secrets.merchant_secret_key;
    if (mark && secretKey) {
      const fingerprint = this.keys[0].fingerprint(secretKey);
      this.marks.merchant_secret_key = { ...mark, fingerprint };
    }
    return {
      ...place,
      app_id: this.appId,
      marks: this.marks,
      ...(Object.fromEntries(sealed) as Record<SecretColumn, string | null>),
    };
  }

  private fingerprintOf(column: SecretColumn, secret: string): string {
    switch (column) {
      case "merchant_secret_key":
        return this.keys[0].fingerprint(secret);
      case "merchant_private_key":
      case "prepared_private_key":
        return fingerprintOfPublicKey(publicKeyToBase64(parsePrivateKey(secret)));
      case "platform_public_key":
      case "second_platform_public_key":
        return fingerprintOfPublicKey(secret);
    }
  }
}

/** SHA-256 of a public key as DER, in hex. @param publicKey bare Base64 SPKI */
export function fingerprintOfPublicKey(publicKey: string): string {
  return createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex");
}

function tryToOpen(row: StoredAccount, column: SecretColumn, keys: SettingsKeys): string | undefined {
  try {
    return openSecret(row, column, keys);
  } catch (error) {
    if (error instanceof SecretUnreadableError) return undefined;
    throw error;
  }
}
