import type { MedusaContainer } from "@medusajs/framework/types";
import type {
  ShownBalance,
  ShownOffer,
  ShownPlatformConfiguration,
  ShownTrouble,
} from "../contract/accounts-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { AccountReport } from "../modules/haipay/ledger/account-reports";
import type { AccountTrouble } from "../modules/haipay/ledger/account-troubles";
import type HaipayModuleService from "../modules/haipay/service";
import { differenceOf } from "../modules/haipay/settings/import-configuration";
import { offersOf, settlementDaysOf } from "../modules/haipay/settings/platform-offer";
import type { Account, GeneralSettings } from "../modules/haipay/settings/settings";
import { getMethod, METHODS } from "../platform/catalogue";
import type { ConfiguredMethod } from "../platform/payment-configuration";

/** Counting further would not help anybody. */
const MOST_BUYERS = 100;

/** The accounts and methods that are off for buyers because they cannot take money; those that have failed longest first. */
export async function showTroubles(container: MedusaContainer): Promise<ShownTrouble[]> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { environment } = await haipay.settings.readGeneral();
  const troubles = (await haipay.ledger.accountTroubles.list(environment))
    .filter(({ off_since }) => off_since !== null)
    .sort((a, b) => a.failing_since.getTime() - b.failing_since.getTime());
  return Promise.all(troubles.map((trouble) => showTrouble(haipay, trouble)));
}

async function showTrouble(haipay: HaipayModuleService, trouble: AccountTrouble): Promise<ShownTrouble> {
  const buyers = await haipay.ledger.accountTroubles.countBuyers(trouble, MOST_BUYERS + 1);
  const { id: account, method, environment, currency, app_id, cause } = trouble;
  const { failing_since, failures, last_error, next_ask_at } = trouble;
  return {
    account,
    environment,
    currency,
    app_id,
    method: method && { id: method, name: getMethod(method).name },
    cause,
    failing_since,
    failures,
    last_error,
    buyers_met: Math.min(buyers, MOST_BUYERS),
    buyers_met_is_capped: buyers > MOST_BUYERS,
    next_ask_at,
  };
}

/** The balances of the accounts in use when the platform was last asked. */
export async function showBalances(container: MedusaContainer): Promise<ShownBalance[]> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { accounts } = await haipay.settings.read();
  return Promise.all(
    Object.values(accounts).map(async (account) => {
      const report = await haipay.ledger.accountReports.find(account);
      return {
        ...nameOf(account),
        balance: report?.balance ?? null,
        given_at: report?.balance_at ?? null,
        asked_at: report?.balance_asked_at ?? null,
        error: report?.balance_error ?? null,
      };
    }),
  );
}

/** What the platform last said that an account can do, beside what the shop uses. */
export async function showPlatformConfiguration(
  haipay: HaipayModuleService,
  account: Account,
): Promise<ShownPlatformConfiguration> {
  const [report, { methods }] = await Promise.all([
    haipay.ledger.accountReports.find(account),
    haipay.settings.readGeneral(),
  ]);
  return {
    ...nameOf(account),
    given_at: report?.configuration_at ?? null,
    asked_at: report?.configuration_asked_at ?? null,
    error: report?.configuration_error ?? null,
    verified_as: report?.configuration?.verified_as ?? null,
    methods: report?.configuration ? showOffers(report, account, methods) : [],
    unknown: report?.configuration?.unknown ?? [],
  };
}

function nameOf({ environment, currency, appId }: Account) {
  return { environment, currency, app_id: appId };
}

function showOffers(
  { configuration, fee_rules }: AccountReport,
  account: Account,
  settings: GeneralSettings["methods"],
): ShownOffer[] {
  const offers = configuration ? offersOf(configuration, account) : new Map<never, ConfiguredMethod>();
  return METHODS.map(({ id, name }) => {
    const offer = offers.get(id);
    const shop = settings[id][account.currency];
    return {
      method: id,
      name,
      offer: offer
        ? {
            name: offer.name,
            min: offer.min,
            max: offer.max,
            fee: offer.fee,
            fee_rule: fee_rules?.[id] ?? null,
            settlement: offer.settlement,
            settlement_days: settlementDaysOf(offer),
            refunds: offer.refunds,
            transaction: offer.transaction,
          }
        : null,
      shop,
      difference: differenceOf(offer, shop) ?? null,
    };
  });
}
