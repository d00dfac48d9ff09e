import path from "node:path";
import { Lab } from "./lab";
import { describeMachine } from "./machine";
import { describeOutcome, updatePage, writeTable } from "./report";
import { ROWS } from "./rows";

const PAGE = path.resolve(__dirname, "../../docs/performance.md");

/**
 * Measures and writes docs/performance.md: `npm run bench` all rows, `npm run bench -- 3 8` some of them. Needs a built
 * plugin (`npm run build`) and a machine with nothing else to do.
 */
async function run(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.find((number) => !ROWS.some((row) => row.number === number));
  if (unknown !== undefined)
    throw new Error(`There is no row ${unknown}: use numbers of docs/performance.md.`);
  const lab = new Lab();
  const lines: string[] = [];
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void lab.close().finally(() => process.exit(130)));
  }
  try {
    for (const row of ROWS) {
      if (wanted.length > 0 && !wanted.includes(row.number)) continue;
      process.stderr.write(`Row ${row.number}: ${row.work} …\n`);
      const outcome = await row.measure(lab);
      lines.push(describeOutcome(row, outcome, new Date()));
      process.stderr.write(
        `  ${outcome.ratio}${outcome.reached ? "" : " — NOT REACHED"} (${outcome.measured})\n`,
      );
    }
  } finally {
    await lab.close();
    if (lines.length > 0) await updatePage(PAGE, lines, describeMachine());
  }
  process.stdout.write(`${writeTable(lines)}\n`);
}

run(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
