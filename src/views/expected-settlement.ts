import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { writeAccountName } from "../modules/haipay/ledger/account-troubles";
import type HaipayModuleService from "../modules/haipay/service";
import { offersOf, settlementDaysOf } from "../modules/haipay/settings/platform-offer";
import { japanDayOf } from "../platform/japan-time";

const DAY_MS = 86_400_000;

/** The day in Japan, as yyyy-MM-dd, on which the money of a payment should be settled; null if that is not known. */
export type ExpectedSettlement = (row: CollectOrder) => string | null;

/** Reads once, for any number of payments, when the platform settles each method (protocol §9). */
export async function readExpectedSettlement(haipay: HaipayModuleService): Promise<ExpectedSettlement> {
  const reports = await haipay.ledger.accountReports.list();
  const days = new Map<string, number>();
  for (const { environment, currency, app_id: appId, configuration } of reports) {
    if (!configuration) continue;
    for (const [method, offer] of offersOf(configuration, { currency, appId })) {
      const after = settlementDaysOf(offer);
      if (after !== null) days.set(writeAccountName({ environment, currency, appId, method }), after);
    }
  }
  return ({ environment, currency, app_id: appId, method, paid_at }) => {
    if (environment === null || appId === null || paid_at === null) return null;
    const after = days.get(writeAccountName({ environment, currency, appId, method }));
    return after === undefined ? null : japanDayOf(new Date(paid_at.getTime() + after * DAY_MS));
  };
}
