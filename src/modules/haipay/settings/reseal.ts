import type { SettingsKeys } from "./settings-keys";
import { SecretUnreadableError } from "./settings-key";
import { placeOf, SECRET_COLUMNS, type SecretColumn, type StoredAccount } from "./stored-account";

/** The columns of a row that hold a secret which the present key did not seal. */
function columnsOfOtherKeys(row: StoredAccount, keys: SettingsKeys): SecretColumn[] {
  return SECRET_COLUMNS.filter((column) => {
    const sealed = row[column];
    return sealed !== null && keys.length > 0 && !keys[0].sealed(sealed);
  });
}

/** Whether a row can be read only with the previous key. */
export function needsPreviousKey(row: StoredAccount, keys: SettingsKeys): boolean {
  return columnsOfOtherKeys(row, keys).some((column) =>
    keys.slice(1).some((key) => key.sealed(row[column] as string)),
  );
}

/** Whether a row holds a secret that none of the keys sealed. */
export function isUnreadable(row: StoredAccount, keys: SettingsKeys): boolean {
  return SECRET_COLUMNS.some((column) => {
    const sealed = row[column];
    return sealed !== null && !keys.some((key) => key.sealed(sealed));
  });
}

/**
 * The columns of a row that the present key seals anew; what no key opens stays as it is.
 *
 * @returns undefined when nothing changes
 */
export function reseal(
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
