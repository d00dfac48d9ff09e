import type { Currency } from "../../../platform/catalogue";
import { makeRsaPair, privateKeyToBase64 } from "../../../platform/keys";
import { refuseInput, type Problem, type RefusedError } from "../refusal";
import type HaipayModuleService from "../service";
import { normaliseCredential, refuseOwnKey } from "./credentials";
import { changeOfAccount, recordChange } from "./announced-changes";
import { isFixedByFile, readPin } from "./file-accounts";
import { refuseReadonly } from "./readonly";
import { resealWithin } from "./reseal";
import type { Environment } from "./settings";
import { problemAt, SettingsError } from "./settings-error";
import { AccountDraft, IN_USE, type StoredAccount } from "./stored-accounts";

/** What the page's API calls each credential. */
const CREDENTIAL_FIELDS = {
  app_id: "appId",
  merchant_secret_key: "merchantSecretKey",
  merchant_private_key: "merchantPrivateKey",
  platform_public_key: "platformPublicKey",
  second_platform_public_key: "secondPlatformPublicKey",
} as const;

export type CredentialField = keyof typeof CREDENTIAL_FIELDS;

/** As they were pasted; what is absent stays, and the second platform key is removed by null. */
export type CredentialChanges = Partial<Record<CredentialField, string | null>>;

/**
 * Stores credentials that were pasted on the page.
 *
 * @throws RefusedError naming each wrong field; nothing is stored then
 */
export async function changeCredentials(
  haipay: HaipayModuleService,
  change: AccountChange,
  changes: CredentialChanges,
): Promise<void> {
  await changeAccount(haipay, change, (draft) => {
    const problems: Problem[] = [];
    const fields = Object.keys(changes) as CredentialField[];
    for (const field of fields) {
      at(field, problems, () => takeOver(draft, field, changes[field] ?? null, change.actorId));
    }
    for (const field of ["platform_public_key", "second_platform_public_key"] as const) {
      at(field, problems, () => refuseOwn(draft, field));
    }
    at("app_id", problems, () => refusePinned(haipay, change.currency, draft.appId));
    if (problems.length > 0) throw refuseInput(problems);
    const changed = fields.map((field) => ({
      credential: field,
      fingerprint: draft.marks[field]?.fingerprint ?? null,
    }));
    return { act: "change_credentials", changed, app_id: draft.appId };
  });
}

/**
 * Makes an RSA-2048 key pair (protocol §1). Its private half is in use at once while no other one is; else it waits
 * until the merchant has given its public half to the platform.
 */
export async function makeKeyPair(haipay: HaipayModuleService, change: AccountChange): Promise<void> {
  const { privateKey } = await makeRsaPair();
  const text = privateKeyToBase64(privateKey);
  await changeAccount(haipay, change, (draft) => {
    const column = draft.isComplete ? "prepared_private_key" : "merchant_private_key";
    draft.set(column, text, change.actorId);
    return { act: "make_key_pair", credential: column, fingerprint: draft.marks[column]?.fingerprint };
  });
}

/** Signs with the prepared key from now on. @throws RefusedError when there is none */
export async function usePreparedKey(haipay: HaipayModuleService, change: AccountChange): Promise<void> {
  await changeAccount(haipay, change, (draft) => {
    requireSecret(draft, "prepared_private_key", "No key pair is waiting. Make one first.");
    draft.move("prepared_private_key", "merchant_private_key", change.actorId);
    return { act: "use_key_pair", fingerprint: draft.marks.merchant_private_key?.fingerprint };
  });
}

/** Ends a rotation of the platform's key: the second key is the only one. @throws RefusedError without one */
export async function finishKeyRotation(haipay: HaipayModuleService, change: AccountChange): Promise<void> {
  await changeAccount(haipay, change, (draft) => {
    requireSecret(draft, "second_platform_public_key", "There is no second platform public key.");
    draft.move("second_platform_public_key", "platform_public_key", change.actorId);
    return { act: "finish_key_rotation", fingerprint: draft.marks.platform_public_key?.fingerprint };
  });
}

function takeOver(draft: AccountDraft, field: CredentialField, pasted: string | null, by: string): void {
  if (pasted === null && field === "second_platform_public_key") {
    draft.set(field, null, by);
    return;
  }
  const given = { name: field, value: pasted?.trim() || undefined };
  const value = normaliseCredential(CREDENTIAL_FIELDS[field], given);
  if (field === "app_id") draft.setAppId(value, by);
  else draft.set(field, value, by);
}

/** An account that the files do not name takes no money, whoever pastes it. */
function refusePinned(haipay: HaipayModuleService, currency: Currency, appId: string | null): void {
  const pin = readPin(haipay.settings.sources(undefined), currency);
  if (pin?.value === undefined || appId === null || appId === pin.value) return;
  throw new SettingsError(
    `The server's configuration (${pin.name}) fixes the appId to ${pin.value}. Enter the credentials of that account, ` +
      `or change the appId there.`,
    "app_id_pinned",
    { by: pin.name, app_id: pin.value },
  );
}

function refuseOwn(draft: AccountDraft, field: "platform_public_key" | "second_platform_public_key"): void {
  const key = draft.secrets[field];
  if (key === undefined) return;
  if (draft.publicKey !== undefined) refuseOwnKey({ name: field, value: undefined }, key, draft.publicKey);
  if (field === "second_platform_public_key" && key === draft.secrets.platform_public_key) {
    throw new SettingsError(`${field} is the same as the first one. Paste HaiPay's new key.`, "same_key");
  }
}

function requireSecret(
  draft: AccountDraft,
  field: "prepared_private_key" | "second_platform_public_key",
  message: string,
): void {
  if (draft.secrets[field] !== undefined) return;
  throw refuseAt(field, new SettingsError(message));
}

function at(field: string, problems: Problem[], check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(problemAt(field, error));
  }
}

/** Whose account is changed, and by whom. */
export interface AccountChange {
  environment: Environment;
  currency: Currency;
  actorId: string;
}

/** What is written into the history: no secret. */
interface AccountAct {
  act: string;
  [fact: string]: unknown;
}

/**
 * Changes the stored credentials of a currency, in one transaction with the history. When the appId changes, the account
 * that was stays: its open orders are asked about with it.
 *
 * @param edit changes the draft and says what was done; what it throws leaves everything as it was
 * @throws RefusedError when the file configuration fixes the credentials, or no key is set to seal them
 */
async function changeAccount(
  haipay: HaipayModuleService,
  { environment, currency, actorId }: AccountChange,
  edit: (draft: AccountDraft) => AccountAct,
): Promise<void> {
  await refuseUnchangeable(haipay, environment, currency);
  const keys = haipay.settings.keys();
  await haipay.settings.rows.transaction(async (trx, rows) => {
    await rows.lock(trx);
    const stored = await rows.findAccount(trx, environment, currency);
    const draft = new AccountDraft(stored, { environment, currency }, keys);
    const act = edit(draft);
    // Orders may have been made with it, also when the key that opens it is lost at this moment.
    const isAnother = stored !== undefined && isUsable(stored) && draft.appId !== stored.app_id;
    if (isAnother) await rows.retireAccount(trx, stored.id);
    await rows.putAccount(trx, draft.seal(isAnother));
    await resealWithin(trx, rows, keys);
    const changed = draft.changedSecrets();
    const announced = changeOfAccount(
      { environment, currency },
      { from: stored?.app_id ?? null, to: draft.appId },
      changed.length > 0 ? changed : null,
    );
    await recordChange(trx, actorId, { ...act, environment, currency }, announced);
  });
}

/**
 * Removes the stored credentials of a currency, which switches it off. A complete account stays for its open orders.
 *
 * @throws RefusedError when the file configuration fixes them
 */
export async function removeAccount(
  haipay: HaipayModuleService,
  { environment, currency, actorId }: AccountChange,
): Promise<void> {
  await refuseFixed(haipay, environment, currency);
  await haipay.settings.rows.transaction(async (trx, rows) => {
    await rows.lock(trx);
    const stored = await rows.findAccount(trx, environment, currency);
    if (!stored) return;
    await rows.retireAccount(trx, stored.id);
    const act = { act: "remove_credentials", app_id: stored.app_id, environment, currency };
    const removed = IN_USE.filter((column) => stored[column] !== null);
    const announced = changeOfAccount({ environment, currency }, { from: stored.app_id, to: null }, removed);
    await recordChange(trx, actorId, act, announced);
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
  throw refuseAt(
    "credentials",
    new SettingsError(
      "No secret is stored without HAIPAY_SETTINGS_KEY. Make one with: openssl rand -base64 32, set it in the " +
        "environment of every instance, and start the shop again.",
      "no_settings_key",
    ),
  );
}

async function refuseFixed(
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

function refuseAt(field: string, error: SettingsError): RefusedError {
  return refuseInput([problemAt(field, error)]);
}
