import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { History } from "../ledger/history";
import type HaipayModuleService from "../service";
import { isUnreadable, needsPreviousKey, reseal } from "../settings/reseal";
import type { SettingsKeys } from "../settings/settings-keys";
import type { SettingsRows } from "../settings/settings-rows";

/**
 * Encrypts every stored account with the present HAIPAY_SETTINGS_KEY, in one transaction: those of every environment, and
 * retired ones whose orders are still asked about. Costs one small read when there is nothing to do.
 *
 * @returns how many accounts were encrypted anew
 */
export async function resealAccounts(haipay: HaipayModuleService): Promise<number> {
  const keys = haipay.settings.keys();
  if (keys.length < 2) return 0;
  const stored = await haipay.settingsRows.listAllAccounts();
  if (!stored.some((row) => needsPreviousKey(row, keys))) return 0;
  const resealed = await haipay.settingsRows.transaction(async (trx, rows) => {
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
