import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { MedusaError } from "@medusajs/framework/utils";
import { RefusedError } from "../refusal";
import type HaipayModuleService from "../service";
import {
  discard,
  needsSecond,
  refuseAt,
  refuseFixed,
  takeOutOfUse,
  type AccountChange,
} from "./account-changes";
import { changeOfAccount, recordChange } from "./announced-changes";
import { refusePinned } from "./file-accounts";
import type { Account } from "./settings";
import { problemAt, SettingsError } from "./settings-error";
import type { SettingsRows, StoredSettings } from "./settings-rows";
import { AccountDraft, isUsable, type AccountProposal, type StoredAccount } from "./stored-accounts";
import { testConnection } from "./test-connection";

/** Which proposal is meant: one that has changed since it was reviewed cannot be confirmed. */
export interface SeenProposal {
  /** As given in the settings' answer; undefined for the one that was saved just now. */
  version?: number;
}

type Waiting = StoredAccount & { proposal: AccountProposal };

/**
 * Puts the waiting credentials into use once the platform has accepted them, and another administrator has confirmed
 * them where that is needed. An account that is not the one in use is never used before the platform has answered for it.
 *
 * @returns whether they are in use now; if not, the proposal says what the platform answered
 * @throws RefusedError when nothing waits, something is missing, it has changed since, or the administrator is one of its authors
 */
export async function activateAccount(
  haipay: HaipayModuleService,
  change: AccountChange,
  { version }: SeenProposal,
): Promise<boolean> {
  const { environment, currency } = change;
  await refuseFixed(haipay, environment, currency);
  const waiting = await findWaiting(haipay, change);
  if (!waiting) throw refuseAt("credentials", new SettingsError("No credentials wait.", "nothing_waits"));
  if (version !== undefined && version !== waiting.version) throw movedSince();
  if (waiting.proposal.act === "change" && !(await isProven(haipay, waiting))) return false;
  await haipay.settings.rows.transaction(async (trx, rows) => {
    const stored = await rows.lock(trx);
    const now = await rows.findProposed(trx, environment, currency);
    if (now?.proposal === null || now?.id !== waiting.id || now.version !== waiting.version)
      throw movedSince();
    refuseOwn(haipay, stored, change.actorId, now.proposal);
    await use(trx, rows, haipay, change, now as Waiting);
  });
  await haipay.ledger.accountTroubles.askSoon(environment, currency);
  return true;
}

/** The same after saving: what is incomplete, not accepted by the platform or needs another person keeps waiting. */
export async function activateIfReady(haipay: HaipayModuleService, change: AccountChange): Promise<void> {
  const waiting = await findWaiting(haipay, change);
  if (!waiting || waiting.proposal.act === "remove" || !isUsable(waiting)) return;
  const stored = await haipay.settings.rows.find();
  if (stored && needsSecond(haipay, stored)) {
    await isProven(haipay, waiting);
    return;
  }
  await activateAccount(haipay, change, { version: waiting.version });
}

/** Discards what is waiting: anyone who may change credentials may do that. @throws RefusedError when nothing waits */
export async function discardProposal(haipay: HaipayModuleService, change: AccountChange): Promise<void> {
  const { environment, currency } = change;
  await refuseFixed(haipay, environment, currency);
  await haipay.settings.rows.transaction(async (trx, rows) => {
    await rows.lock(trx);
    const waiting = await rows.findProposed(trx, environment, currency);
    if (!waiting) throw refuseAt("credentials", new SettingsError("No credentials wait.", "nothing_waits"));
    await discard(trx, rows, change, waiting);
  });
}

async function findWaiting(
  haipay: HaipayModuleService,
  { environment, currency }: AccountChange,
): Promise<Waiting | undefined> {
  const rows = await haipay.settings.rows.listProposed(environment);
  return rows.find((row): row is Waiting => row.currency === currency && row.proposal !== null);
}

/** Asks the platform with the credentials, and records what it said. @throws RefusedError while some are missing */
async function isProven(haipay: HaipayModuleService, waiting: Waiting): Promise<boolean> {
  const account = openAccount(haipay, waiting);
  refuseOtherThanPinned(haipay, account);
  const test = await testConnection(haipay, account);
  const { outcome } = test;
  await haipay.ledger.accountReports.noteTest(account, test);
  await haipay.settings.rows.transaction(async (trx, rows) => {
    await rows.lock(trx);
    const now = await rows.findProposed(trx, waiting.environment, waiting.currency);
    if (now?.id !== waiting.id || now.version !== waiting.version || now.proposal === null) return;
    await rows.noteProposal(trx, now.id, {
      ...now.proposal,
      test: { outcome, at: new Date().toISOString() },
    });
  });
  return outcome === "well";
}

/** The files may since have pinned another one. */
function refuseOtherThanPinned(haipay: HaipayModuleService, { currency, appId }: Account): void {
  try {
    refusePinned(haipay.settings.sources(undefined), currency, appId);
  } catch (error) {
    throw error instanceof SettingsError ? refuseAt("app_id", error) : error;
  }
}

function openAccount(haipay: HaipayModuleService, waiting: Waiting): Account {
  const account = haipay.settings.openWaiting(waiting);
  if (account) return account;
  throw refuseAt(
    "credentials",
    new SettingsError("Enter all credentials and save them first.", "credentials_incomplete"),
  );
}

/** Nobody may confirm what they proposed themselves, even in part. */
function refuseOwn(
  haipay: HaipayModuleService,
  stored: StoredSettings,
  actorId: string,
  { by }: { by: readonly string[] },
): void {
  if (!needsSecond(haipay, stored) || !by.includes(actorId)) return;
  const message = "Another administrator has to confirm this: you proposed it, or a part of it.";
  throw new RefusedError(MedusaError.Types.NOT_ALLOWED, [
    problemAt("proposal", new SettingsError(message, "other_person_needed")),
  ]);
}

/** It is no longer what was reviewed. */
function movedSince(): RefusedError {
  const message = "What waits was changed meanwhile. Look at it again, then decide.";
  return new RefusedError(MedusaError.Types.CONFLICT, [
    problemAt("proposal", new SettingsError(message, "proposal_moved")),
  ]);
}

async function use(
  trx: Knex.Transaction,
  rows: SettingsRows,
  haipay: HaipayModuleService,
  change: AccountChange,
  waiting: Waiting,
): Promise<void> {
  const { environment, currency, actorId } = change;
  const inUse = await rows.findAccount(trx, environment, currency);
  if (waiting.proposal.act === "remove") {
    await rows.deleteAccount(trx, waiting.id);
    if (inUse) await takeOutOfUse(trx, rows, change, inUse);
    return;
  }
  const keys = haipay.settings.keys();
  const secretsOf = (row: StoredAccount) => new AccountDraft(row, { environment, currency }, keys).secrets;
  const [were, are] = [inUse ? secretsOf(inUse) : {}, secretsOf(waiting)];
  const secrets = AccountDraft.differing(were, are);
  if (inUse) {
    // Orders may have been made with a different account. For the same account, replaced keys no longer prove anything.
    const isAnother = isUsable(inUse) && inUse.app_id !== waiting.app_id;
    await (isAnother ? rows.retireAccount(trx, inUse.id) : rows.deleteAccount(trx, inUse.id));
  }
  await rows.noteProposal(trx, waiting.id, null);
  const appIds = { from: inUse && isUsable(inUse) ? inUse.app_id : null, to: waiting.app_id };
  const announced = changeOfAccount({ environment, currency }, appIds, secrets.length > 0 ? secrets : null);
  const { by } = waiting.proposal;
  const act = { act: "use_credentials", app_id: waiting.app_id, proposed_by: by, environment, currency };
  await recordChange(trx, actorId, act, announced);
}
