import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { npmScript, strangersEnvironment } from "./surroundings";

/** What a package manager is told. */
interface Manager {
  /** Installs what `package.json` names. */
  install: string;
  /** Removes what only development needs. */
  prune: string;
  /** What it must be told where nobody sits, and to install Medusa at all. */
  environment: Readonly<Record<string, string>>;
  /** What it finds only if `package.json` names it, of Medusa's. */
  medusa: readonly string[];
  /** What a monorepo's root must name too, for Medusa to find it. */
  atRoot?: Readonly<Record<string, string>>;
  /** Its settings, at the root of the repository. */
  files: (isMonorepo: boolean) => Record<string, string>;
}

const NPM: Manager = {
  install: "npm install",
  prune: "npm prune --omit=dev",
  environment: {},
  medusa: [],
  files: () => ({}),
};
const PNPM: Manager = {
  install: "pnpm install",
  prune: "pnpm install --prod",
  // Without a terminal it would not remove anything from node_modules.
  environment: { CI: "true" },
  medusa: ["@medusajs/admin-shared", "@medusajs/dashboard", "@medusajs/draft-order"],
  // pnpm 12 fails until somebody has decided about each build script of Medusa's dependencies. None is needed.
  files: (isMonorepo) => ({
    "pnpm-workspace.yaml": `${isMonorepo ? 'packages:\n  - "apps/*"\n' : ""}strictDepBuilds: false\n`,
  }),
};
const MANAGERS = {
  npm: NPM,
  "pnpm@10.34.9": PNPM,
  "pnpm@12.21.0": PNPM,
  "yarn@1.22.22": {
    install: "yarn install",
    prune: "yarn install --production",
    // It takes the Nodes that a dependency names for a condition: one of Medusa's names none before 22.15, and runs in 20.
    environment: { YARN_IGNORE_ENGINES: "true" },
    medusa: [],
    // Which it leaves in apps/backend, where Medusa's CLI at the root does not look.
    atRoot: { "ts-node": "^10.9.2" },
    files: () => ({}),
  },
  "@yarnpkg/cli-dist@4.18.1": {
    install: "yarn install",
    prune: "yarn workspaces focus --all --production",
    // In CI it would refuse to write its lockfile.
    environment: { YARN_ENABLE_IMMUTABLE_INSTALLS: "false" },
    medusa: [],
    files: () => ({ ".yarnrc.yml": "nodeLinker: node-modules\n" }),
  },
} satisfies Record<string, Manager>;

/** With what a shop is installed and run, and where in its repository it is. */
export interface Toolchain {
  /** Such as `pnpm 10.34.9, Node 24.22.3, a monorepo`. */
  name: string;
  manager: Manager;
  /** Of the table in docs/installing.md, such as `pnpm, a monorepo`. */
  row: string;
  /** Everything that a command of it sees. */
  environment: NodeJS.ProcessEnv;
  /** Of the application, from the root of its repository. */
  folder: string;
  /** Files at the root of its repository. */
  files: Readonly<Record<string, string>>;
}

/** The npm and the Node that run us. */
export const OURS: Toolchain = {
  name: `npm, Node ${process.versions.node}`,
  manager: NPM,
  row: "npm",
  environment: strangersEnvironment(),
  folder: ".",
  files: {},
};

function rootOfMonorepo({ atRoot }: Manager): Record<string, string> {
  const root = {
    name: "strangers-monorepo",
    private: true,
    workspaces: ["apps/*"],
    devDependencies: atRoot,
  };
  return { "package.json": JSON.stringify(root) };
}

/** A toolchain that npm has the parts of. */
export interface Wanted {
  manager: keyof typeof MANAGERS;
  /** Its version. */
  node: string;
  /** Whether the shop is `apps/backend` of a monorepo. */
  monorepo?: boolean;
  /** Whether to build the dashboard: what it finds is a matter of the folders, not of the Node. */
  admin?: boolean;
}

/** Such as `pnpm 10.34.9, Node 24.22.3, a monorepo`. */
export function nameOf({ manager, node, monorepo }: Wanted): string {
  const named = manager.replace("@yarnpkg/cli-dist", "yarn").replace("@", " ");
  return `${named}, Node ${node}${monorepo ? ", a monorepo" : ""}`;
}

/**
 * Installs a package manager and a Node from npm.
 *
 * @param scratch a folder for them
 */
export function installToolchain(wanted: Wanted, scratch: string): Toolchain {
  const { manager: name, node, monorepo = false } = wanted;
  mkdirSync(scratch, { recursive: true });
  writeFileSync(path.join(scratch, "package.json"), JSON.stringify({ name: "toolchain", private: true }));
  // The package "node" fetches this one when it is installed, by a script that a careful npm does not run.
  const packages = [`node-${process.platform}-${process.arch}@${node}`, ...(name === "npm" ? [] : [name])];
  execFileSync(process.execPath, [npmScript("npm"), "install", ...packages], {
    cwd: scratch,
    env: strangersEnvironment(),
    stdio: "pipe",
  });
  const manager: Manager = MANAGERS[name];
  const others = strangersEnvironment();
  const commands = path.join(scratch, "node_modules/.bin");
  const [called] = /^\w+/.exec(nameOf(wanted))!;
  return {
    name: nameOf(wanted),
    manager,
    row: monorepo ? `${called}, a monorepo` : called,
    environment: {
      ...others,
      ...manager.environment,
      PATH: [commands, others.PATH].join(path.delimiter),
    },
    folder: monorepo ? "apps/backend" : ".",
    files: { ...manager.files(monorepo), ...(monorepo ? rootOfMonorepo(manager) : {}) },
  };
}
