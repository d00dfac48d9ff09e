import { setImmediate as turn } from "node:timers/promises";
import { gather } from "../gather";

/** Some turns of the event loop, in which everything is asked that can be. */
async function untilAsked(): Promise<void> {
  for (let turns = 0; turns < 5; turns++) await turn();
}

/** A database that answers when it is told to. */
function newDatabase() {
  const statements: string[][] = [];
  const waiting: ((outcome?: Error) => void)[] = [];
  const ask = gather(async (questions: readonly string[]) => {
    statements.push([...questions]);
    await new Promise<void>((resolve, reject) =>
      waiting.push((failure) => (failure ? reject(failure) : resolve())),
    );
    return questions.map((question) => question.toUpperCase());
  });
  const answer = async (failure?: Error) => {
    waiting.shift()?.(failure);
    await untilAsked();
  };
  return { statements, ask, answer };
}

describe("What many ask at once", () => {
  it("is asked at once when nothing is under way", async () => {
    const { statements, ask, answer } = newDatabase();
    const first = ask("a");
    await untilAsked();
    expect(statements).toEqual([["a"]]);

    await answer();
    await expect(first).resolves.toBe("A");
  });

  it("shares a statement with what comes in the same turn", async () => {
    const { statements, ask, answer } = newDatabase();
    const both = [ask("a"), ask("b")];
    await untilAsked();
    await answer();

    await expect(Promise.all(both)).resolves.toEqual(["A", "B"]);
    expect(statements).toEqual([["a", "b"]]);
  });

  it("shares the next statement while one is under way, and each gets its own answer", async () => {
    const { statements, ask, answer } = newDatabase();
    const first = ask("a");
    await untilAsked();
    const others = [ask("b"), ask("c"), ask("b")];
    await untilAsked();
    expect(statements).toHaveLength(1);

    await answer();
    await answer();

    await expect(Promise.all([first, ...others])).resolves.toEqual(["A", "B", "C", "B"]);
    expect(statements).toEqual([["a"], ["b", "c", "b"]]);
  });

  it("is asked anew each time: no answer is older than its question", async () => {
    const { statements, ask, answer } = newDatabase();
    const first = ask("a");
    await untilAsked();
    await answer();
    await first;
    const again = ask("a");
    await untilAsked();
    await answer();
    await again;

    expect(statements).toEqual([["a"], ["a"]]);
  });

  it("puts no more than a hundred into one statement", async () => {
    const { statements, ask, answer } = newDatabase();
    const all = Array.from({ length: 251 }, (_, index) => ask(String(index)));
    for (let round = 0; round < 3; round++) {
      await untilAsked();
      await answer();
    }

    await Promise.all(all);
    expect(statements.map(({ length }) => length)).toEqual([100, 100, 51]);
  });

  it("fails for those who shared the statement, and for nobody after them", async () => {
    const { ask, answer } = newDatabase();
    const outcomes = Promise.allSettled([ask("a"), ask("b")]);
    await untilAsked();
    const next = ask("c");
    await answer(new Error("The connection is gone."));
    await answer();

    const statuses = (await outcomes).map(({ status }) => status);
    expect(statuses).toEqual(["rejected", "rejected"]);
    await expect(next).resolves.toBe("C");
  });
});
