import type { Terminal } from "../command";

/** The steps, one after another: each thing is looked for first, and created only if it is missing. */
export class Steps {
  /** How many things were missing. */
  missing = 0;

  constructor(
    private readonly isWriting: boolean,
    private readonly terminal: Pick<Terminal, "write">,
  ) {}

  /**
   * @param what a description, such as "the region Japan"
   * @param found what exists already
   * @returns what exists now; undefined when it is missing and nothing is written
   */
  async ensure<Thing>(
    what: string,
    found: Thing | undefined,
    make: () => Promise<Thing>,
  ): Promise<Thing | undefined> {
    if (found !== undefined) {
      this.say(`  is there    ${what}`);
      return found;
    }
    this.missing += 1;
    if (!this.isWriting) {
      this.say(`  is missing  ${what}`);
      return undefined;
    }
    const made = await make();
    this.say(`  made        ${what}`);
    return made;
  }

  say(text: string): void {
    this.terminal.write(`${text}\n`);
  }
}
