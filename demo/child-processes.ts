import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

const TAIL_LINES = 40;
const PATIENCE_MS = 10_000;

/** A child that was started and is meant to stay up. */
export interface LongRunner {
  /** Never resolves; rejects with the tail of the child's log when the child ends by itself. */
  died: Promise<never>;
}

/** Starts children in process groups of their own, writes what they print to files, and stops them all. */
export class ChildProcesses {
  private readonly running = new Set<ChildProcess>();
  private closed = false;

  /** @param program what runs their scripts: by default the Node that runs us */
  constructor(
    private readonly logFolder: string,
    private readonly program = process.execPath,
  ) {
    mkdirSync(logFolder, { recursive: true });
    process.once("exit", () => this.running.forEach((child) => signalGroup(child, "SIGKILL")));
  }

  /**
   * Runs a Node script to its end.
   *
   * @param folder where it runs; ours by default
   * @throws Error with the tail of its log unless it exits with 0
   */
  async run(name: string, script: string[], environment: NodeJS.ProcessEnv, folder?: string): Promise<void> {
    const { ending, log } = this.start(name, script, environment, folder);
    const how = await ending;
    if (how !== "exit code 0") {
      throw new Error(`"${name}" failed (${how}). The end of ${log}:\n${tail(log)}`);
    }
  }

  /** Starts a Node script that is meant to stay up. @param folder where it runs; ours by default */
  keepRunning(name: string, script: string[], environment: NodeJS.ProcessEnv, folder?: string): LongRunner {
    const { ending, log } = this.start(name, script, environment, folder);
    const died = ending.then((how) => {
      throw new Error(`"${name}" ended by itself (${how}). The end of ${log}:\n${tail(log)}`);
    });
    died.catch(() => undefined);
    return { died };
  }

  /** Ends everything that is still running, politely first; nothing can be started afterwards. */
  async stopAll(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.running].map(stop));
  }

  private start(name: string, script: string[], environment: NodeJS.ProcessEnv, folder?: string) {
    if (this.closed) {
      throw new Error(`"${name}" was not started: everything is being stopped.`);
    }
    const log = path.join(this.logFolder, `${name}.log`);
    const output = openSync(log, "a");
    const child = spawn(this.program, script, {
      cwd: folder,
      env: environment,
      stdio: ["ignore", output, output],
      // In a group of its own, Ctrl-C reaches the child through us and its own children end with it.
      detached: true,
    });
    closeSync(output);
    this.running.add(child);
    const ending = new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
    }).finally(() => {
      // What the child started itself must not outlive it.
      signalGroup(child, "SIGKILL");
      this.running.delete(child);
    });
    return { ending, log };
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  signalGroup(child, "SIGTERM");
  const insist = setTimeout(() => signalGroup(child, "SIGKILL"), PATIENCE_MS);
  await ended;
  clearTimeout(insist);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is already gone.
  }
}

function tail(log: string): string {
  return stripVTControlCharacters(readFileSync(log, "utf8"))
    .trimEnd()
    .split("\n")
    .slice(-TAIL_LINES)
    .join("\n");
}
