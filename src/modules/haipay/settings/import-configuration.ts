import type { Currency, MethodId } from "../../../platform/catalogue";
import { compareAmounts, parsePlatformAmount } from "../../../platform/money";
import type { ConfiguredMethod } from "../../../platform/payment-configuration";
import { writeAccountName } from "../ledger/account-troubles";
import type HaipayModuleService from "../service";
import { changeSettings } from "./change-settings";
import type { Limits, MethodChoice, MethodChoices, MethodSettings } from "./methods";
import { offersOf } from "./platform-offer";
import type { Account } from "./settings";

/** How the shop's settings differ from what the platform says about the account. */
export type OfferDifference =
  /** The account does not have the method, but shoppers can choose it. */
  | "missing"
  /** The method is off because the account did not have it, but now it does. */
  | "back"
  | "limits";

/**
 * Compares one method.
 *
 * @param offer what the platform says about it; undefined if the account does not have it
 */
export function differenceOf(
  offer: ConfiguredMethod | undefined,
  setting: MethodSettings[MethodId][Currency],
): OfferDifference | undefined {
  if (!offer) return setting.enabled ? "missing" : undefined;
  if (setting.off_because === "not_in_account") return "back";
  const { min, max } = limitsOf(offer, setting.platform_limits);
  const { platform_limits: known } = setting;
  return isSame(min, known.min) && isSame(max, known.max) ? undefined : "limits";
}

/**
 * Adopts what the platform last said about an account, for the named methods: whether the account has them, and
 * the limits.
 *
 * @param seen the time of the answer that the administrator reviewed, ISO 8601
 * @throws RefusedError as changing the settings does
 * @returns false if the platform has said something else since: then nothing is changed, and a person looks again
 */
export async function importConfiguration(
  haipay: HaipayModuleService,
  account: Account,
  { methods, seen, actorId }: { methods: readonly MethodId[]; seen: string; actorId: string },
): Promise<boolean> {
  const report = await haipay.ledger.accountReports.find(account);
  if (!report?.configuration || report.configuration_at?.toISOString() !== seen) return false;
  const { currency } = account;
  const offers = offersOf(report.configuration, account);
  const settings = (await haipay.settings.readGeneral()).methods;
  const stored = (await haipay.settings.rows.find())?.method_choices ?? {};
  const choices: MethodChoices = {};
  for (const id of methods) {
    const choice = takeOver(offers.get(id), settings[id][currency], stored[id]?.[currency]);
    choices[id] = { [currency]: choice };
  }
  await changeSettings(haipay, { values: {}, methods: choices }, actorId);
  await closeWhenSettled(haipay, account);
  return true;
}

function takeOver(
  offer: ConfiguredMethod | undefined,
  setting: MethodSettings[MethodId][Currency],
  stored: MethodChoice | undefined,
): MethodChoice {
  if (!offer) return { ...stored, enabled: false, ...(setting.enabled && { off_because: "not_in_account" }) };
  const platform = limitsOf(offer, setting.platform_limits);
  const isOff = !setting.enabled && setting.off_because === null;
  // The merchant's own limits are kept, as far as the platform accepts them.
  const { min, max } = stored ?? {};
  return {
    enabled: !isOff,
    platform,
    ...(min !== undefined && isInside(min, platform) && { min }),
    ...(max !== undefined && isInside(max, platform) && { max }),
  };
}

/** What the platform does not mention stays as it is. */
function limitsOf({ min, max }: Pick<ConfiguredMethod, "min" | "max">, known: Limits): Limits {
  return { min: min ?? known.min, max: max ?? known.max };
}

/** Once the shop follows the change, nobody needs to look at the attention about it. */
async function closeWhenSettled(haipay: HaipayModuleService, account: Account): Promise<void> {
  const report = await haipay.ledger.accountReports.find(account);
  if (!report?.configuration) return;
  const offers = offersOf(report.configuration, account);
  const { methods } = await haipay.settings.readGeneral();
  const differs = Object.entries(methods).some(
    ([id, setting]) => differenceOf(offers.get(id as MethodId), setting[account.currency]) !== undefined,
  );
  if (differs) return;
  const note = "The shop follows what HaiPay offers.";
  await haipay.ledger.attentions.resolveOfAccount(writeAccountName(account), "configuration_moved", note);
}

function isInside(sum: string, { min, max }: Limits): boolean {
  return compare(sum, min) >= 0 && compare(sum, max) <= 0;
}

function isSame(a: string, b: string): boolean {
  return compare(a, b) === 0;
}

function compare(a: string, b: string): number {
  return compareAmounts(parsePlatformAmount(a), parsePlatformAmount(b));
}
