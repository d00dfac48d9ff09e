import type { MedusaContainer } from "@medusajs/framework/types";
import type { ShownDays, ShownFigures, ShownTally } from "../contract/admin-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { addTallies, type Tally } from "../modules/haipay/ledger/figures";
import type HaipayModuleService from "../modules/haipay/service";
import { CURRENCIES, getMethod, type Currency } from "../platform/catalogue";
import { japanDayOf, startOfJapanDay, startOfJapanMonth } from "../platform/japan-time";

const DAY_MS = 86_400_000;

/** What is awaited, what was paid today and this month in Japan, and what needs a person. */
export async function showFigures(container: MedusaContainer, now: Date = new Date()): Promise<ShownFigures> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { figures, dayFigures } = haipay.ledger;
  const day = japanDayOf(now);
  const { environment } = await haipay.settings.readGeneral();
  const [awaited, arrived, paid, money, holding, attention] = await Promise.all([
    figures.awaited(environment, now, new Date(now.getTime() + DAY_MS)),
    figures.arrived(environment),
    figures.paid(environment, startOfJapanMonth(day), startOfJapanDay(day)),
    dayFigures.money(environment, startOfJapanDay(day)),
    dayFigures.holdingStock(environment),
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
    captured_today: byCurrency(money.map(({ currency, captured }) => ({ currency, tally: captured }))),
    uncaptured_today: byCurrency(money.map(({ currency, uncaptured }) => ({ currency, tally: uncaptured }))),
    holding_stock: byCurrency(holding.map(({ currency, ...tally }) => ({ currency, tally }))),
    paid_this_month: byCurrency(paid.map(({ currency, ...tally }) => ({ currency, tally }))),
    paid_by_method: paid.map(({ currency, method, count, amount, today }) => {
      const { id, kind, name } = getMethod(method);
      return { currency_code: currency, method: { id, kind, name }, today, month: { count, amount } };
    }),
    attention,
  };
}

/** How many days the chart shows. */
const SHOWN_DAYS = 30;

/** What was captured in the last thirty days in Japan, including today, and in the thirty before those. */
export async function showDays(container: MedusaContainer, now: Date = new Date()): Promise<ShownDays> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { environment } = await haipay.settings.readGeneral();
  const today = startOfJapanDay(japanDayOf(now)).getTime();
  const dayBefore = (days: number) => japanDayOf(new Date(today - days * DAY_MS));
  const days = Array.from({ length: SHOWN_DAYS }, (_, index) => dayBefore(SHOWN_DAYS - 1 - index));
  const since = startOfJapanDay(dayBefore(2 * SHOWN_DAYS - 1));
  const tallies = await haipay.ledger.dayFigures.days(environment, since, new Date(today));
  return {
    environment,
    days,
    tallies: tallies
      .filter(({ day }) => day >= days[0])
      .map(({ currency, method, ...tally }) => {
        const { id, kind, name } = getMethod(method);
        return { currency_code: currency, method: { id, kind, name }, ...tally };
      }),
    before: byCurrency(
      tallies
        .filter(({ day }) => day < days[0])
        .map(({ currency, count, amount }) => ({ currency, tally: { count, amount } })),
    ),
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
