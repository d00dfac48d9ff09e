import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { ModulesSdkUtils } from "@medusajs/framework/utils";
import { Guard, GuardBusyError } from "../../src/modules/haipay/guard";
import { eventually } from "../environment/eventually";
import { SilentProxy } from "../environment/silent-proxy";
import { createTestDatabase, type TestDatabase } from "../environment/test-database";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("The guard", () => {
  let database: TestDatabase;
  const databases: Knex[] = [];
  const guards: Guard[] = [];
  let db: Knex;
  let warnings: string[];

  const openDatabase = (clientUrl: string): Knex => {
    const opened = ModulesSdkUtils.createPgConnection({
      clientUrl,
      pool: { min: 0, max: 1 },
    }) as unknown as Knex;
    databases.push(opened);
    return opened;
  };
  /** As one instance of the shop has it. */
  const newGuard = (on = db): Guard => {
    const guard = new Guard(on, { warn: (text: string) => warnings.push(text) } as unknown as Logger);
    guards.push(guard);
    return guard;
  };
  /** The server processes that hold a key of ours. Suites that run beside this one have databases of their own. */
  const holders = async (): Promise<number[]> => {
    const { rows } = await db.raw(
      `SELECT DISTINCT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return (rows as { pid: number }[]).map(({ pid }) => pid);
  };
  /** Work may go on while the guard still tells the database that a key is free. */
  const untilNobodyHolds = () => eventually(async () => expect(await holders()).toEqual([]));
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = Date.now();
    await work();
    return Date.now() - start;
  };

  beforeAll(async () => {
    database = await createTestDatabase(`guard-${process.pid}`);
  });

  afterAll(() => database.drop());

  beforeEach(() => {
    warnings = [];
    db = openDatabase(database.url);
  });

  afterEach(async () => {
    await Promise.all(guards.splice(0).map((guard) => guard.close()));
    await Promise.all(databases.splice(0).map((database) => database.destroy()));
  });

  it("lets in one at a time, in the order in which they came", async () => {
    const guard = newGuard();
    const diary: string[] = [];
    const work = (name: string) =>
      guard.run("cart:1", async () => {
        diary.push(`${name} in`);
        await pause(20);
        diary.push(`${name} out`);
      });

    await Promise.all([work("a"), work("b"), work("c")]);

    expect(diary).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
  });

  it("lets twenty different purchases in at the same time", async () => {
    const guard = newGuard();
    let inside = 0;
    let most = 0;
    const keys = Array.from({ length: 20 }, (_, index) => `cart:${index}`);

    await Promise.all(
      keys.map((key) =>
        guard.run(key, async () => {
          most = Math.max(most, ++inside);
          await pause(300);
          inside--;
        }),
      ),
    );

    expect(most).toBe(20);
  });

  it("keeps two instances apart", async () => {
    const [one, other] = [newGuard(), newGuard()];
    let inside = 0;
    const collisions: number[] = [];
    const work = async () => {
      if (++inside > 1) collisions.push(inside);
      await pause(10);
      inside--;
    };

    await Promise.all([1, 2, 3, 4, 5].flatMap(() => [one.run("cart:1", work), other.run("cart:1", work)]));

    expect(collisions).toEqual([]);
  });

  it("gives the key to the other instance soon after it was given back", async () => {
    const [one, other] = [newGuard(), newGuard()];
    const release = await one.acquire("cart:1");
    const waiting = other.acquire("cart:1");
    await pause(150);

    release();

    expect(await timed(() => waiting)).toBeLessThan(1_000);
  });

  it("says that it is busy when the other instance keeps the key too long", async () => {
    const [one, other] = [newGuard(), newGuard()];
    const release = await one.acquire("cart:1");

    const took = await timed(() => expect(other.acquire("cart:1", 200)).rejects.toThrow(GuardBusyError));
    release();

    expect(took).toBeGreaterThanOrEqual(200);
    expect(took).toBeLessThan(1_500);
    await expect(other.run("cart:1", async () => "in", 1_000)).resolves.toBe("in");
  });

  it("says that it is busy in the same instance, and lets those in who wait longer", async () => {
    const guard = newGuard();
    const release = await guard.acquire("cart:1");
    const impatient = guard.acquire("cart:1", 100);
    const patient = guard.run("cart:1", async () => "in", 5_000);

    await expect(impatient).rejects.toThrow(/"cart:1" for more than 100 ms; try again later/);
    release();

    await expect(patient).resolves.toBe("in");
  });

  it("answers each for itself when many ask at the same time, also for a key that PostgreSQL cannot read", async () => {
    const [one, other] = [newGuard(), newGuard()];
    const release = await other.acquire("cart:2");

    const outcomes = await Promise.all(
      ["cart:1", "cart:2", "cart:\0", "cart:3"].map((key) =>
        one
          .acquire(key, 100)
          .then((free) => (free(), "in"))
          .catch((error: Error) => error.name),
      ),
    );
    release();

    expect(outcomes).toEqual(["in", "GuardBusyError", "in", "in"]);
    await untilNobodyHolds();
    expect(warnings).toEqual([]);
  });

  it("frees the key when the work fails", async () => {
    const guard = newGuard();

    await expect(guard.run("cart:1", () => Promise.reject(new Error("no stock")))).rejects.toThrow(
      "no stock",
    );

    await expect(newGuard().run("cart:1", async () => "in", 500)).resolves.toBe("in");
  });

  it("does not free somebody else's key when it is given back twice", async () => {
    const [one, other] = [newGuard(), newGuard()];
    const release = await one.acquire("cart:1");
    release();
    const next = await one.acquire("cart:1");

    release();

    await expect(other.acquire("cart:1", 200)).rejects.toThrow(GuardBusyError);
    next();
    await expect(other.run("cart:1", async () => "in", 1_000)).resolves.toBe("in");
  });

  it("takes no connection of Medusa's pool while keys are held", async () => {
    const guard = newGuard();
    const releases = await Promise.all(["cart:1", "cart:2", "cart:3"].map((key) => guard.acquire(key)));

    // The pool of this test has one connection.
    const [one] = (await db.raw("SELECT 1 AS one")).rows as { one: number }[];
    const holding = await holders();
    releases.forEach((release) => release());

    expect(one).toEqual({ one: 1 });
    expect(holding).toHaveLength(1);
  });

  it("works again after the database ended its idle connection", async () => {
    const guard = newGuard();
    const release = await guard.acquire("cart:1");
    const [pid] = await holders();
    release();
    await pause(100);

    await db.raw("SELECT pg_terminate_backend(?)", [pid]);

    await expect(guard.run("cart:1", async () => "in", 2_000)).resolves.toBe("in");
    await untilNobodyHolds();
  });

  it("gives the key to another instance when the holder's connection ends, and takes the return calmly", async () => {
    const [one, other] = [newGuard(), newGuard()];
    const release = await one.acquire("cart:1");
    const [pid] = await holders();
    await db.raw("SELECT pg_terminate_backend(?)", [pid]);

    const next = await other.acquire("cart:1", 2_000);
    release();
    await pause(50);

    expect(warnings).toEqual([expect.stringMatching(/the guard lost the key "cart:1" while it held it/)]);
    await expect(one.acquire("cart:1", 200)).rejects.toThrow(GuardBusyError);
    next();
    await expect(one.run("cart:1", async () => "in", 2_000)).resolves.toBe("in");
  });

  it("gives up a connection that has gone silent, and goes on over a new one", async () => {
    const { hostname, port } = new URL(database.url);
    const proxy = await SilentProxy.open({ host: hostname, port: Number(port) });
    const proxied = new URL(database.url);
    proxied.hostname = "localhost";
    proxied.port = String(proxy.port);
    const guard = newGuard(openDatabase(proxied.href));
    await guard.run("cart:1", async () => undefined);
    await pause(100);

    proxy.silence();
    const took = await timed(() => guard.run("cart:1", async () => undefined, 15_000));

    expect(took).toBeLessThan(8_000);
    await proxy.close();
  });
});
