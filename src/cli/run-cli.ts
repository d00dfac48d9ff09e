import { EXIT, type Command, type Terminal } from "./command";
import { doctor } from "./doctor/doctor";
import { japan } from "./japan/japan";
import { keys } from "./keys";
import { runCommand } from "./run-command";
import { sandbox } from "./sandbox";
import { setup } from "./setup/setup";
import { storefront } from "./storefront/storefront";
import { verify } from "./verify/verify";

const COMMANDS: Readonly<Record<string, Command>> = {
  setup,
  japan,
  storefront,
  doctor,
  sandbox,
  verify,
  keys,
};

/**
 * Runs one command of `haipay`.
 *
 * @param args without node and the script
 * @returns the exit code: 0 for success, 1 if it could not be done (or the answer is no), 2 if the command line is wrong
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
  return runCommand(command, rest, terminal);
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
