import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * Makes this run's folder under `.demo/` for logs and data, and removes those of runs that are over. A dot-directory,
 * because Medusa's and Vite's watchers would restart at every line that is written elsewhere.
 */
export function makeRunFolder(root: string): string {
  const folder = path.join(root, ".demo");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const pid = /^run-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
  const own = path.join(folder, `run-${process.pid}`);
  mkdirSync(own, { recursive: true });
  return own;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
