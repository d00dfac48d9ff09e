/** Where a command reads and writes; a test passes its own. */
export interface Terminal {
  /** To standard output. */
  write(text: string): void;
  /** To standard error. */
  warn(text: string): void;
  /** All of standard input. */
  readInput(): Promise<Buffer>;
  /** Asks the user for one line; absent without a terminal. */
  ask?(question: string): Promise<string>;
  environment: NodeJS.ProcessEnv;
}

/** One word after `haipay`. */
export interface Command {
  /** A short description for the overview. */
  summary: string;
  /** Everything that a person needs to use it, ending with a line break. */
  help: string;
  /**
   * @param args what follows the command's name
   * @returns the exit code
   * @throws UsageError when the arguments are wrong; any other Error, with a message for the user, when it could not be done
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The command line is wrong; the message names the option and says what to give. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The exit codes. */
export const EXIT = { done: 0, no: 1, failed: 1, wrongUse: 2 } as const;
