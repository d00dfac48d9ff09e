import type { MedusaContainer } from "@medusajs/framework/types";
import type { ShownFigures, ShownTally } from "../contract/admin-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { addTallies, type Tally } from "../modules/haipay/ledger/figures";
import type HaipayModuleService from "../modules/haipay/service";
import { CURRENCIES, getMethod, type Currency } from "../platform/catalogue";
import { japanDayOf, startOfJapanDay, startOfJapanMonth } from "../platform/japan-time";

const DAY_MS = 86_400_000;

/** What is awaited, was paid today and this month in Japan, and needs a person. */
export async function showFigures(container: MedusaContainer, now: Date = new Date()): Promise<ShownFigures> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { figures } = haipay.ledger;
  const day = japanDayOf(now);
  const { environment } = await haipay.settings.readGeneral();
  const [awaited, arrived, paid, attention] = await Promise.all([
    figures.awaited(environment, now, new Date(now.getTime() + DAY_MS)),
    figures.arrived(environment),
    figures.paid(environment, startOfJapanMonth(day), startOfJapanDay(day)),
    figures.attentions(),
  ]);
  return {
    at: now,
    day,
    environment,
    awaiting: byCurrency(awaited.map(({ currency, ...tally }) => ({ currency, tally }))),
    expiring: byCurrency(awaited.map(({ currency, expiring }) => ({ currency, tally: expiring }))),
    arrived: byCurrency(arrived.map(({ currency, ...tally }) => ({ currency, tally }))),
    paid_today: byCurrency(paid.map(({ currency, today }) => ({ currency, tally: today }))),
    paid_this_month: byCurrency(paid.map(({ currency, ...tally }) => ({ currency, tally }))),
    paid_by_method: paid.map(({ currency, method, count, amount, today }) => {
      const { id, kind, name } = getMethod(method);
      return { currency_code: currency, method: { id, kind, name }, today, month: { count, amount } };
    }),
    attention,
  };
}

/** The sums of each currency that has any. */
function byCurrency(tallies: { currency: Currency; tally: Tally }[]): ShownTally[] {
  return CURRENCIES.map((currency) =>
    tallies
      .filter((one) => one.currency === currency)
      .reduce<ShownTally>((total, { tally }) => ({ currency_code: currency, ...addTallies(total, tally) }), {
        currency_code: currency,
        count: 0,
        amount: "0",
      }),
  ).filter(({ count }) => count > 0);
}
