import type { Lab } from "../lab";
import { inTurn, sendAllAtOnce, type Delivery } from "../measure/rush";
import { ms, quantile } from "../measure/statistics";
import { RedisServer } from "../redis/redis-server";
import type { Row } from "../row";
import { ShopFloor, type AwaitingOrder } from "../shop-floor";

const LAWSON = "pp_haipay-konbini-lawson_haipay";
const NOTIFICATIONS = 500;

/** Paid orders whose notifications are still to be sent. */
export interface Rush {
  floor: ShopFloor;
  orders: AwaitingOrder[];
  texts: string[];
}

/** A shop of two instances with Redis, and paid orders of which it does not know yet. */
export async function withRush<Result>(
  lab: Lab,
  { name, count, instances = 2 }: { name: string; count: number; instances?: number },
  work: (rush: Rush, redis: RedisServer) => Promise<Result>,
): Promise<Result> {
  const redis = await RedisServer.start();
  const floor = await ShopFloor.open(lab, { name, instances, environment: { REDIS_URL: redis.url } });
  try {
    const orders = await floor.placeOrders(count, LAWSON);
    const texts: string[] = [];
    for (const order of orders) texts.push(await floor.payQuietly(order));
    return await work({ floor, orders, texts }, redis);
  } finally {
    await floor.close();
    await redis.stop();
  }
}

/** @throws Error when an order is not captured exactly once, or was after its SUCCESS */
export async function expectCapturedOnce(
  { floor, orders }: Rush,
  deliveries: readonly Delivery[],
): Promise<void> {
  for (const [index, { sessionId }] of orders.entries()) {
    const captures = await floor.capturesOf(sessionId);
    if (captures.length !== 1) throw new Error(`${sessionId} was captured ${captures.length} times.`);
    if (captures[0] > deliveries[index].at) throw new Error(`${sessionId} was captured after its SUCCESS.`);
  }
}

/** What a rush cost, in words. */
export function describeRush(deliveries: readonly Delivery[]): string {
  const times = deliveries.map(({ ms }) => ms);
  const again = deliveries.filter(({ refusals }) => refusals > 0).length;
  const perSecond = (deliveries.length * 1_000) / Math.max(...times);
  return (
    `p50 ${ms(quantile(times, 0.5))}, p99 ${ms(quantile(times, 0.99))}, ${perSecond.toFixed(1)} a second; ` +
    `${again} had to be sent again`
  );
}

export const rush: Row = {
  number: 6,
  work: "500 different paid notifications at once, two instances, Redis modules and PostgreSQL",
  baseline: "–",
  target: "all captured once, none answered SUCCESS before it was; p50 and p99",
  measure: (lab) =>
    withRush(lab, { name: "rush", count: NOTIFICATIONS }, async (rush) => {
      const { floor, texts } = rush;
      const addresses = floor.medusas.map(({ url }) => url);
      const deliveries = await sendAllAtOnce(
        texts.length,
        inTurn(floor.http, () => addresses, texts),
      );
      await expectCapturedOnce(rush, deliveries);
      const { query } = await floor.control.calls();
      return {
        measured: `${describeRush(deliveries)}; ${query} platform calls`,
        ratio: "all captured once",
        reached: true,
      };
    }),
};
