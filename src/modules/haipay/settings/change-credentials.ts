import { makeRsaPair, privateKeyToBase64 } from "../../../platform/keys";
import { refuseInput, type Problem } from "../refusal";
import type HaipayModuleService from "../service";
import { changeAccount, refuseAt, type AccountChange } from "./account-changes";
import { normaliseCredential, refuseOwnKey } from "./credentials";
import { refusePinned } from "./file-accounts";
import { problemAt, SettingsError } from "./settings-error";
import type { AccountDraft } from "./stored-accounts";

/** What the page's API calls each credential. */
const CREDENTIAL_FIELDS = {
  app_id: "appId",
  merchant_secret_key: "merchantSecretKey",
  merchant_private_key: "merchantPrivateKey",
  platform_public_key: "platformPublicKey",
  second_platform_public_key: "secondPlatformPublicKey",
} as const;

export type CredentialField = keyof typeof CREDENTIAL_FIELDS;

/** As they were pasted; absent ones stay as they are, and null removes the second platform key. */
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
    at("app_id", problems, () =>
      refusePinned(haipay.settings.sources(undefined), change.currency, draft.appId),
    );
    if (problems.length > 0) throw refuseInput(problems);
    const changed = fields.map((field) => ({
      credential: field,
      fingerprint: draft.marks[field]?.fingerprint ?? null,
    }));
    return { act: "change_credentials", changed, app_id: draft.appId };
  });
}

/**
 * Makes an RSA-2048 key pair (protocol §1). Its private half is used at once if there is no other; else it waits
 * until the merchant has given its public half to the platform.
 */
export async function makeKeyPair(haipay: HaipayModuleService, change: AccountChange): Promise<void> {
  const { privateKey } = await makeRsaPair();
  const text = privateKeyToBase64(privateKey);
  await changeAccount(haipay, change, (draft) => {
    const column = draft.isInUse && draft.isComplete ? "prepared_private_key" : "merchant_private_key";
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
