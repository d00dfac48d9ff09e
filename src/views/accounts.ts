import type { ShownAccount, ShownCredential, WaitingAccount } from "../contract/settings-api";
import type { AccountReport } from "../modules/haipay/ledger/account-reports";
import type HaipayModuleService from "../modules/haipay/service";
import { SecretUnreadableError, type SettingsKeys } from "../modules/haipay/settings/encryption";
import { isFixedByFile, readPin } from "../modules/haipay/settings/file-accounts";
import type { Settings } from "../modules/haipay/settings/settings";
import {
  fingerprintOfPublicKey,
  isUsable,
  openSecret,
  SECRET_COLUMNS,
  type SecretColumn,
  type StoredAccount,
} from "../modules/haipay/settings/stored-accounts";
import { CURRENCIES, type Currency } from "../platform/catalogue";
import type { PlatformAccount } from "../platform/client";
import { parsePrivateKey, publicKeyToBase64 } from "../platform/keys";
import type { Actors } from "./parts";

type Untested = Omit<ShownAccount, "last_test">;

const NOT_SET: ShownCredential = {
  set: false,
  fingerprint: null,
  changed_at: null,
  changed_by: null,
  unreadable: false,
};

/** The accounts of the environment in use, one per currency, without any secret. */
export function showAccounts(
  haipay: HaipayModuleService,
  settings: Settings,
  stored: {
    inUse: readonly StoredAccount[];
    waiting: readonly StoredAccount[];
    reports: readonly AccountReport[];
  },
  { actors, actorId }: { actors: Actors; actorId: string },
): ShownAccount[] {
  const sources = haipay.settings.sources(undefined);
  const keys = haipay.settings.keys();
  const show = (currency: Currency): Untested => {
    const account = settings.accounts[currency];
    if (account && isFixedByFile(sources, currency)) return showFileAccount(currency, account, keys);
    const [inUse, proposed] = [stored.inUse, stored.waiting].map((rows) =>
      rows.find((candidate) => candidate.currency === currency),
    );
    const waiting = proposed ? showWaiting(proposed, inUse, settings, { actors, actorId }) : null;
    const row = proposed?.proposal?.act === "change" ? proposed : inUse;
    const pin = readPin(sources, currency);
    const pinned = pin?.value === undefined ? null : { app_id: pin.value, by: pin.name };
    return showStoredAccount(currency, row, { ready: account !== undefined, pinned, waiting }, keys, actors);
  };
  return CURRENCIES.map((currency) => {
    const shown = show(currency);
    const report = stored.reports.find(
      ({ environment, app_id, currency: of }) =>
        of === currency && environment === settings.environment && app_id === shown.app_id,
    );
    const { test = null, test_at = null } = report ?? {};
    return { ...shown, last_test: test && test_at ? { ...test, at: test_at } : null };
  });
}

function showWaiting(
  row: StoredAccount,
  inUse: StoredAccount | undefined,
  { secondAdministrator }: Settings,
  { actors, actorId }: { actors: Actors; actorId: string },
): WaitingAccount | null {
  const { proposal, version } = row;
  if (!proposal) return null;
  const { act, by, at, test } = proposal;
  const isComplete = act === "remove" || isUsable(row);
  const isProven = act === "remove" || test?.outcome === "well";
  return {
    version,
    act,
    by: by.map(actors),
    at,
    own: by.includes(actorId),
    needs: [
      ...(isComplete ? [] : (["credentials"] as const)),
      ...(isProven ? [] : (["answer"] as const)),
      ...(secondAdministrator ? (["administrator"] as const) : []),
    ],
    test,
    app_id_in_use: inUse && isUsable(inUse) ? inUse.app_id : null,
  };
}

function showFileAccount(currency: Currency, account: PlatformAccount, keys: SettingsKeys): Untested {
  const [platformKey, secondKey] = account.platformPublicKeys.map(publicKeyToBase64);
  const publicKey = publicKeyToBase64(account.merchantPrivateKey);
  const secret = keys[0]?.fingerprint(account.merchantSecretKey) ?? null;
  return {
    currency,
    fixed: true,
    pinned: null,
    ready: true,
    waiting: null,
    app_id: account.appId,
    credentials: {
      app_id: { ...NOT_SET, set: true },
      merchant_secret_key: { ...NOT_SET, set: true, fingerprint: secret },
      merchant_private_key: { ...NOT_SET, set: true, fingerprint: fingerprintOfPublicKey(publicKey) },
      platform_public_key: { ...NOT_SET, set: true, fingerprint: fingerprintOfPublicKey(platformKey) },
      second_platform_public_key: secondKey
        ? { ...NOT_SET, set: true, fingerprint: fingerprintOfPublicKey(secondKey) }
        : NOT_SET,
    },
    public_key: publicKey,
    prepared_public_key: null,
    uses_previous_key: false,
  };
}

function showStoredAccount(
  currency: Currency,
  row: StoredAccount | undefined,
  { ready, pinned, waiting }: Pick<ShownAccount, "ready" | "pinned" | "waiting">,
  keys: SettingsKeys,
  actors: Actors,
): Untested {
  const show = (field: SecretColumn | "app_id") => showCredential(row, field, keys, actors);
  return {
    currency,
    fixed: false,
    pinned,
    ready,
    waiting,
    app_id: row?.app_id ?? null,
    credentials: {
      app_id: show("app_id"),
      merchant_secret_key: show("merchant_secret_key"),
      merchant_private_key: show("merchant_private_key"),
      platform_public_key: show("platform_public_key"),
      second_platform_public_key: show("second_platform_public_key"),
    },
    public_key: publicKeyIn(row, "merchant_private_key", keys),
    prepared_public_key: publicKeyIn(row, "prepared_private_key", keys),
    uses_previous_key: SECRET_COLUMNS.some((column) => {
      const sealed = row?.[column];
      return Boolean(sealed && keys.slice(1).some((key) => key.sealed(sealed)));
    }),
  };
}

function showCredential(
  row: StoredAccount | undefined,
  field: SecretColumn | "app_id",
  keys: SettingsKeys,
  actors: Actors,
): ShownCredential {
  if (!row || row[field] === null) return NOT_SET;
  const mark = row.marks[field];
  return {
    set: true,
    fingerprint: mark?.fingerprint ?? null,
    changed_at: mark?.changed_at ?? null,
    changed_by: mark ? actors(mark.changed_by) : null,
    unreadable: field !== "app_id" && tryToOpen(row, field, keys) === undefined,
  };
}

function publicKeyIn(
  row: StoredAccount | undefined,
  column: "merchant_private_key" | "prepared_private_key",
  keys: SettingsKeys,
): string | null {
  const secret = row && tryToOpen(row, column, keys);
  return secret === undefined ? null : publicKeyToBase64(parsePrivateKey(secret));
}

function tryToOpen(row: StoredAccount, column: SecretColumn, keys: SettingsKeys): string | undefined {
  try {
    return openSecret(row, column, keys);
  } catch (error) {
    if (error instanceof SecretUnreadableError) return undefined;
    throw error;
  }
}
