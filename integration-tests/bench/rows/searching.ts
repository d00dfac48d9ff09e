import { median, ms, quantile, timed } from "../measure/statistics";
import { nameRows } from "../ledger/named-rows";
import { Office } from "../office";
import { FastPlatform } from "../platform/fast-platform";
import type { Row } from "../row";

const PAYMENTS = 100_000;
const LOOKS = 40;
const WARM_UP = 8;
const MOST_MS = 300;
const LIST = "/admin/haipay/collect-orders";
/** What a merchant waits for most often at the list; each must find something. */
const QUESTIONS = {
  "first page, unfolded": `${LIST}?limit=20`,
  "first page, folded": `${LIST}?limit=20&folded=true`,
  "name in kana": `${LIST}?limit=20&folded=true&q=${encodeURIComponent("やまだ")}`,
  "given name": `${LIST}?limit=20&folded=true&q=${encodeURIComponent("ハナコ")}`,
  phone: `${LIST}?limit=20&folded=true&q=${encodeURIComponent("+81 90-0012")}`,
  amount: `${LIST}?limit=20&folded=true&q=${encodeURIComponent("¥1,700")}`,
  "unpaid konbini, a month": `${LIST}?limit=20&folded=true&state=open,expired&method=konbini-lawson,konbini-familymart&created=last_month`,
  "totals of paid, three years": `${LIST}/totals?folded=true&state=paid`,
  "totals of all": `${LIST}/totals?folded=true`,
} as const;

type Question = keyof typeof QUESTIONS;
const NAMES = Object.keys(QUESTIONS) as Question[];

export const paymentSearch: Row = {
  number: "17",
  work: "the list of 100,000 payments at the admin API: first page folded, searched by name in kana, phone and amount, filtered, with the totals of a filter",
  baseline: "its first page unfolded; a plain `count(*)` over the ledger in SQL",
  target: `each ≤ ${MOST_MS} ms, 19 times in 20`,
  async measure(lab) {
    const platform = await FastPlatform.start();
    try {
      const office = await Office.open(lab, PAYMENTS, platform, nameRows);
      await requireFinds(office);
      const times = Object.fromEntries(NAMES.map((name) => [name, [] as number[]])) as Record<
        Question,
        number[]
      >;
      const counts: number[] = [];
      for (let look = 0; look < LOOKS + WARM_UP; look++) {
        for (const name of NAMES) {
          const time = await timed(() => office.get(QUESTIONS[name]));
          if (look >= WARM_UP) times[name].push(time);
        }
        const count = await timed(() => office.database.query("SELECT count(*) FROM haipay_collect_order"));
        if (look >= WARM_UP) counts.push(count);
      }
      await office.close();
      const slow = Object.fromEntries(NAMES.map((name) => [name, quantile(times[name], 0.95)]));
      const slowest = NAMES.reduce((one, other) => (slow[other] > slow[one] ? other : one));
      const [unfolded, ...others] = NAMES;
      const base = median(times[unfolded]);
      return {
        measured:
          `medians: ${others.map((name) => `${name} ${ms(median(times[name]))} (${(median(times[name]) / base).toFixed(1)} ×)`).join(", ")}; ` +
          `${unfolded} ${ms(base)}; plain count ${ms(median(counts))}`,
        ratio: `at most ${ms(slow[slowest])} (${slowest})`,
        reached: slow[slowest] <= MOST_MS,
      };
    } finally {
      platform.stop();
    }
  },
};

/** A question that finds nothing measures nothing. */
async function requireFinds(office: Office): Promise<void> {
  for (const name of NAMES) {
    const { count, totals } = await office.get<{ count?: number; totals?: { count: number }[] | null }>(
      QUESTIONS[name],
    );
    if ((count ?? totals?.[0]?.count ?? 0) < 2) throw new Error(`The question "${name}" finds too little.`);
  }
}
