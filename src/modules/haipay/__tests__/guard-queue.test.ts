import { setImmediate as tick } from "node:timers/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { Guard, GuardBusyError } from "../guard";

/** The guard within one process: PostgreSQL grants every key to the connection that holds it already. */
function newGuard(): Guard {
  const connection = {
    query: ({ values: [names = []] }: { values: unknown[][] }) =>
      Promise.resolve({ rows: names.map(() => ({ done: true })) }),
    on: () => undefined,
    end: () => Promise.resolve(),
  };
  const db = { client: { acquireRawConnection: () => Promise.resolve(connection) } };
  return new Guard(db as unknown as Knex, {} as Logger);
}

const KEY = "cart:1";

it.each(Array.from({ length: 40 }, (_, steps) => steps))(
  "lets in one at a time, also who comes %i steps after it was freed",
  async (steps) => {
    const guard = newGuard();
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await tick();
      inside--;
    };
    const release = await guard.acquire(KEY);
    release();
    for (let step = 0; step < steps; step++) await Promise.resolve();
    const first = guard.run(KEY, work);
    await tick();
    await Promise.all([first, guard.run(KEY, work), guard.run(KEY, work)]);

    expect(most).toBe(1);
  },
);

it("skips a caller that gave up, and keeps no empty queue", async () => {
  const guard = newGuard();
  const release = await guard.acquire(KEY);
  const impatient = guard.acquire(KEY, 5);
  const patient = guard.run(KEY, () => Promise.resolve("in"));
  await expect(impatient).rejects.toThrow(GuardBusyError);
  release();

  await expect(patient).resolves.toBe("in");
  await tick();
  expect(Reflect.get(guard, "queues")).toEqual(new Map());
});
