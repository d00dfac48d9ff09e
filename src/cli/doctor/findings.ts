import type { Terminal } from "../command";

/** `wrong` costs payments; `note` may be intended; `unknown` could not be checked. */
type Level = "well" | "note" | "wrong" | "unknown";

const SIGNS: Record<Level, string> = {
  well: "ok     ",
  note: "note   ",
  wrong: "WRONG  ",
  unknown: "?      ",
};

/** What was checked, printed at once, so that the user sees progress. */
export class Findings {
  wrong = 0;
  notes = 0;

  constructor(private readonly terminal: Pick<Terminal, "write">) {}

  chapter(title: string): void {
    this.terminal.write(`\n${title}\n`);
  }

  well(what: string): void {
    this.say("well", what);
  }

  /** @param todo what to do about it */
  wrongly(what: string, todo: string): void {
    this.wrong += 1;
    this.say("wrong", what, todo);
  }

  note(what: string, todo?: string): void {
    this.notes += 1;
    this.say("note", what, todo);
  }

  unknown(what: string, todo: string): void {
    this.say("unknown", what, todo);
  }

  private say(level: Level, what: string, todo?: string): void {
    this.terminal.write(`  ${SIGNS[level]}${what}\n${todo === undefined ? "" : `         → ${todo}\n`}`);
  }
}
