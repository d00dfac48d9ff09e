import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { form } from "./form";

const FOLDER = path.resolve(__dirname, "../../.test/reliability");

/**
 * Keeps what a suite found in the full form as `.test/reliability/<name>.md`; docs/reliability.md is put together
 * of these. The short form writes nothing, so that it cannot replace the results of a full run.
 *
 * @param markdown headings from `##` on
 */
export function report(name: string, markdown: string): void {
  if (!form.full) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${name}.md`), `${markdown.trim()}\n`);
}

/** A table with a heading line; cells are written on one line each. */
export function markdownTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(oneLine).join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}

function oneLine(cell: string): string {
  return cell.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
}
