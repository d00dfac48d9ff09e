import { median, ms, timed } from "../measure/statistics";
import { FastPlatform } from "../platform/fast-platform";
import { Office } from "../office";
import type { Row } from "../row";

const FEW = 10_000;
const MANY = 1_000_000;
const LOOKS = 60;
const WARM_UP = 10;
/** What the dashboard asks for when the payments page is opened. */
const PAGE = "/admin/haipay/collect-orders?limit=20";
const FIGURES = "/admin/haipay/figures";

export const paymentsPage: Row = {
  number: "10",
  work: "admin payments page and morning figures with 1,000,000 rows spread over three years",
  baseline: "the same with 10,000",
  target: "≤ 1.5 ×",
  async measure(lab) {
    const platform = await FastPlatform.start();
    try {
      const few = await Office.open(lab, FEW, platform);
      const many = await Office.open(lab, MANY, platform);
      const times = { few: { page: [], figures: [] }, many: { page: [], figures: [] } } as Times;
      for (let look = 0; look < LOOKS + WARM_UP; look++) {
        for (const [name, office] of [
          ["few", few],
          ["many", many],
        ] as const) {
          const page = await timed(() => office.get(PAGE));
          const figures = await timed(() => office.get(FIGURES));
          if (look < WARM_UP) continue;
          times[name].page.push(page);
          times[name].figures.push(figures);
        }
      }
      const size = await many.ledgerSize();
      await few.close();
      await many.close();
      const page = median(times.many.page) / median(times.few.page);
      const figures = median(times.many.figures) / median(times.few.figures);
      return {
        measured:
          `page ${ms(median(times.many.page))} against ${ms(median(times.few.page))}, ` +
          `figures ${ms(median(times.many.figures))} against ${ms(median(times.few.figures))}; ` +
          `the slowest figures ${ms(Math.max(...times.many.figures))}; the million rows take ${size}`,
        ratio: `page ${page.toFixed(2)} ×, figures ${figures.toFixed(2)} ×`,
        reached: page <= 1.5 && figures <= 1.5,
      };
    } finally {
      platform.stop();
    }
  },
};

type Times = Record<"few" | "many", { page: number[]; figures: number[] }>;
