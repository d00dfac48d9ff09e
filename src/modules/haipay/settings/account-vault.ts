import { makeAccount } from "./credentials";
import type { Account, GeneralSettings } from "./settings";
import { SecretUnreadableError } from "./settings-key";
import type { SettingsKeys } from "./settings-keys";
import { placeOf, type SecretColumn, type StoredAccount } from "./stored-account";

/**
 * A secret of a row as text.
 *
 * @returns undefined when it was never set
 * @throws SecretUnreadableError when none of the keys sealed it, or the row was changed past us
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

/** Opens stored accounts; what is opened is remembered under the row's id and version. */
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
