import { readOptions, USAGE, type DemoOptions } from "./cli-options";
import { runDemo, type Cleanup } from "./demo";
import { createNarrator } from "./narrator";

const narrator = createNarrator();
const cleanup: Cleanup = [];
let isUp = false;
let ending = false;

async function end(exitCode: number, lastLine?: string): Promise<void> {
  if (ending) {
    return;
  }
  ending = true;
  for (const undo of cleanup.reverse()) {
    await undo().catch((error: Error) => narrator.say(`While stopping: ${error.message}`));
  }
  if (lastLine) {
    console.log(lastLine);
  }
  process.exit(exitCode);
}

function endOn(reason: string): void {
  if (ending) {
    narrator.say("Still stopping, a moment please.");
    return;
  }
  narrator.heading(`${reason}: stopping everything that was started.`);
  void end(isUp ? 0 : 130, "Everything is stopped.");
}

/** A signal to npm may end npm's shell without reaching us. */
function endWithNpm(): void {
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid !== npm) {
      clearInterval(look);
      endOn("npm has ended");
    }
  }, 500);
  look.unref();
}

async function main(options: DemoOptions): Promise<void> {
  const { allPaid, died } = await runDemo(options, narrator, cleanup);
  if (options.once || !allPaid) {
    const last = allPaid
      ? "OK: every order ended captured with nothing due."
      : "FAILED: not every order ended captured with nothing due.";
    return end(allPaid ? 0 : 1, last);
  }
  isUp = true;
  await died;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => endOn(signal));
}
if (process.env.npm_lifecycle_event) {
  endWithNpm();
}

let options: DemoOptions | undefined;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${(error as Error).message}\n\n${USAGE}`);
  process.exit(2);
}
if (options) {
  main(options).catch((error: Error) => {
    if (!ending) {
      narrator.say(`This went wrong: ${error.message}`);
      void end(1, "FAILED: the demo could not be finished.");
    }
  });
} else {
  console.log(USAGE);
}
