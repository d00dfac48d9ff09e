import { markdownTable } from "../report";
import type { Standing } from "./standing";
import type { Flow } from "./table";

const HEADINGS: Record<string, string> = {
  told: "told",
  made: "order at the platform",
  afterwards: "right afterwards",
  reconciled: "after one reconcile",
  paid: "tried again, paid, reconciled",
  paidTwice: "the lost order paid too, reconciled",
};

/** What was observed of each fault, as Markdown. */
export function printTable(call: string, flow: Flow, observed: Record<string, object>): string {
  const given = Object.keys(Object.values(observed)[0] ?? {});
  // A question makes no order.
  const columns = call === "query" ? given.filter((column) => column !== "made") : given;
  const rows = Object.entries(observed).map(([fault, cells]) => [
    `\`${fault}\``,
    ...columns.map((column) => printCell((cells as Record<string, unknown>)[column])),
  ]);
  const heading = ["fault", ...columns.map((column) => HEADINGS[column] ?? column)];
  return `### collect/${call}: ${flow.title}\n\n${markdownTable(heading, rows)}`;
}

function printCell(value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  const { ledger, sessions, order, captured, due, attention } = value as Standing;
  const books = order === "none" ? "no order" : `order ${order}, captured ¥${captured}, due ¥${due}`;
  const session = sessions === "" ? "no session" : `session ${sessions}`;
  return [`ledger ${ledger}`, session, books, ...(attention === "" ? [] : [`attention ${attention}`])].join(
    "; ",
  );
}
