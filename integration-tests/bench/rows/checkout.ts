import type { Lab } from "../lab";
import { CostMeter } from "../measure/cost";
import { compareCalls } from "../measure/rates";
import { median, ms, rate, timed } from "../measure/statistics";
import { FastPlatform } from "../platform/fast-platform";
import type { Row } from "../row";
import { ShopFloor } from "../shop-floor";
import { fillTeaCart } from "../../environment/tea-cart";
import { Shopper } from "../../../demo/shopper";

const LAWSON = "pp_haipay-konbini-lawson_haipay";
/** Medusa's own provider, which asks nobody. */
const MANUAL = "pp_system_default";
const ORDERS = 40;
const WARM_UP = 10;
const PLATFORM_MS = 50;
const MOST_RATIO = 1.25;

export const checkout: Row = {
  number: "13",
  work: `a checkout with our method, from choosing it to the placed order, platform latency ${PLATFORM_MS} ms`,
  baseline: `the same with Medusa's manual provider, plus ${PLATFORM_MS} ms`,
  target: `median ≤ ${MOST_RATIO} ×`,
  measure: async (lab: Lab) => {
    const platform = await FastPlatform.start(PLATFORM_MS);
    const floor = await ShopFloor.open(lab, { name: "checkout", environment: platform.environment });
    try {
      await floor.offer(MANUAL);
      const took: Record<string, number[]> = { [LAWSON]: [], [MANUAL]: [] };
      for (let i = 0; i < ORDERS + WARM_UP; i++) {
        for (const providerId of [MANUAL, LAWSON]) {
          const time = await timeCheckout(floor, providerId, i);
          if (i >= WARM_UP) took[providerId].push(time);
        }
      }
      const [ours, baseline] = [median(took[LAWSON]), median(took[MANUAL]) + PLATFORM_MS];
      return {
        measured: `median ${ms(ours)}; baseline ${ms(baseline)}; ${ORDERS} orders each, in turns`,
        ratio: `${(ours / baseline).toFixed(2)} ×`,
        reached: ours / baseline <= MOST_RATIO,
      };
    } finally {
      await floor.close();
      platform.stop();
    }
  },
};

async function timeCheckout(floor: ShopFloor, providerId: string, number: number): Promise<number> {
  const { seeded } = floor.shop;
  const shopper = new Shopper({ baseUrl: floor.medusas[0].url, publishableKey: seeded.publishableKey });
  const cart = await fillTeaCart(shopper, seeded, `checkout-${providerId.length}-${number}@example.com`);
  return timed(async () => {
    await shopper.choosePayment(cart.id, providerId, { phone: "09012345678" });
    await shopper.placeOrder(cart.id);
  });
}

const WAITING = 200;
const LEAST_SHARE = 0.5;
const QUIET_S = 10;

export const returnPage: Row = {
  number: "14",
  work: `return page polled by ${WAITING} waiting shoppers`,
  baseline: "an empty store route under the same load",
  target: `≥ ${LEAST_SHARE} of its rate, ≤ 1 question to the platform per payment in ${QUIET_S} s`,
  measure: async (lab: Lab) => {
    const floor = await ShopFloor.open(lab, { name: "return-page" });
    try {
      await floor.placeOrders(WAITING, LAWSON);
      const tokens = await floor.shop.database.query<{ payment_token: string }>(
        "SELECT payment_token FROM haipay_collect_order WHERE payment_token IS NOT NULL",
      );
      const [{ url }] = floor.medusas;
      const key = { "x-publishable-api-key": floor.shop.seeded.publishableKey };
      const read = async (path: string) => {
        const { status, body } = await floor.http.get(url + path, key);
        if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
      };
      let polls = 0;
      const before = (await floor.control.calls()).query;
      const begun = Date.now();
      const { work, baseline, ratio } = await compareCalls(
        () => read(`/store/haipay/payments/${tokens[polls++ % tokens.length].payment_token}`),
        () => read("/store/bench/empty"),
        { atOnce: 20, blockMs: 2_000 },
      );
      const turns = (Date.now() - begun) / (QUIET_S * 1_000);
      const asked = ((await floor.control.calls()).query - before) / WAITING / turns;
      return {
        measured: `${rate(work)}; baseline ${rate(baseline)}; ${asked.toFixed(2)} questions per payment in ${QUIET_S} s`,
        ratio: `${ratio.toFixed(2)} of its rate`,
        reached: ratio >= LEAST_SHARE && asked <= 1,
      };
    } finally {
      await floor.close();
    }
  },
};

const SLIPS = 30;

export const processorTime: Row = {
  number: "16",
  work: "processor time of Medusa for one paid slip, all told: chosen, placed, notified, captured",
  baseline: "the same order with the manual provider, captured by an administrator",
  target: `≤ ${MOST_RATIO} ×`,
  measure: async (lab: Lab) => {
    const floor = await ShopFloor.open(lab, { name: "processor-time" });
    try {
      await floor.offer(MANUAL);
      const headers = await floor.logIn();
      const slip = async () => {
        const order = await floor.placeOrder(LAWSON);
        const text = await floor.payQuietly(order);
        const { status } = await floor.http.post(`${floor.medusas[0].url}/hooks/haipay`, text);
        if (status !== 200 || (await floor.capturesOf(order.sessionId)).length !== 1) {
          throw new Error(`A slip was not captured (${status}).`);
        }
      };
      const manual = async () => {
        const { sessionId } = await floor.placeOrder(MANUAL);
        const [{ id }] = await floor.shop.database.query<{ id: string }>(
          "SELECT id FROM payment WHERE payment_session_id = $1",
          [sessionId],
        );
        const path = `${floor.medusas[0].url}/admin/payments/${id}/capture`;
        const { status, body } = await floor.http.post(path, "{}", headers);
        if (status !== 200) throw new Error(`The manual payment was not captured: ${body}`);
      };
      const spent = { slip: [] as number[], manual: [] as number[] };
      for (let round = -1; round < 4; round++) {
        for (const [kind, buy] of [["manual", manual] as const, ["slip", slip] as const]) {
          const meter = await CostMeter.start(floor.shop.database);
          for (let i = 0; i < SLIPS; i++) await buy();
          const used = await meter.processorTimeOfMedusa();
          if (round >= 0) spent[kind].push(used / SLIPS);
        }
      }
      const [ours, baseline] = [median(spent.slip), median(spent.manual)];
      return {
        measured: `${ms(ours)}; baseline ${ms(baseline)}; medians of 4 blocks of ${SLIPS} orders each, in turns`,
        ratio: `${(ours / baseline).toFixed(2)} ×`,
        reached: ours / baseline <= MOST_RATIO,
      };
    } finally {
      await floor.close();
    }
  },
};
