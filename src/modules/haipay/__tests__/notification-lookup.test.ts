import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { NotificationLookup } from "../notification-lookup";

/** A database that answers a read when it is told to. */
class Database {
  /** The order ids of each read, in the order of the reads. */
  readonly reads: string[][] = [];
  private readonly ends: { answer: () => void; fail: () => void }[] = [];

  readonly knex = { raw: (_sql: string, values: unknown[]) => this.read(values) } as unknown as Knex;

  /** Ends the oldest read under way. */
  async end(how: "answer" | "fail" = "answer"): Promise<void> {
    this.ends.shift()?.[how]();
    await settled();
  }

  get underWay(): number {
    return this.ends.length;
  }

  private read([appIds, orderIds]: unknown[]): Promise<{ rows: object[] }> {
    const ids = orderIds as string[];
    this.reads.push(ids);
    const rows = (appIds as string[]).map((_appId, index) => ({
      question: String(index + 1),
      settings_page_values: null,
      settings_method_choices: null,
      order_row_id: `row of ${ids[index]}`,
    }));
    return new Promise((resolve, reject) => {
      this.ends.push({
        answer: () => resolve({ rows }),
        fail: () => reject(new Error("the database is away")),
      });
    });
  }
}

/** After some turns of the event loop, in which everything is read that can be. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 4; turns++) await new Promise((resolve) => setImmediate(resolve));
}

async function ask(lookup: NotificationLookup, from: number, to: number): Promise<Promise<string>[]> {
  const answers: Promise<string>[] = [];
  for (let number = from; number <= to; number++) {
    const answer = lookup.find("1800", `o${number}`).then(({ order }) => order?.id ?? "none");
    answer.catch(() => undefined);
    answers.push(answer);
    // As requests come: each in a turn of its own.
    await settled();
  }
  return answers;
}

it("reads for one at once, and together for those that come meanwhile", async () => {
  const database = new Database();
  const lookup = new NotificationLookup(database.knex);
  const answers = await ask(lookup, 1, 4);
  expect(database.reads).toEqual([["o1"]]);
  await database.end();
  expect(database.reads).toEqual([["o1"], ["o2", "o3", "o4"]]);
  await database.end();
  expect(await Promise.all(answers)).toEqual(["row of o1", "row of o2", "row of o3", "row of o4"]);
});

it("remembers nothing", async () => {
  const database = new Database();
  const lookup = new NotificationLookup(database.knex);
  for (let time = 0; time < 2; time++) {
    const [answer] = await ask(lookup, 1, 1);
    await database.end();
    await answer;
  }
  expect(database.reads).toEqual([["o1"], ["o1"]]);
});

it("never reads twice at once, and never for more than a hundred", async () => {
  const database = new Database();
  const lookup = new NotificationLookup(database.knex);
  const answers = await ask(lookup, 1, 251);
  const sizes: number[] = [];
  while (database.underWay > 0) {
    expect(database.underWay).toBe(1);
    sizes.push(database.reads[database.reads.length - 1].length);
    await database.end();
  }
  expect(sizes).toEqual([1, 100, 100, 50]);
  expect(await Promise.all(answers)).toEqual(
    Array.from({ length: 251 }, (_, index) => `row of o${index + 1}`),
  );
});

it("fails those of one read alone when it fails", async () => {
  const database = new Database();
  const lookup = new NotificationLookup(database.knex);
  const [first, second] = await ask(lookup, 1, 2);
  await database.end("fail");
  await expect(first).rejects.toThrow("the database is away");
  await database.end();
  await expect(second).resolves.toBe("row of o2");
});
