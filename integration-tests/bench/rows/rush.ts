import { sleep } from "../../../demo/waiting";
import type { Lab } from "../lab";
import { inTurn, sendAllAtOnce, type Delivery } from "../measure/rush";
import { median, ms, quantile, timed } from "../measure/statistics";
import { FastPlatform } from "../platform/fast-platform";
import { RedisServer } from "../redis/redis-server";
import type { Row } from "../row";
import { ShopFloor, type AwaitingOrder, type PreparedCart } from "../shop-floor";

const LAWSON = "pp_haipay-konbini-lawson_haipay";
const NOTIFICATIONS = 500;
const WARM_UP = 100;

/** Paid orders whose notifications are still to be sent. */
export interface Rush {
  floor: ShopFloor;
  platform: FastPlatform;
  orders: AwaitingOrder[];
  texts: string[];
}

/**
 * A shop of two instances with Redis, and paid orders of which it does not know yet.
 *
 * @param warmUp how many others it has taken in and followed before: code that runs for the first time is slow
 */
export async function withRush<Result>(
  lab: Lab,
  {
    name,
    count,
    warmUp = 0,
    instances = 2,
    environment = {},
  }: {
    name: string;
    count: number;
    warmUp?: number;
    instances?: number;
    environment?: Record<string, string>;
  },
  work: (rush: Rush, redis: RedisServer) => Promise<Result>,
): Promise<Result> {
  const redis = await RedisServer.start();
  const platform = await FastPlatform.start(0, true);
  const floor = await ShopFloor.open(lab, {
    name,
    instances,
    environment: { ...platform.environment, ...environment, REDIS_URL: redis.url },
  });
  try {
    const orders = await floor.placeOrders(warmUp + count, LAWSON);
    const orderIds: string[] = [];
    for (const order of orders) orderIds.push(await floor.orderIdOf(order));
    await platform.signAnswers(orderIds);
    const texts = orderIds.map((orderId) => platform.writeNotification(orderId));
    if (warmUp > 0) {
      await takeInAndFollow({
        floor,
        platform,
        orders: orders.slice(0, warmUp),
        texts: texts.slice(0, warmUp),
      });
    }
    return await work({ floor, platform, orders: orders.slice(warmUp), texts: texts.slice(warmUp) }, redis);
  } finally {
    await floor.close();
    platform.stop();
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

/** What follows a capture, such as events, is not left to the measurement. */
const SETTLE_DOWN_MS = 1_500;

async function takeInAndFollow(rush: Rush): Promise<void> {
  await sendAll(rush);
  await expectCapturedOnce(rush);
  await sleep(SETTLE_DOWN_MS);
}

/** Sends its notifications all at once, to each instance in turn. @param path of the route that takes them */
function sendAll({ floor, texts }: Rush, path?: string): Promise<Delivery[]> {
  const addresses = floor.medusas.map(({ url }) => url);
  return sendAllAtOnce(
    texts.length,
    inTurn(floor.http, () => addresses, texts, path),
  );
}

/** How soon SUCCESS came, in words. */
export function describeRush(deliveries: readonly Delivery[]): string {
  const again = deliveries.filter(({ refusals }) => refusals > 0).length;
  return `${describeQuantiles(deliveries)} to SUCCESS, ${again} had to be sent again`;
}

function describeQuantiles(deliveries: readonly Delivery[]): string {
  const [p50, p99] = quantilesOf(deliveries);
  return `p50 ${ms(p50)}, p99 ${ms(p99)}`;
}

/** In ms. */
function quantilesOf(deliveries: readonly Delivery[]): [p50: number, p99: number] {
  const times = deliveries.map((delivery) => delivery.ms);
  return [quantile(times, 0.5), quantile(times, 0.99)];
}

/** The baseline's route. */
const BARE = "/bench/ask";
const P50_MS = 1_000;
const P99_MS = 3_000;
/** What a rush was followed at when each answer waited for Medusa. */
const DRAINED_PER_SECOND = 9.9;

export const rush: Row = {
  number: "6",
  work: `${NOTIFICATIONS} different paid notifications at once, two instances, Redis modules and PostgreSQL, after ${WARM_UP} others to warm up`,
  baseline:
    "the same to a bare route of the same Medusas that verifies, asks with axios and verifies the answer, without a database",
  target: `p50 ≤ 1 s, p99 ≤ 3 s to SUCCESS; all captured once, at ≥ ${DRAINED_PER_SECOND} a second`,
  measure: (lab) =>
    withRush(lab, { name: "rush", count: NOTIFICATIONS, warmUp: WARM_UP }, async (rush) => {
      const { platform, texts } = rush;
      await sendAll({ ...rush, texts: texts.slice(0, WARM_UP) }, BARE);
      const bare = await sendAll(rush, BARE);
      const before = await platform.counts();
      const begun = Date.now();
      const deliveries = await sendAll(rush);
      const perSecond = (texts.length * 1_000) / ((await expectCapturedOnce(rush)) - begun);
      const { queries } = await platform.counts();
      const [p50, p99] = quantilesOf(deliveries);
      return {
        measured: `${describeRush(deliveries)}; baseline ${describeQuantiles(bare)}; ${queries - before.queries} platform calls`,
        ratio: `p50 ${(p50 / quantilesOf(bare)[0]).toFixed(2)} × the baseline's; all captured once, ${perSecond.toFixed(1)} a second`,
        reached: p50 <= P50_MS && p99 <= P99_MS && perSecond >= DRAINED_PER_SECOND,
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
    withRush(lab, { name: "shop-in-rush", count: AMONG, warmUp: WARM_UP }, async (rush) => {
      const { floor } = rush;
      const idle = await shopFor(floor, await prepare(floor));
      const carts = await prepare(floor);
      const taken = sendAll(rush);
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
