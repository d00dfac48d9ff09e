import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { OLDEST_MEDUSA, OLDEST_MEDUSA_UI } from "../../src/modules/haipay/loaders/check-medusa";

const REPOSITORY = path.resolve(__dirname, "../..");

/** What the dashboard of that Medusa is built with. */
const OF_ITS_TIME: Record<string, string> = {
  "@medusajs/ui": OLDEST_MEDUSA_UI,
  "react-router-dom": "6.30.4",
  vite: "^5.4.21",
};

/**
 * `npm run test:lowest`: the HTTP tests with the lowest Medusa that the package claims to work with, in a copy of this repository.
 * What stands after `--` goes to jest, such as `--testPathPatterns http/checkout`.
 */
function main(): void {
  const copy = mkdtempSync(path.join(tmpdir(), "haipay-lowest-"));
  try {
    copyFiles(copy);
    askForOldest(path.join(copy, "package.json"));
    const npm = (...command: string[]) =>
      spawnSync("npm", command, { cwd: copy, stdio: "inherit", env: { ...process.env, INIT_CWD: copy } })
        .status ?? 1;
    console.log(`Installing Medusa ${OLDEST_MEDUSA} into ${copy} …`);
    process.exitCode =
      npm("install", "--no-audit", "--no-fund", "--prefer-offline") ||
      npm("run", "test:http", "--", ...process.argv.slice(2));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The files as they are now, committed or not. */
function copyFiles(copy: string): void {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: REPOSITORY,
    encoding: "utf8",
  });
  for (const file of list.split("\0").filter(Boolean)) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    cpSync(path.join(REPOSITORY, file), path.join(copy, file));
  }
}

function askForOldest(file: string): void {
  const description = JSON.parse(readFileSync(file, "utf8")) as { devDependencies: Record<string, string> };
  const wanted = Object.entries(description.devDependencies).map(([name, version]) => {
    const isMedusa = name.startsWith("@medusajs/") && OF_ITS_TIME[name] === undefined;
    return [name, isMedusa ? OLDEST_MEDUSA : (OF_ITS_TIME[name] ?? version)] as const;
  });
  const changed = { ...description, devDependencies: Object.fromEntries(wanted) };
  writeFileSync(file, `${JSON.stringify(changed, null, 2)}\n`);
}

main();
