import { TwoInstances, type LockProvider } from "../environment/two-instances";
import { form, printSeed, seed } from "./form";
import { PAIRINGS } from "./races/pairings";
import { runRace, type RaceResult } from "./races/race";
import { reportRaces } from "./races/report-races";
import { SeededRandom } from "./seeded-random";

/** How many races of each pairing with each lock provider. */
const RACES = form.pick(4, 40);

const OPEN_WITHIN_MS = 300_000;

describe("Two Medusa processes on one database", () => {
  let shop: TwoInstances;
  const results: RaceResult[] = [];

  beforeAll(async () => {
    printSeed("races");
    shop = await TwoInstances.open();
  }, OPEN_WITHIN_MS);

  afterAll(async () => {
    await shop?.close();
    reportRaces(results, seed);
  });

  describe.each<LockProvider>(["memory", "postgres"])("with locks in %s", (locks) => {
    beforeAll(() => shop.lockBy(locks), OPEN_WITHIN_MS);

    it.each(Object.keys(PAIRINGS))(
      "keep the invariants and end the purchase: %s",
      async (name) => {
        const random = new SeededRandom(seed, `${name} ${locks}`);
        const wrong: string[] = [];
        for (let round = 0; round < RACES; round++) {
          const pairing = PAIRINGS[name][round % PAIRINGS[name].length];
          const result = { locks, pairing: name, ...(await runRace(shop, pairing, random)) };
          results.push(result);
          wrong.push(...result.wrong.map((what) => `Race ${round + 1} (FAULTS_SEED=${seed}): ${what}`));
        }
        expect(wrong).toEqual([]);
      },
      3_600_000,
    );
  });
});
