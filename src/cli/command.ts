/** Where a command reads and writes; a test gives its own. */
export interface Terminal {
  /** To standard output. */
  write(text: string): void;
  /** To standard error. */
  warn(text: string): void;
  /** All of standard input. */
  readInput(): Promise<Buffer>;
  /** Asks a person for one line; absent where none sits there. */
  ask?(question: string): Promise<string>;
  environment: NodeJS.ProcessEnv;
}

/** One word after `haipay`. */
export interface Command {
  /** Half a line for the overview. */
  summary: string;
  /** Everything that a person needs to use it, ending with a line break. */
  help: string;
  /**
   * @param args what stands after the command's name
   * @returns the exit code
   * @throws UsageError when the arguments are wrong; any other Error, in words, when it could not be done
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The command line is wrong; the message names the option and says what to give. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What a shell sees. */
export const EXIT = { done: 0, no: 1, failed: 1, wrongUse: 2 } as const;
