import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Currency } from "../../../platform/catalogue";
import { Announcements } from "../ledger/announcements";
import { History } from "../ledger/history";
import { NOTIFICATION_PATH } from "./read-settings";
import type { Environment, GeneralSettings } from "./settings";
import type { StoredAccount } from "./stored-accounts";

/** What could divert money, or hide that it was diverted. */
type ChangedThing =
  /** Something is waiting for another administrator; none of it is in effect yet. */
  | "proposal"
  | "second_administrator"
  | "app_id"
  | "credentials"
  | "environment"
  | "platform_address"
  | "notification_address"
  | "storefront_addresses";

/** One change, as it is announced to the shop: no secret. */
export interface AnnouncedChange {
  what: ChangedThing;
  /** Whose account or address it is; null for what belongs to no environment. */
  environment: Environment | null;
  currency_code: Currency | null;
  /** Before and after, unless secret; null for nothing. Lists are written with commas. */
  from: string | null;
  to: string | null;
  /** Of `credentials`: which ones, by the names of the admin API; nothing if only the files contain them. */
  credentials: string[];
}

/** Who changed it, if not a user: a server was started with different files. */
export const BY_FILES = "files";

/**
 * Writes a change of the settings to the history, together with what is announced to the shop.
 *
 * @param trx in which it is changed
 * @param actorId the administrator's id, or `files`
 * @param payload what changed; no secret
 * @param announced which parts of it could divert money
 */
export async function recordChange(
  trx: Knex.Transaction,
  actorId: string,
  payload: { act: string; [fact: string]: unknown },
  announced: readonly AnnouncedChange[],
): Promise<void> {
  const isTold = announced.length > 0;
  const historyId = await new History(trx).appendSettings(
    actorId,
    isTold ? { ...payload, announced } : payload,
  );
  if (isTold) await new Announcements(trx).write("haipay.settings.changed", { historyId });
}

/** The parts of a change in the admin that could divert money. */
export function changesOfPage(before: GeneralSettings, after: GeneralSettings): AnnouncedChange[] {
  return [
    ...changed("environment", before.environment, after.environment),
    ...changed(
      "second_administrator",
      onOrOff(before.secondAdministrator),
      onOrOff(after.secondAdministrator),
    ),
    ...changed("notification_address", serverOf(before), serverOf(after)),
    ...changed("storefront_addresses", listOf(before.storefrontUrls), listOf(after.storefrontUrls)),
  ];
}

/** The server to which notifications go, as the settings write it. */
function serverOf({ notifyUrl }: GeneralSettings): string | null {
  return notifyUrl?.slice(0, -NOTIFICATION_PATH.length) ?? null;
}

/** A value that has changed. @param of whose it is */
export function changed(
  what: ChangedThing,
  from: string | null,
  to: string | null,
  of: Partial<Pick<AnnouncedChange, "environment" | "currency_code" | "credentials">> = {},
): AnnouncedChange[] {
  if (from === to) return [];
  return [{ what, environment: null, currency_code: null, from, to, credentials: [], ...of }];
}

/**
 * Announces which account takes the payments of a currency from now on.
 *
 * @param credentials which of the others were changed: null for none, nothing where it is not known
 */
export function changeOfAccount(
  { environment, currency }: Pick<StoredAccount, "environment" | "currency">,
  appIds: { from: string | null; to: string | null },
  credentials: string[] | null,
): AnnouncedChange[] {
  const of = { environment, currency_code: currency };
  const ofAppId = changed("app_id", appIds.from, appIds.to, of);
  if (credentials === null) return ofAppId;
  return [...ofAppId, { what: "credentials", ...of, from: null, to: null, credentials }];
}

function onOrOff(isOn: boolean): string {
  return isOn ? "on" : "off";
}

/** As the settings write a list; null for none. */
function listOf(addresses: readonly string[]): string | null {
  return addresses.join(",") || null;
}
