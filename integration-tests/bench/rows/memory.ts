import type { Lab } from "../lab";
import { writeOpenRows } from "../ledger/open-rows";
import { FastPlatform } from "../platform/fast-platform";
import { openOrderId } from "../platform/open-orders";
import type { Row } from "../row";
import { ShopFloor } from "../shop-floor";

const PAYMENTS = 20_000;
const FIRST = 1_000;
const AT_ONCE = 10;
const MOST_GROWTH_MB = 30;
const MB = 2 ** 20;

/**
 * Each payment is a slip in the ledger that is polled, notified as paid, asked about, put before a person (its cart is gone, which
 * spares Medusa an hour of orders) and polled once more.
 */
export const memory: Row = {
  number: "15",
  work: `memory of an instance after ${PAYMENTS.toLocaleString("en")} payments, notifications and polls`,
  baseline: `after the first ${FIRST.toLocaleString("en")}`,
  target: `growth < ${MOST_GROWTH_MB} MB after collection`,
  measure: async (lab: Lab) => {
    const platform = await FastPlatform.start(0, true);
    const environment = { ...platform.environment, NODE_OPTIONS: "--expose-gc" };
    const floor = await ShopFloor.open(lab, { name: "memory", environment });
    try {
      await writeOpenRows(floor.shop.database, PAYMENTS, platform.account);
      const key = { "x-publishable-api-key": floor.shop.seeded.publishableKey };
      const [{ url }] = floor.medusas;
      const call = async (answer: Promise<{ status: number; body: string }>) => {
        const { status, body } = await answer;
        if (status !== 200) throw new Error(`A call was answered ${status}: ${body}`);
        return body;
      };
      const live = async (n: number) => {
        const orderId = openOrderId(n);
        const page = `${url}/store/haipay/payments/payses_${orderId}`;
        await call(floor.http.get(page, key));
        await call(floor.http.post(`${url}/hooks/haipay`, platform.writeNotification(orderId)));
        await call(floor.http.get(page, key));
      };
      const readHeap = async () => {
        const { heap, collected } = JSON.parse(await call(floor.http.get(`${url}/bench/memory`))) as {
          heap: number;
          collected: boolean;
        };
        if (!collected) throw new Error("Medusa was started without --expose-gc.");
        return heap / MB;
      };
      const liveUntil = async (last: number, first: number) => {
        let next = first;
        const goOn = async () => {
          while (next <= last) await live(next++);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, goOn));
      };
      await liveUntil(FIRST, 1);
      const before = await readHeap();
      await liveUntil(PAYMENTS, FIRST + 1);
      const after = await readHeap();
      const growth = after - before;
      return {
        measured: `${after.toFixed(1)} MB of heap; ${before.toFixed(1)} MB after the first ${FIRST.toLocaleString("en")}`,
        ratio: `${growth.toFixed(1)} MB more`,
        reached: growth < MOST_GROWTH_MB,
      };
    } finally {
      await floor.close();
      platform.stop();
    }
  },
};
