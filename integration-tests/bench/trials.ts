import { sleep } from "../../demo/waiting";
import { Lab } from "./lab";
import { CostMeter } from "./measure/cost";
import { ms } from "./measure/statistics";
import { inTurn, sendAllAtOnce } from "./measure/rush";
import type { ShopFloor } from "./shop-floor";
import { describeRush, expectCapturedOnce, withRush } from "./rows/rush";

const NOTIFICATIONS = 120;
/** Into the middle of the rush. */
const DISASTER_AFTER_MS = 1_500;

/** What may happen in the middle of a rush of paid notifications. */
const TRIALS: Record<string, Trial> = {
  "one instance, nothing happens": { instances: 1 },
  "one of two instances is killed": {
    instances: 2,
    disaster: ({ killOne }) => killOne(),
  },
  "Redis is killed and comes back after five seconds": {
    instances: 2,
    disaster: async ({ killRedis, startRedis }) => {
      await killRedis();
      await sleep(5_000);
      await startRedis();
    },
  },
};

interface Trial {
  instances: number;
  disaster?: (hands: Hands) => Promise<void>;
}

interface Hands {
  killOne: () => Promise<void>;
  killRedis: () => Promise<void>;
  startRedis: () => Promise<void>;
}

/** Tries what docs/scaling.md says of a shop of several instances: `npm run bench:trials`. */
async function run(): Promise<void> {
  const lab = new Lab();
  try {
    for (const [name, { instances, disaster }] of Object.entries(TRIALS)) {
      process.stderr.write(`${name} …\n`);
      const outcome = await withRush(
        lab,
        { name: "trial", count: NOTIFICATIONS, instances },
        async (rush, redis) => {
          const { floor, texts } = rush;
          const open = floor.medusas.map(({ url }) => url);
          const hands: Hands = {
            killOne: async () => {
              open.shift();
              await floor.medusas[0].kill();
            },
            killRedis: () => redis.kill(),
            startRedis: () => redis.run(),
          };
          const begun = Date.now();
          const meter = await CostMeter.start(floor.shop.database);
          const striking = sleep(DISASTER_AFTER_MS).then(() => disaster?.(hands));
          const deliveries = await sendAllAtOnce(
            texts.length,
            inTurn(floor.http, () => open, texts),
          );
          await striking;
          // A process that was killed has taken its figures along.
          const cost = disaster ? "" : `; ${await meter.describeEach(texts.length)}`;
          const drained = (await expectCapturedOnce(rush)) - begun;
          return `${describeRush(deliveries)}; all followed after ${ms(drained)}; ${await describeHistory(floor)}${cost}`;
        },
      );
      process.stdout.write(
        `${name}: ${NOTIFICATIONS} notifications at once, all captured once; ${outcome}\n`,
      );
    }
  } finally {
    await lab.close();
  }
}

/** What the history of one order takes, in words. */
async function describeHistory({ shop }: ShopFloor): Promise<string> {
  const [{ orders, events, bytes }] = await shop.database.query<
    Record<"orders" | "events" | "bytes", string>
  >(
    `SELECT (SELECT count(*) FROM haipay_collect_order) AS orders, (SELECT count(*) FROM haipay_history) AS events,
       pg_total_relation_size('haipay_history') AS bytes`,
  );
  const each = Number(events) / Number(orders);
  return `${each.toFixed(1)} events an order, ${Math.round(Number(bytes) / Number(events))} bytes an event with indexes`;
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
