import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import type { Outcome, Row } from "./row";

const BEGIN = "<!-- results: written by `npm run bench` -->";
const END = "<!-- end of the results -->";
const HEAD = [
  "| # | work | baseline in the same run | must reach | result | measured | date |",
  "| --- | --- | --- | --- | --- | --- | --- |",
];

/** A row of the table, as Markdown. @param date of the run, in UTC */
export function describeOutcome(row: Row, { ratio, reached, measured }: Outcome, date: Date): string {
  const result = `${ratio}${reached ? "" : " (**not reached**)"}`;
  const day = date.toISOString().slice(0, 10);
  return `| ${[row.number, row.work, row.baseline, row.target, result, measured, day].join(" | ")} |`;
}

/** The whole table. */
export function writeTable(lines: readonly string[]): string {
  return [...HEAD, ...lines].join("\n");
}

/**
 * Puts results into the page between its two marks; rows that were not measured now stay as they were.
 *
 * @param machine one line about where it was measured
 * @throws Error when the page or its marks are gone
 */
export async function updatePage(page: string, lines: readonly string[], machine: string): Promise<void> {
  const text = existsSync(page) ? readFileSync(page, "utf8") : "";
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${page} must hold the two lines ${BEGIN} and ${END}.`);
  const rows = new Map<string, string>();
  for (const line of [...text.slice(begin, end).split("\n"), ...lines]) {
    const number = /^\|\s*(\d+[a-z]?)\s*\|/.exec(line)?.[1];
    if (number !== undefined) rows.set(number, line);
  }
  const inOrder = [...rows.entries()]
    .sort(([a], [b]) => parseInt(a) - parseInt(b) || (a < b ? -1 : 1))
    .map(([, line]) => line);
  const results = [BEGIN, "", machine, "", writeTable(inOrder), "", END].join("\n");
  const written = text.slice(0, begin) + results + text.slice(end + END.length);
  writeFileSync(page, await format(written, { ...(await resolveConfig(page)), parser: "markdown" }));
}
