import { askForConfiguration } from "./settings/platform-report";
import { offersOf } from "./settings/platform-offer";
import { proveAccount } from "./settings/test-connection";
import type { AccountTrouble } from "./ledger/account-troubles";
import type HaipayModuleService from "./service";
import type { Account } from "./settings/settings";

const FIVE_MINUTES_MS = 300_000;

/**
 * Checks the accounts that cannot take money and are due for another check, so that their methods come back automatically.
 * If no request can tell, the next buyer may try: that payment decides.
 */
export async function recoverAccounts(haipay: HaipayModuleService): Promise<void> {
  const due = await haipay.ledger.accountTroubles.claimDue();
  for (const trouble of due) await recover(haipay, trouble);
}

async function recover(haipay: HaipayModuleService, trouble: AccountTrouble): Promise<void> {
  const { accounts, off, environment } = await haipay.settings.read();
  // This server does not know the account; another one may use it.
  if (off) return;
  const account = accounts[trouble.currency];
  const isInUse = environment === trouble.environment && account?.appId === trouble.app_id;
  if (!isInUse) {
    await haipay.accountHealth.end(trouble, "The shop does not use this account at present.");
    return;
  }
  await (trouble.method === null
    ? askForAccount(haipay, account, trouble)
    : askForMethod(haipay, account, trouble));
}

async function askForAccount(
  haipay: HaipayModuleService,
  account: Account,
  trouble: AccountTrouble,
): Promise<void> {
  const proof = await proveAccount(haipay, account);
  if (!proof) return;
  await haipay.accountHealth.noteAnswer(account, proof);
  // What is left then cannot be proven by a request.
  if (proof === "refusal") await haipay.ledger.accountTroubles.allowTrial(trouble);
}

/** Only an order proves that the platform creates orders, but its list of products saves buyers futile attempts. */
async function askForMethod(
  haipay: HaipayModuleService,
  account: Account,
  trouble: AccountTrouble,
): Promise<void> {
  await askForConfiguration(haipay, account, FIVE_MINUTES_MS);
  const report = await haipay.ledger.accountReports.find(account);
  const isMissing =
    report?.configuration != null &&
    report.configuration_error === null &&
    trouble.method !== null &&
    !offersOf(report.configuration, account).has(trouble.method);
  if (!isMissing) await haipay.ledger.accountTroubles.allowTrial(trouble);
}
