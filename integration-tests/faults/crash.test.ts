import { choosePoints } from "./crash/choose-points";
import { CrashShop } from "./crash/crash-shop";
import { FLOWS, type Flow } from "./crash/flows";
import { killOnce, type KillResult } from "./crash/kill";
import { reportKills } from "./crash/report-kills";
import { form, printSeed, seed } from "./form";
import { SeededRandom } from "./seeded-random";

/** How many kills of a flow; in the short form a second one where the platform makes an order. */
const countOf = ({ applies }: Flow) =>
  form.pick({ named: applies ? 1 : 0, writes: 1 }, { named: 6, writes: 8 });

const OPEN_WITHIN_MS = 300_000;

describe("A Medusa that is killed with SIGKILL and starts again", () => {
  let shop: CrashShop;
  const results: KillResult[] = [];

  beforeAll(async () => {
    printSeed("crash");
    shop = await CrashShop.open();
  }, OPEN_WITHIN_MS);

  afterAll(async () => {
    await shop?.close();
    reportKills(results, seed);
  });

  it.each(FLOWS)(
    "keeps the invariants and ends the purchase: $name",
    async (flow) => {
      const rehearsal = await flow.prepare(shop);
      const passed = await shop.watch(() => flow.act(shop, rehearsal));
      const points = choosePoints(passed, countOf(flow), new SeededRandom(seed, flow.name));
      const wrong: string[] = [];
      for (const point of points) {
        const result = await killOnce(shop, flow, point);
        results.push(result);
        process.stderr.write(
          `${flow.name}: killed at ${result.died}; ${result.end} ${result.wrong.join(" ! ")}\n`,
        );
        wrong.push(...result.wrong.map((what) => `Killed at ${result.died} (FAULTS_SEED=${seed}): ${what}`));
      }
      expect(wrong).toEqual([]);
    },
    3_600_000,
  );
});
