import { spawn } from "node:child_process";
import { chooseSeed } from "./form";

/**
 * Runs the fault suites: `npm run test:faults` in the short form, `npm run test:faults -- --full` in the full one.
 * Every other argument is jest's own, such as `--testPathPatterns hostile`.
 */
function run(args: readonly string[]): void {
  const full = args.includes("--full");
  const jest = [
    require.resolve("jest/bin/jest"),
    "--selectProjects=faults",
    "--maxWorkers=2",
    "--silent",
    ...args.filter((argument) => argument !== "--full"),
  ];
  const child = spawn(process.execPath, jest, {
    stdio: "inherit",
    // Faults make Medusa write warnings by the thousand.
    env: {
      LOG_LEVEL: "error",
      ...process.env,
      FAULTS_FORM: full ? "full" : "short",
      FAULTS_SEED: process.env.FAULTS_SEED || String(chooseSeed(full)),
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
}

run(process.argv.slice(2));
