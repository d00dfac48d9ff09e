import { METHODS } from "../../../platform/catalogue";
import { PlatformError } from "../../../platform/errors";
import type { PaymentConfiguration } from "../../../platform/payment-configuration";
import { addAmounts, compareAmounts, parsePlatformAmount } from "../../../platform/money";
import type { QueryLimits } from "../gateway";
import type { FeeRules } from "../ledger/account-reports";
import { writeAccountName } from "../ledger/account-troubles";
import { learnFeeRule, type Evidence } from "../ledger/fee-rules";
import type HaipayModuleService from "../service";
import { movedOffers, offersOf } from "./platform-offer";
import type { Account } from "./settings";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How many payments of each method are looked at. */
const MOST_EVIDENCE = 10;
/** A person waits. */
const LIMITS: QueryLimits = { totalTimeoutMs: 8_000, retries: 0 };

/**
 * Asks for an account's balance, at most once a minute no matter who wants to know. The result is stored in the account's
 * report (protocol §9).
 */
export async function askForBalance(haipay: HaipayModuleService, account: Account): Promise<void> {
  const { accountReports } = haipay.ledger;
  if (!(await accountReports.claim(account, "balance", MINUTE_MS))) return;
  try {
    const { bal, availableBal, frzBal, unSettleBal } = await haipay.gateway.queryAccountAs(account, LIMITS);
    await accountReports.noteAnswer(account, {
      balance: {
        total: bal ?? null,
        available: availableBal ?? null,
        frozen: frzBal ?? null,
        unsettled: unSettleBal ?? null,
      },
    });
    await haipay.accountHealth.noteAnswer(account, "signed");
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    await accountReports.noteFailure(account, "balance", error.message);
  }
}

/**
 * Asks which methods the platform offers an account, with limits, fees and settlement (protocol §9). What has changed since the
 * last answer is put before a person; nothing is changed automatically.
 *
 * @param everyMs the minimum time between two requests, in ms; a minute by default
 */
export async function askForConfiguration(
  haipay: HaipayModuleService,
  account: Account,
  everyMs = MINUTE_MS,
): Promise<void> {
  const { accountReports } = haipay.ledger;
  if (!(await accountReports.claim(account, "configuration", everyMs))) return;
  const before = (await accountReports.find(account))?.configuration ?? null;
  let configuration: PaymentConfiguration;
  try {
    configuration = await haipay.gateway.queryConfiguration(account, LIMITS);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    await accountReports.noteFailure(account, "configuration", error.message);
    return;
  }
  await accountReports.noteAnswer(account, { configuration });
  if (before) await tellWhatMoved(haipay, account, before, configuration);
  await learnFeeRules(haipay, account, configuration);
}

/** The same for every account in use, once a day. */
export async function checkConfigurations(haipay: HaipayModuleService): Promise<void> {
  const { accounts } = await haipay.settings.read();
  for (const account of Object.values(accounts)) await askForConfiguration(haipay, account, DAY_MS);
}

async function tellWhatMoved(
  haipay: HaipayModuleService,
  account: Account,
  before: PaymentConfiguration,
  now: PaymentConfiguration,
): Promise<void> {
  const { methods } = await haipay.settings.readGeneral();
  const { currency, environment, appId } = account;
  const moved = movedOffers(before, now, account).filter(({ method }) => methods[method][currency].enabled);
  if (moved.length === 0) return;
  await haipay.ledger.attentions.raise({ account: writeAccountName(account) }, "configuration_moved", {
    environment,
    currency,
    app_id: appId,
    is_verified: now.verified_as !== null,
    moved,
  });
  haipay.logger.warn(
    `HaiPay: what the account ${writeAccountName(account)} offers has changed: ${moved.map(({ method }) => method).join(", ")}.`,
  );
}

/** Derives again from the latest payments how fees are calculated. */
async function learnFeeRules(
  haipay: HaipayModuleService,
  account: Account,
  configuration: PaymentConfiguration,
): Promise<void> {
  const offers = offersOf(configuration, account);
  const ids = METHODS.map(({ id }) => id).filter((id) => offers.get(id)?.fee);
  if (ids.length === 0) return;
  const paid = await haipay.ledger.accountReports.listFees(account, ids, MOST_EVIDENCE);
  const rules: FeeRules = {};
  for (const id of ids) {
    const fee = offers.get(id)?.fee;
    const evidence = paid.filter(({ method }) => method === id).flatMap(asEvidence);
    const rule = fee && learnFeeRule(fee, evidence, account.currency);
    if (rule) rules[id] = rule;
  }
  await haipay.ledger.accountReports.noteFeeRules(account, rules);
}

/** A payment of a different sum than was charged has a different fee. */
function asEvidence(paid: {
  charge_amount: string;
  received_amount: string | null;
  fee: string;
}): Evidence[] {
  const [charge, received, fee] = [paid.charge_amount, paid.received_amount ?? "0", paid.fee].map(
    parsePlatformAmount,
  );
  // It is not documented whether the received sum is before or after the fee (protocol §6).
  const isWhole =
    compareAmounts(received, charge) === 0 || compareAmounts(addAmounts(received, fee), charge) === 0;
  return isWhole ? [{ charge, fee }] : [];
}
