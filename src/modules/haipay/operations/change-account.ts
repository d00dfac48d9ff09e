import type { Currency } from "../../../platform/catalogue";
import { History } from "../ledger/history";
import type HaipayModuleService from "../service";
import { AccountDraft } from "../settings/account-draft";
import { isFixedByFile } from "../settings/file-accounts";
import { InvalidSettingsError } from "../settings/invalid-settings";
import type { Environment } from "../settings/settings";
import type { StoredAccount } from "../settings/stored-account";
import { resealWithin } from "./reseal-accounts";

/** Whose account is changed, and by whom. */
export interface AccountChange {
  environment: Environment;
  currency: Currency;
  actorId: string;
}

/** What is written into the history: no secret. */
export interface AccountAct {
  act: string;
  [fact: string]: unknown;
}

/**
 * Changes the stored credentials of a currency, in one transaction with the history. When the appId changes, the account
 * that was stays: its open orders are asked about with it.
 *
 * @param edit changes the draft and says what was done; what it throws leaves everything as it was
 * @throws InvalidSettingsError when the file configuration fixes the credentials, or no key is set to seal them
 */
export async function changeAccount(
  haipay: HaipayModuleService,
  { environment, currency, actorId }: AccountChange,
  edit: (draft: AccountDraft) => AccountAct,
): Promise<void> {
  await refuseUnchangeable(haipay, environment, currency);
  const keys = haipay.settings.keys();
  await haipay.settingsRows.transaction(async (trx, rows) => {
    await rows.lock(trx);
    const stored = await rows.findAccount(trx, environment, currency);
    const draft = new AccountDraft(stored, { environment, currency }, keys);
    const act = edit(draft);
    // Orders may have been made with it, also when the key that opens it is lost at this moment.
    const isAnother = stored !== undefined && isUsable(stored) && draft.appId !== stored.app_id;
    if (isAnother) await rows.retireAccount(trx, stored.id);
    await rows.putAccount(trx, draft.seal(isAnother));
    await resealWithin(trx, rows, keys);
    await new History(trx).appendSettings(actorId, { ...act, environment, currency });
  });
}

/**
 * Removes the stored credentials of a currency, which switches it off. A complete account stays for its open orders.
 *
 * @throws InvalidSettingsError when the file configuration fixes them
 */
export async function removeAccount(
  haipay: HaipayModuleService,
  { environment, currency, actorId }: AccountChange,
): Promise<void> {
  await refuseFixed(haipay, environment, currency);
  await haipay.settingsRows.transaction(async (trx, rows) => {
    await rows.lock(trx);
    const stored = await rows.findAccount(trx, environment, currency);
    if (!stored) return;
    await rows.retireAccount(trx, stored.id);
    await new History(trx).appendSettings(actorId, {
      act: "remove_credentials",
      app_id: stored.app_id,
      environment,
      currency,
    });
  });
}

/** Whether all is stored that an account needs, readable or not. */
function isUsable(row: StoredAccount): boolean {
  const { app_id, merchant_secret_key, merchant_private_key, platform_public_key } = row;
  return [app_id, merchant_secret_key, merchant_private_key, platform_public_key].every(
    (value) => value !== null,
  );
}

async function refuseUnchangeable(
  haipay: HaipayModuleService,
  environment: Environment,
  currency: Currency,
): Promise<void> {
  await refuseFixed(haipay, environment, currency);
  if (haipay.settings.keys().length > 0) return;
  throw new InvalidSettingsError([
    {
      field: "credentials",
      code: "no_settings_key",
      message:
        "No secret is stored without HAIPAY_SETTINGS_KEY. Make one with: openssl rand -base64 32, set it in the " +
        "environment of every instance, and start the shop again.",
      values: {},
    },
  ]);
}

async function refuseFixed(
  haipay: HaipayModuleService,
  environment: Environment,
  currency: Currency,
): Promise<void> {
  const { environments } = await haipay.settings.readGeneral();
  if (!environments.includes(environment)) {
    throw new InvalidSettingsError([
      {
        field: "environment",
        code: "environment",
        message: `environment must be one of ${environments.join(", ")}.`,
        values: { environments: environments.join(", ") },
      },
    ]);
  }
  if (!isFixedByFile(haipay.settings.sources(undefined), currency)) return;
  throw new InvalidSettingsError([
    {
      field: "credentials",
      code: "fixed",
      message:
        `The ${currency.toUpperCase()} credentials are fixed by the file configuration. ` +
        `Change them there, or remove them there to enter them here.`,
      values: { by: `HAIPAY_${currency.toUpperCase()}_…` },
    },
  ]);
}
