import { Administrator } from "../environment/administrator";
import { describeShop } from "../environment/haipay-shop";
import { form, printSeed, seed } from "./form";
import { checkHistories } from "./model/check-histories";
import { Player } from "./model/play";
import { RECORDED } from "./model/recorded";
import { Tally } from "./model/tally";
import { writeUp } from "./model/write-up";
import { report } from "./report";

/** How many share one database, which is recreated for the next ones. */
const PER_ROUND = form.pick(14, 20);
const ROUND_MS = 30 * 60_000;

/** Repeats one history of a run that failed; FAULTS_SEED belongs to it. */
const path = process.env.FAULTS_PATH;
const rounds = path ? 1 : form.pick(2, 10);
const recorded = path ? [] : Object.entries(RECORDED);

describeShop("Whatever shoppers, platform, staff and job do, in any order", (shop) => {
  const tally = new Tally();
  const started = Date.now();
  let stillToDo = recorded.length + rounds;

  async function newPlayer(): Promise<Player> {
    return new Player(shop, await Administrator.logIn(shop), tally);
  }

  beforeAll(() => printSeed("model"));

  afterAll(() => {
    if (stillToDo > 0 || path) return;
    const minutes = (Date.now() - started) / 60_000;
    report("model", writeUp(tally, { seed, recorded: recorded.length, minutes }));
  });

  describe("nothing is lost, doubled or credited wrongly", () => {
    for (const [title, history] of recorded) {
      it(title, async () => {
        await (await newPlayer()).play(history);
        stillToDo--;
      });
    }

    it.each(Array.from({ length: rounds }, (_, round) => seed + round))(
      `in ${PER_ROUND} random histories (seed %i)`,
      async (roundSeed) => {
        const player = await newPlayer();
        const play = player.play.bind(player);
        await checkHistories({ runs: PER_ROUND, seed: roundSeed, path, play });
        stillToDo--;
      },
      ROUND_MS,
    );
  });
});
