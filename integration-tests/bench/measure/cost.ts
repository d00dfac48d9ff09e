import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { TestDatabase } from "../../environment/test-database";
import { ms } from "./statistics";

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;
const PROGRAMS = { node: "Medusa", postgres: "PostgreSQL", "redis-server": "Redis" } as const;
type Program = keyof typeof PROGRAMS;

interface Spent {
  /** In ms by process; nothing on systems other than Linux. */
  processor: Map<string, { program: Program; ms: number }>;
  /** Of the write-ahead log so far, in bytes. */
  log: number;
}

/** What a piece of work costs the machine and the database, whoever does it. */
export class CostMeter {
  private constructor(
    private readonly database: TestDatabase,
    private readonly before: Spent,
  ) {}

  static async start(database: TestDatabase): Promise<CostMeter> {
    return new CostMeter(database, await readSpent(database));
  }

  /** Of all Medusas since the start, in ms. */
  async processorTimeOfMedusa(): Promise<number> {
    const { processor } = await readSpent(this.database);
    let used = 0;
    for (const [id, { program, ms: now }] of processor) {
      if (program === "node") used += now - (this.before.processor.get(id)?.ms ?? 0);
    }
    return used;
  }

  /** @returns in words, what each of this many orders has cost since the start */
  async describeEach(orders: number): Promise<string> {
    const { processor, log } = await readSpent(this.database);
    const used = new Map<Program, number>();
    for (const [id, { program, ms: now }] of processor) {
      const more = now - (this.before.processor.get(id)?.ms ?? 0);
      used.set(program, (used.get(program) ?? 0) + more);
    }
    const times = [...used].map(([program, more]) => `${PROGRAMS[program]} ${ms(more / orders)}`);
    const written = `${((log - this.before.log) / orders / 1_000).toFixed(0)} kB of write-ahead log`;
    return `each order cost ${[...times, written].join(", ")}`;
  }
}

async function readSpent(database: TestDatabase): Promise<Spent> {
  const [{ log }] = await database.query<{ log: string }>(
    "SELECT pg_current_wal_insert_lsn() - '0/0' AS log",
  );
  return { processor: readProcessorTimes(), log: Number(log) };
}

/** Of all processes of these programs but this one. */
function readProcessorTimes(): Spent["processor"] {
  const times: Spent["processor"] = new Map();
  if (!existsSync("/proc/self/stat")) return times;
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const [, program, rest] = /^\d+ \((.+)\) (.+)$/s.exec(readStat(id)) ?? [];
    if (!isMeasured(program) || Number(id) === process.pid) continue;
    const fields = rest.split(" ");
    times.set(id, { program, ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS });
  }
  return times;
}

function isMeasured(program: string | undefined): program is Program {
  return program !== undefined && program in PROGRAMS;
}

/** @returns nothing of a process that has just ended */
function readStat(id: string): string {
  try {
    return readFileSync(`/proc/${id}/stat`, "utf8");
  } catch {
    return "";
  }
}
