import { sleep } from "../../../demo/waiting";
import { compareCalls } from "../measure/rates";
import { median, ms, rate, timed } from "../measure/statistics";
import type { Row } from "../row";
import { ShopFloor, type AwaitingOrder } from "../shop-floor";
import type { Lab } from "../lab";

const LAWSON = "pp_haipay-konbini-lawson_haipay";
const NOTHING = "pp_nothing_bench";
const ORDERS = 40;
const WARM_UP = 10;
const MEDUSAS_DELAY_MS = 5_000;
/** Often enough to see the end, and seldom enough to leave the machine to what is measured. */
const LOOK_EVERY_MS = 2;
const SETTLE_DOWN_MS = 100;

async function onFloor<Result>(
  lab: Lab,
  name: string,
  work: (floor: ShopFloor) => Promise<Result>,
): Promise<Result> {
  const floor = await ShopFloor.open(lab, { name });
  try {
    return await work(floor);
  } finally {
    await floor.close();
  }
}

/** How long it takes, in ms, from sending a notification until the books of the order have the captured money. */
async function timeToCapture(
  floor: ShopFloor,
  { order }: AwaitingOrder,
  path: string,
  text: string,
): Promise<number> {
  let delivery = Promise.resolve();
  const took = await timed(async () => {
    delivery = deliver(floor, path, text, 200);
    while (!(await floor.isInBooks(order.id))) await sleep(LOOK_EVERY_MS);
  });
  await delivery;
  // What follows a capture, such as events, is not left to the next measurement.
  await sleep(SETTLE_DOWN_MS);
  return took;
}

async function deliver(floor: ShopFloor, path: string, text: string, expected: number): Promise<void> {
  const { status, body } = await floor.http.post(`${floor.medusas[0].url}${path}`, text);
  if (status !== expected) throw new Error(`${path} answered ${status}: ${body}`);
}

export const notificationToCapture: Row = {
  number: "3",
  work: "notification to captured order, order first, one at a time",
  baseline:
    "the same order with a provider that does nothing, through Medusa's `/hooks/payment/…` with `webhook_delay: 1`",
  target: "median ≤ 1.2×, and ≤ 1/10 of Medusa's default delay of 5 s",
  measure: (lab) =>
    onFloor(lab, "capture", async (floor) => {
      await floor.offer(NOTHING);
      const ours: number[] = [];
      const baseline: number[] = [];
      for (let i = 0; i < ORDERS + WARM_UP; i++) {
        const byNothing = await floor.placeOrder(NOTHING);
        const byLawson = await floor.placeOrder(LAWSON);
        const text = await floor.payQuietly(byLawson);
        const { total } = byNothing.order;
        const said = JSON.stringify({ session_id: byNothing.sessionId, amount: total });
        const asBaseline = await timeToCapture(floor, byNothing, "/hooks/payment/nothing_bench", said);
        const asOurs = await timeToCapture(floor, byLawson, "/hooks/haipay", text);
        if (i < WARM_UP) continue;
        baseline.push(asBaseline);
        ours.push(asOurs);
      }
      const ratio = median(ours) / median(baseline);
      return {
        measured: `median ${ms(median(ours))}; baseline ${ms(median(baseline))}; ${ORDERS} orders each, in turns`,
        ratio: `${ratio.toFixed(2)}×, 1/${Math.floor(MEDUSAS_DELAY_MS / median(ours))} of 5 s`,
        reached: ratio <= 1.2 && median(ours) <= MEDUSAS_DELAY_MS / 10,
      };
    }),
};

export const repeatedNotification: Row = {
  number: "4",
  work: "repeated notification of a settled order",
  baseline: "its first delivery",
  target: "≥ 15 × cheaper, one indexed read, no platform call",
  measure: (lab) =>
    onFloor(lab, "repeats", async (floor) => {
      const first: number[] = [];
      const repeated: number[] = [];
      for (let i = 0; i < ORDERS + WARM_UP; i++) {
        const text = await floor.payQuietly(await floor.placeOrder(LAWSON));
        const firstDelivery = await timed(() => deliver(floor, "/hooks/haipay", text, 200));
        const repeats: number[] = [];
        for (let repeat = 0; repeat < 9; repeat++) {
          repeats.push(await timed(() => deliver(floor, "/hooks/haipay", text, 200)));
        }
        if (i < WARM_UP) continue;
        first.push(firstDelivery);
        repeated.push(median(repeats));
      }
      const { query } = await floor.control.calls();
      const ratio = median(first) / median(repeated);
      return {
        measured: `median ${ms(median(repeated))}; first delivery ${ms(median(first))}; ${query} platform calls for ${ORDERS + WARM_UP} orders`,
        ratio: `${ratio.toFixed(1)} × cheaper`,
        reached: ratio >= 15 && query === ORDERS + WARM_UP,
      };
    }),
};

export const forgedNotification: Row = {
  number: "5",
  work: "forged notification",
  baseline: "an empty route with a raw body under the same load, 20 at once",
  target: "≥ 0.6 of its rate, no database write, at most one indexed read, no platform call",
  measure: (lab) =>
    onFloor(lab, "forgeries", async (floor) => {
      const genuine = await floor.payQuietly(await floor.placeOrder(LAWSON));
      const forged = genuine.replace(
        /"sign":"(.)/,
        (_, first: string) => `"sign":"${first === "A" ? "B" : "A"}`,
      );
      const before = await floor.control.calls();
      const { work, baseline, ratio } = await compareCalls(
        () => deliver(floor, "/hooks/haipay", forged, 401),
        () => deliver(floor, "/bench/empty", forged, 401),
        { atOnce: 20, blockMs: 2_000 },
      );
      const asked = (await floor.control.calls()).query - before.query;
      return {
        measured: `${rate(work)}; baseline ${rate(baseline)}; ${asked} platform calls`,
        ratio: `${ratio.toFixed(2)} of its rate`,
        reached: ratio >= 0.6 && asked === 0,
      };
    }),
};
