import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { History } from "../ledger/history";
import type HaipayModuleService from "../service";
import { SecretUnreadableError, type SettingsKeys } from "./encryption";
import type { SettingsRows } from "./settings-rows";
import { placeOf, SECRET_COLUMNS, type SecretColumn, type StoredAccount } from "./stored-accounts";

/**
 * Encrypts every stored account with the current HAIPAY_SETTINGS_KEY, in one transaction: those of every environment, and
 * retired ones whose orders are still watched. Costs one small read when there is nothing to do.
 *
 * @returns how many accounts were re-encrypted
 */
export async function resealAccounts(haipay: HaipayModuleService): Promise<number> {
  const keys = haipay.settings.keys();
  if (keys.length < 2) return 0;
  const stored = await haipay.settings.rows.listAllAccounts();
  if (!stored.some((row) => needsPreviousKey(row, keys))) return 0;
  const resealed = await haipay.settings.rows.transaction(async (trx, rows) => {
    await rows.lock(trx);
    return resealWithin(trx, rows, keys);
  });
  const unreadable = stored.filter((row) => isUnreadable(row, keys)).length;
  haipay.logger.info(
    `HaiPay: ${resealed} stored accounts were encrypted with the present HAIPAY_SETTINGS_KEY` +
      (unreadable > 0 ? `; ${unreadable} cannot be read with any key.` : "."),
  );
  return resealed;
}

/** The same within a transaction that holds the lock of the settings. */
export async function resealWithin(
  trx: Knex.Transaction,
  rows: SettingsRows,
  keys: SettingsKeys,
): Promise<number> {
  let count = 0;
  for (const row of await rows.listAllAccounts(trx)) {
    const changes = reseal(row, keys);
    if (!changes) continue;
    await rows.replaceSecrets(trx, row.id, changes);
    count++;
  }
  if (count > 0) await new History(trx).appendSettings("system", { act: "reseal_accounts", accounts: count });
  return count;
}

/** The columns of a row with a secret that was not encrypted with the current key. */
function columnsOfOtherKeys(row: StoredAccount, keys: SettingsKeys): SecretColumn[] {
  return SECRET_COLUMNS.filter((column) => {
    const sealed = row[column];
    return sealed !== null && keys.length > 0 && !keys[0].sealed(sealed);
  });
}

/** Whether a row can be decrypted only with the previous key. */
export function needsPreviousKey(row: StoredAccount, keys: SettingsKeys): boolean {
  return columnsOfOtherKeys(row, keys).some((column) =>
    keys.slice(1).some((key) => key.sealed(row[column] as string)),
  );
}

/** Whether a row contains a secret that none of the keys encrypted. */
export function isUnreadable(row: StoredAccount, keys: SettingsKeys): boolean {
  return SECRET_COLUMNS.some((column) => {
    const sealed = row[column];
    return sealed !== null && !keys.some((key) => key.sealed(sealed));
  });
}

/**
 * The columns of a row re-encrypted with the current key; what no key can decrypt stays as it is.
 *
 * @returns undefined when nothing changes
 */
function reseal(
  row: StoredAccount,
  keys: SettingsKeys,
): (Partial<Record<SecretColumn, string>> & Pick<StoredAccount, "marks">) | undefined {
  const [present, ...previous] = keys;
  const resealed: Partial<Record<SecretColumn, string>> = {};
  const marks = { ...row.marks };
  for (const column of columnsOfOtherKeys(row, keys)) {
    const sealed = row[column] as string;
    const key = previous.find((candidate) => candidate.sealed(sealed));
    const secret = key && tryToOpen(() => key.open(sealed, placeOf(row, column)));
    if (secret === undefined) continue;
    resealed[column] = present.seal(secret, placeOf(row, column));
    const mark = marks[column];
    // The fingerprint of this one secret depends on the key.
    if (mark && column === "merchant_secret_key")
      marks[column] = { ...mark, fingerprint: present.fingerprint(secret) };
  }
  return Object.keys(resealed).length > 0 ? { ...resealed, marks } : undefined;
}

function tryToOpen(open: () => string): string | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SecretUnreadableError) return undefined;
    throw error;
  }
}
