import type { Administrator } from "../../environment/administrator";
import type { HaipayShop } from "../../environment/haipay-shop";
import { findViolations, shopDatabase } from "../invariants";
import { perform } from "./actions";
import { beginPurchase } from "./begin";
import { comeToRest } from "./come-to-rest";
import { judgeEnd } from "./ends";
import { describeAction, type History } from "./history";
import type { Tally } from "./tally";
import { Violation } from "./violation";
import { World } from "./world";

/** `FAULTS_TRACE=1` prints every history as it is played, even where jest keeps the console silent. */
const TRACE = process.env.FAULTS_TRACE === "1";

/** Plays histories in one shop, one after the other, and checks the invariants after each. */
export class Player {
  /** Violations of histories that failed before stay in the books. */
  private readonly known = new Set<string>();

  constructor(
    private readonly shop: HaipayShop,
    private readonly administrator: Administrator,
    private readonly tally: Tally,
  ) {}

  /** @throws PlayError when the shop did what it must never do, or broke */
  async play(history: History): Promise<void> {
    const world = new World(this.shop, this.administrator, shopDatabase(this.shop), this.tally);
    const lines: string[] = [];
    const started = Date.now();
    this.tally.histories++;
    try {
      for (const wish of history.wishes) await beginPurchase(world, wish);
      for (const [index, action] of history.actions.entries()) {
        const line = `${index + 1}. ${describeAction(action)}`;
        lines.push(line);
        const came = await perform(world, action);
        lines[lines.length - 1] = `${line} → ${came}`;
      }
      lines.push(`at the end, ${history.ending}`);
      await comeToRest(world, history);
      await this.expectInvariants(world);
      for (const purchase of world.purchases) this.tally.countEnd(await judgeEnd(world, purchase));
      this.tally.longest = Math.max(this.tally.longest, Date.now() - started);
      if (TRACE) process.stderr.write(`${lines.join("\n")}\nright, after ${Date.now() - started} ms\n\n`);
    } catch (error) {
      for (const violation of await this.findNewViolations(world)) this.known.add(violation);
      const failure = new PlayError(history, lines, error as Error);
      if (TRACE) process.stderr.write(`${failure.message}\nwrong, after ${Date.now() - started} ms\n\n`);
      throw failure;
    }
  }

  private async expectInvariants(world: World): Promise<void> {
    const violations = await this.findNewViolations(world);
    if (violations.length > 0) throw new Violation(violations.join("\n"));
  }

  private async findNewViolations(world: World): Promise<string[]> {
    const violations = await findViolations(world.database, world.control, world.readTotals);
    return violations.filter((violation) => !this.known.has(violation));
  }
}

/** A history that went wrong, as a person can read it. */
export class PlayError extends Error {
  override readonly name = "PlayError";

  constructor(history: History, lines: readonly string[], cause: Error) {
    const wishes = history.wishes.map(
      ({ currency, product, method, placed }, index) =>
        `${index}: ${product} in ${currency}, by ${method}${placed ? ", placed" : ""}`,
    );
    super(`${cause.message}\n\nPurchases:\n${wishes.join("\n")}\nActions:\n${lines.join("\n")}`, { cause });
  }
}
