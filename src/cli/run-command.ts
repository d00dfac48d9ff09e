import { EXIT, UsageError, type Command, type Terminal } from "./command";

/** Runs a command, or prints its help. @returns the exit code */
export async function runCommand(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    terminal.write(command.help);
    return EXIT.done;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof UsageError;
    terminal.warn(isUsage ? `${reason}\n\n${command.help}` : `${reason}\n`);
    return isUsage ? EXIT.wrongUse : EXIT.failed;
  }
}
