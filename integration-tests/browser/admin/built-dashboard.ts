import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { oneAtATime } from "../../environment/test-database";

const ROOT = path.resolve(__dirname, "../../..");
const SOURCES = path.join(ROOT, "src/admin");
const FOLDER = path.join(ROOT, ".test/dashboard");

/** The folder of the dashboard, built from the sources as they stand; all suites of a run share one build. */
export function provideDashboard(): Promise<string> {
  return oneAtATime("the dashboard of the browser tests", async () => {
    const folder = path.join(FOLDER, hashSources());
    if (!existsSync(folder)) await buildInto(folder);
    return folder;
  });
}

function hashSources(): string {
  const hash = createHash("sha256").update(readFileSync(path.join(ROOT, "package-lock.json")));
  for (const name of (readdirSync(SOURCES, { recursive: true }) as string[]).sort()) {
    const file = path.join(SOURCES, name);
    if (statSync(file).isFile()) hash.update(name).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/** A bundler does not run inside of a test runner's sandbox, hence the child; a build that was cut off leaves no folder. */
async function buildInto(folder: string): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  const unfinished = `${folder}.unfinished`;
  const script = path.join(__dirname, "build-dashboard.ts");
  await promisify(execFile)(process.execPath, ["--require", "ts-node/register", script, unfinished], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", NODE_OPTIONS: "" },
  });
  renameSync(unfinished, folder);
}
