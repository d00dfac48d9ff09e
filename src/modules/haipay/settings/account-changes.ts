import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency } from "../../../platform/catalogue";
import { refuseInput, type RefusedError } from "../refusal";
import type HaipayModuleService from "../service";
import { changeOfAccount, recordChange, type AnnouncedChange } from "./announced-changes";
import { isFixedByFile } from "./file-accounts";
import { refuseReadonly } from "./readonly";
import { resealWithin } from "./reseal";
import type { Environment } from "./settings";
import { problemAt, SettingsError } from "./settings-error";
import type { SettingsRows, StoredSettings } from "./settings-rows";
import {
  AccountDraft,
  IN_USE,
  isUsable,
  type AccountProposal,
  type Proposed,
  type StoredAccount,
} from "./stored-accounts";

/** Whose account is changed, and by whom. */
export interface AccountChange {
  environment: Environment;
  currency: Currency;
  actorId: string;
}

/** What is written to the history: no secret. */
interface AccountAct {
  act: string;
  [fact: string]: unknown;
}

/**
 * Changes the stored credentials of a currency, in one transaction with the history. What would pay an account other than the
 * one in use, or needs another administrator, is kept beside it and is not in use before `activateAccount`.
 *
 * @param edit changes the draft and returns what was done; if it throws, nothing is changed
 * @throws RefusedError when the file configuration fixes the credentials, or no key is set to seal them
 */
export async function changeAccount(
  haipay: HaipayModuleService,
  change: AccountChange,
  edit: (draft: AccountDraft) => AccountAct,
): Promise<void> {
  const { environment, currency, actorId } = change;
  await refuseUnchangeable(haipay, environment, currency);
  const keys = haipay.settings.keys();
  await haipay.settings.rows.transaction(async (trx, rows) => {
    const stored = await rows.lock(trx);
    const inUse = await rows.findAccount(trx, environment, currency);
    const waiting = await rows.findProposed(trx, environment, currency);
    refuseBesideRemoval(waiting);
    const draft = new AccountDraft(waiting ?? inUse, { environment, currency }, keys);
    const act = edit(draft);
    const waits = waiting !== undefined || mustWait(haipay, stored, inUse, draft);
    const proposal = waits ? proposedBy(waiting?.proposal, actorId, "change") : null;
    await rows.putAccount(trx, { ...draft.seal(waits && waiting === undefined), proposal });
    await resealWithin(trx, rows, keys);
    const announced = waits
      ? announceProposal(haipay, stored, change, inUse, draft.appId)
      : changeOfSecrets(change, draft);
    await recordChange(trx, actorId, { ...act, environment, currency, ...(waits && { waits }) }, announced);
  });
  await haipay.ledger.accountTroubles.askSoon(environment, currency);
}

/** Only a change that keeps paying the same account, and needs nobody else, takes effect at once. */
function mustWait(
  haipay: HaipayModuleService,
  stored: StoredSettings,
  inUse: StoredAccount | undefined,
  draft: AccountDraft,
): boolean {
  if (inUse === undefined || !isUsable(inUse) || draft.appId !== inUse.app_id) return true;
  return draft.changedSecrets().length > 0 && needsSecond(haipay, stored);
}

function changeOfSecrets({ environment, currency }: AccountChange, draft: AccountDraft): AnnouncedChange[] {
  const secrets = draft.changedSecrets();
  const appIds = { from: draft.appId, to: draft.appId };
  return changeOfAccount({ environment, currency }, appIds, secrets.length > 0 ? secrets : null);
}

/** The other administrators are told that something is waiting for them. */
function announceProposal(
  haipay: HaipayModuleService,
  stored: StoredSettings,
  { environment, currency }: AccountChange,
  inUse: StoredAccount | undefined,
  appId: string | null,
): AnnouncedChange[] {
  if (!needsSecond(haipay, stored)) return [];
  const of = { environment, currency_code: currency, credentials: [] };
  return [{ what: "proposal", ...of, from: inUse?.app_id ?? null, to: appId }];
}

/** Whether another administrator has to confirm what could divert the money. */
export function needsSecond(haipay: HaipayModuleService, stored: StoredSettings): boolean {
  return haipay.settings.generalOf(stored).secondAdministrator;
}

/** A proposal with one more author: none of its authors can confirm it. */
export function proposedBy(
  before: Proposed | null | undefined,
  actorId: string,
  act: AccountProposal["act"],
): AccountProposal {
  const by = [...(before?.by ?? []).filter((id) => id !== actorId), actorId];
  return { act, by, at: new Date().toISOString(), test: null };
}

/**
 * Removes the stored credentials of a currency, which switches it off, and those waiting to replace them. A complete
 * account is kept for its open orders. If another administrator has to confirm it, the removal waits.
 *
 * @throws RefusedError when the file configuration fixes them
 */
export async function removeAccount(haipay: HaipayModuleService, change: AccountChange): Promise<void> {
  const { environment, currency, actorId } = change;
  await refuseFixed(haipay, environment, currency);
  await haipay.settings.rows.transaction(async (trx, rows) => {
    const stored = await rows.lock(trx);
    const inUse = await rows.findAccount(trx, environment, currency);
    const waiting = await rows.findProposed(trx, environment, currency);
    if (waiting) await discard(trx, rows, change, waiting);
    if (!inUse) return;
    if (!needsSecond(haipay, stored)) {
      await takeOutOfUse(trx, rows, change, inUse);
      return;
    }
    const empty = new AccountDraft(undefined, { environment, currency }, haipay.settings.keys());
    const proposal = proposedBy(waiting?.proposal, actorId, "remove");
    await rows.putAccount(trx, { ...empty.seal(true), proposal });
    const announced = announceProposal(haipay, stored, change, inUse, null);
    const act = { act: "remove_credentials", app_id: inUse.app_id, environment, currency, waits: true };
    await recordChange(trx, actorId, act, announced);
  });
}

/** Discards waiting credentials, or a waiting removal. */
export async function discard(
  trx: Knex.Transaction,
  rows: SettingsRows,
  { environment, currency, actorId }: AccountChange,
  { id, app_id, proposal }: StoredAccount,
): Promise<void> {
  await rows.deleteAccount(trx, id);
  const act = { act: "discard_credentials", app_id, proposed_by: proposal?.by ?? [], environment, currency };
  await recordChange(trx, actorId, act, []);
}

/** Switches the currency off. */
export async function takeOutOfUse(
  trx: Knex.Transaction,
  rows: SettingsRows,
  { environment, currency, actorId }: AccountChange,
  inUse: StoredAccount,
): Promise<void> {
  await rows.retireAccount(trx, inUse.id);
  const act = { act: "remove_credentials", app_id: inUse.app_id, environment, currency };
  const removed = IN_USE.filter((column) => inUse[column] !== null);
  const appIds = { from: inUse.app_id, to: null };
  await recordChange(trx, actorId, act, changeOfAccount({ environment, currency }, appIds, removed));
}

/** Credentials cannot be added to a waiting removal: they would be confirmed with it unseen. */
function refuseBesideRemoval(waiting: StoredAccount | undefined): void {
  if (waiting?.proposal?.act !== "remove") return;
  throw refuseAt(
    "credentials",
    new SettingsError(
      "The removal of these credentials waits for another administrator. Reject it first.",
      "removal_waits",
    ),
  );
}

async function refuseUnchangeable(
  haipay: HaipayModuleService,
  environment: Environment,
  currency: Currency,
): Promise<void> {
  await refuseFixed(haipay, environment, currency);
  if (haipay.settings.keys().length > 0) return;
  throw refuseAt(
    "credentials",
    new SettingsError(
      "No secret is stored without HAIPAY_SETTINGS_KEY. Make one with: openssl rand -base64 32, set it in the " +
        "environment of every instance, and start the shop again.",
      "no_settings_key",
    ),
  );
}

/** @throws RefusedError when the file configuration does not allow the page to change these credentials */
export async function refuseFixed(
  haipay: HaipayModuleService,
  environment: Environment,
  currency: Currency,
): Promise<void> {
  refuseReadonly(haipay);
  const { environments } = await haipay.settings.readGeneral();
  if (!environments.includes(environment)) {
    const message = `environment must be one of ${environments.join(", ")}.`;
    throw refuseAt("environment", new SettingsError(message, "one_of", { choices: environments }));
  }
  if (!isFixedByFile(haipay.settings.sources(undefined), currency)) return;
  const message =
    `The ${currency.toUpperCase()} credentials are fixed by the file configuration. ` +
    `Change them there, or remove them there to enter them here.`;
  const by = `HAIPAY_${currency.toUpperCase()}_…`;
  throw refuseAt("credentials", new SettingsError(message, "fixed", { by }));
}

/** @param field as the page's API names it */
export function refuseAt(field: string, error: SettingsError): RefusedError {
  return refuseInput([problemAt(field, error)]);
}
