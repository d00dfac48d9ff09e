import { sleep } from "../../../demo/waiting";
import type { Lab } from "../lab";
import { inTurn, sendAllAtOnce, type Delivery } from "../measure/rush";
import { median, ms, quantile, timed } from "../measure/statistics";
import { RedisServer } from "../redis/redis-server";
import type { Row } from "../row";
import { ShopFloor, type AwaitingOrder, type PreparedCart } from "../shop-floor";

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
  {
    name,
    count,
    instances = 2,
    environment = {},
  }: { name: string; count: number; instances?: number; environment?: Record<string, string> },
  work: (rush: Rush, redis: RedisServer) => Promise<Result>,
): Promise<Result> {
  const redis = await RedisServer.start();
  const floor = await ShopFloor.open(lab, {
    name,
    instances,
    environment: { ...environment, REDIS_URL: redis.url },
  });
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

const DRAINED_WITHIN_MS = 300_000;

/**
 * Waits until each order of the rush is captured.
 *
 * @returns when the last one was, as a clock says, in ms
 * @throws Error when an order is not captured exactly once, or not within five minutes
 */
export async function expectCapturedOnce({ floor, orders }: Rush): Promise<number> {
  const until = Date.now() + DRAINED_WITHIN_MS;
  while ((await floor.countUnsettled()) > 0 && Date.now() < until) await sleep(100);
  let last = 0;
  for (const { sessionId } of orders) {
    const captures = await floor.capturesOf(sessionId);
    if (captures.length !== 1) throw new Error(`${sessionId} was captured ${captures.length} times.`);
    last = Math.max(last, ...captures);
  }
  return last;
}

/** How soon SUCCESS came, in words. */
export function describeRush(deliveries: readonly Delivery[]): string {
  const times = deliveries.map(({ ms }) => ms);
  const again = deliveries.filter(({ refusals }) => refusals > 0).length;
  return `p50 ${ms(quantile(times, 0.5))}, p99 ${ms(quantile(times, 0.99))} to SUCCESS, ${again} had to be sent again`;
}

const P50_MS = 1_000;
const P99_MS = 3_000;
/** What a rush was followed at when each answer waited for Medusa. */
const DRAINED_PER_SECOND = 9.9;

export const rush: Row = {
  number: "6",
  work: "500 different paid notifications at once, two instances, Redis modules and PostgreSQL",
  baseline: "–",
  target: `p50 ≤ 1 s, p99 ≤ 3 s to SUCCESS; all captured once, at ≥ ${DRAINED_PER_SECOND} a second`,
  measure: (lab) =>
    withRush(lab, { name: "rush", count: NOTIFICATIONS }, async (rush) => {
      const { floor, texts } = rush;
      const addresses = floor.medusas.map(({ url }) => url);
      const begun = Date.now();
      const deliveries = await sendAllAtOnce(
        texts.length,
        inTurn(floor.http, () => addresses, texts),
      );
      const perSecond = (texts.length * 1_000) / ((await expectCapturedOnce(rush)) - begun);
      const { query } = await floor.control.calls();
      const times = deliveries.map(({ ms }) => ms);
      return {
        measured: `${describeRush(deliveries)}; ${query} platform calls`,
        ratio: `all captured once, ${perSecond.toFixed(1)} a second`,
        reached:
          quantile(times, 0.5) <= P50_MS &&
          quantile(times, 0.99) <= P99_MS &&
          perSecond >= DRAINED_PER_SECOND,
      };
    }),
};

const AMONG = 300;
const ROUNDS = 20;
const MOST_RATIO = 2;

/** The shop's own work while a rush is taken in and followed. */
export const shopInRush: Row = {
  number: "6a",
  work: `the shop's own store API (product list, cart, completion) while ${AMONG} notifications come at once and are followed`,
  baseline: "the same on the idle shop",
  target: `medians ≤ ${MOST_RATIO} ×`,
  measure: (lab) =>
    withRush(lab, { name: "shop-in-rush", count: AMONG }, async (rush) => {
      const { floor, texts } = rush;
      const addresses = floor.medusas.map(({ url }) => url);
      const idle = await shopFor(floor, await prepare(floor));
      const carts = await prepare(floor);
      const taken = sendAllAtOnce(
        texts.length,
        inTurn(floor.http, () => addresses, texts),
      );
      const busy = await shopFor(floor, carts);
      await taken;
      const left = await floor.countUnsettled();
      await expectCapturedOnce(rush);
      const ratios = KINDS.map((kind) => median(busy[kind]) / median(idle[kind]));
      const describe = (kind: Kind) => `${kind} ${ms(median(busy[kind]))} against ${ms(median(idle[kind]))}`;
      return {
        measured: `${KINDS.map(describe).join(", ")}; ${left} were left to be followed at the end`,
        ratio: KINDS.map((kind, n) => `${kind} ${ratios[n].toFixed(2)} ×`).join(", "),
        reached: ratios.every((ratio) => ratio <= MOST_RATIO),
      };
    }),
};

const KINDS = ["product list", "cart", "completion"] as const;
type Kind = (typeof KINDS)[number];

function prepare(floor: ShopFloor): Promise<PreparedCart[]> {
  return Promise.all(Array.from({ length: ROUNDS }, () => floor.prepareCart(LAWSON)));
}

/** Round after round what shoppers do, one after the other. @returns how long each took, in ms */
async function shopFor(floor: ShopFloor, carts: readonly PreparedCart[]): Promise<Record<Kind, number[]>> {
  const products = `${floor.medusas[0].url}/store/products?limit=12&region_id=${floor.shop.seeded.regions.jpy}`;
  const key = { "x-publishable-api-key": floor.shop.seeded.publishableKey };
  const took: Record<Kind, number[]> = { "product list": [], cart: [], completion: [] };
  for (const cart of carts) {
    took["product list"].push(await timed(() => floor.http.get(products, key)));
    took.cart.push(await timed(() => cart.shopper.getCart(cart.cartId)));
    took.completion.push(await timed(() => cart.shopper.placeOrder(cart.cartId)));
  }
  return took;
}
