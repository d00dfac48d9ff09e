import { EXIT, UsageError, type Command, type Terminal } from "./command";
import { doctor } from "./doctor/doctor";
import { japan } from "./japan/japan";
import { keys } from "./keys";
import { sandbox } from "./sandbox";
import { setup } from "./setup/setup";
import { verify } from "./verify/verify";

const COMMANDS: Readonly<Record<string, Command>> = { setup, japan, doctor, sandbox, verify, keys };

/**
 * Runs one command of `haipay`.
 *
 * @param args without node and the script
 * @returns the exit code: 0 done, 1 it could not be done (or the answer is no), 2 the command line is wrong
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === "--help" || name === "-h") {
    terminal.write(overview());
    return EXIT.done;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const problem = name === undefined ? "Say what to do." : `haipay has no command ${JSON.stringify(name)}.`;
    terminal.warn(`${problem}\n\n${overview()}`);
    return EXIT.wrongUse;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.write(command.help);
    return EXIT.done;
  }
  return runCommand(command, rest, terminal);
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await command.run(args, terminal);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof UsageError;
    terminal.warn(isUsage ? `${reason}\n\n${command.help}` : `${reason}\n`);
    return isUsage ? EXIT.wrongUse : EXIT.failed;
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}   ${summary}`);
  return `Usage: haipay <command> [options]

${lines.join("\n")}

haipay <command> --help tells all about one command.
Exit codes: 0 done; 1 it could not be done, or the answer is no; 2 the command line is wrong.
`;
}
