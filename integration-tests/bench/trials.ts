import { sleep } from "../../demo/waiting";
import { Lab } from "./lab";
import { CostMeter } from "./measure/cost";
import { ms } from "./measure/statistics";
import { inTurn, sendAllAtOnce } from "./measure/rush";
import type { ShopFloor } from "./shop-floor";
import { describeRush, expectCapturedOnce, withRush } from "./rows/rush";

const NOTIFICATIONS = 120;
/** Into the middle of the rush, in ms. */
const DISASTER_AFTER_MS = 500;

/** What may happen in the middle of a rush of paid notifications. */
const TRIALS: Record<string, Trial> = {
  "one instance, nothing happens": { instances: 1 },
  "one of two instances is killed": {
    instances: 2,
    disaster: ({ killOne }) => killOne(),
  },
  "both instances are killed when half was answered, and one starts again ten seconds later": {
    instances: 2,
    // What the processes had said SUCCESS for is followed by the job of the one that comes back.
    environment: { HAIPAY_RECONCILE: "on" },
    disaster: async ({ killAll, startOne, untilAnswered }) => {
      await untilAnswered(NOTIFICATIONS / 2);
      await killAll();
      await sleep(10_000);
      await startOne();
    },
  },
  "one of two instances and Redis are killed at once, and Redis comes back after five seconds": {
    instances: 2,
    environment: { HAIPAY_RECONCILE: "on" },
    disaster: async ({ killOne, killRedis, startRedis }) => {
      await Promise.all([killOne(), killRedis()]);
      await sleep(5_000);
      await startRedis();
    },
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
  environment?: Record<string, string>;
  disaster?: (hands: Hands) => Promise<void>;
}

interface Hands {
  killOne: () => Promise<void>;
  killAll: () => Promise<void>;
  startOne: () => Promise<void>;
  /** Waits until so many notifications were answered SUCCESS. */
  untilAnswered: (count: number) => Promise<void>;
  killRedis: () => Promise<void>;
  startRedis: () => Promise<void>;
}

/**
 * Tries what docs/scaling.md says of a shop of several instances: `npm run bench:trials`.
 *
 * @param words only the trials whose name has one of them; all without any
 */
async function run(words: readonly string[]): Promise<void> {
  const lab = new Lab();
  try {
    for (const [name, { instances, environment, disaster }] of Object.entries(TRIALS)) {
      if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
      process.stderr.write(`${name} …\n`);
      const outcome = await withRush(
        lab,
        { name: "trial", count: NOTIFICATIONS, instances, environment },
        async (rush, redis) => {
          const { floor, texts } = rush;
          const open = floor.medusas.map(({ url }) => url);
          let answered = 0;
          let restarted: number | undefined;
          const hands: Hands = {
            killOne: async () => {
              open.shift();
              await floor.medusas[0].kill();
            },
            killAll: async () => {
              await Promise.all(floor.medusas.map((medusa) => medusa.kill()));
            },
            startOne: async () => {
              const { url } = await floor.addMedusa();
              open.splice(0, open.length, url);
              restarted = Date.now();
            },
            untilAnswered: async (count) => {
              while (answered < count) await sleep(10);
            },
            killRedis: () => redis.kill(),
            startRedis: () => redis.run(),
          };
          const begun = Date.now();
          const meter = await CostMeter.start(floor.shop.database);
          const striking = sleep(DISASTER_AFTER_MS).then(() => disaster?.(hands));
          const send = inTurn(floor.http, () => open, texts);
          const deliveries = await sendAllAtOnce(texts.length, async (index, attempt) => {
            const answer = await send(index, attempt);
            if (answer.body === "SUCCESS") answered++;
            return answer;
          });
          await striking;
          const drained = await expectCapturedOnce(rush);
          // A process that was killed has taken its figures along.
          const cost = disaster ? "" : `; ${await meter.describeEach(texts.length)}`;
          const since = restarted === undefined ? "" : `, ${ms(drained - restarted)} after the restart`;
          return (
            `${describeRush(deliveries)}; all followed after ${ms(drained - begun)}${since}; ` +
            `${await describeHistory(floor)}${cost}`
          );
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

run(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
