import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ChildProcesses, type LongRunner } from "../../demo/child-processes";
import { npmScript, REPOSITORY } from "./surroundings";
import { OURS, type Toolchain } from "./toolchain";

/** What Medusa's own starter asks for, to build and run an application. */
const STARTERS_TOOLS = ["@swc/core", "@types/node", "react", "react-dom", "ts-node", "typescript", "vite"];
/** Before 2.19 Medusa's admin is built with Vite 5. */
const OLDER_VITE = "^5.4.21";
const MEDUSA = ["@medusajs/admin-sdk", "@medusajs/cli", "@medusajs/framework", "@medusajs/medusa"];

const STARTERS_IMPORTS = `import { defineConfig, loadEnv } from "@medusajs/framework/utils";

loadEnv(process.env.NODE_ENV || "development", process.cwd());
`;
/** Stands in the README's `medusa-config.ts` for what a new application has there. */
const STARTERS_CONFIG = `projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS!,
      adminCors: process.env.ADMIN_CORS!,
      authCors: process.env.AUTH_CORS!,
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },`;
const WITHOUT_ADMIN = "admin: { disable: true },";
const STARTERS_TYPESCRIPT = {
  compilerOptions: {
    target: "ES2021",
    module: "Node16",
    moduleResolution: "Node16",
    esModuleInterop: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    strictNullChecks: true,
    outDir: "./.medusa/server",
    rootDir: "./",
  },
  "ts-node": { swc: true },
  include: ["**/*", ".medusa/types/*"],
  exclude: ["node_modules", ".medusa/server", ".medusa/admin"],
};

/** A new Medusa application in a repository of its own, whose commands see nothing of ours. */
export class FreshApp {
  /** Where its `medusa-config.ts` is. */
  readonly folder: string;
  private readonly children: ChildProcesses;
  private readonly environment: NodeJS.ProcessEnv;

  /** @param root of its repository */
  constructor(
    private readonly root: string,
    private readonly tools: Toolchain = OURS,
  ) {
    this.folder = path.join(root, tools.folder);
    const { PATH, ...others } = tools.environment;
    // What the package manager would find by itself from the application's folder, but not from what is built in it.
    const commands = [this.folder, root].map((folder) => path.join(folder, "node_modules/.bin"));
    this.environment = { ...others, PATH: [PATH, ...commands].join(path.delimiter) };
    mkdirSync(this.folder, { recursive: true });
    // Asked through env, each command is what it is in the application's PATH.
    this.children = new ChildProcesses(path.join(root, "../logs"), "env");
  }

  /** Makes an application of this Medusa, without the plugin. */
  async create(medusa: string): Promise<void> {
    const ours = JSON.parse(readFileSync(path.join(REPOSITORY, "package.json"), "utf8")) as {
      devDependencies: Record<string, string>;
    };
    for (const [file, text] of Object.entries(this.tools.files)) {
      writeFileSync(path.join(this.root, file), text);
    }
    this.write("package.json", {
      name: "@dtc/backend",
      version: "0.0.1",
      private: true,
      dependencies: Object.fromEntries(
        [...MEDUSA, ...this.tools.manager.medusa].map((name) => [name, medusa]),
      ),
      devDependencies: {
        ...Object.fromEntries(STARTERS_TOOLS.map((name) => [name, ours.devDependencies[name]])),
        ...(/^2\.1[0-8]\./.test(medusa) ? { vite: OLDER_VITE } : {}),
      },
    });
    this.write("tsconfig.json", STARTERS_TYPESCRIPT);
    await this.run(this.tools.manager.install, {}, this.root);
  }

  /** Installs the package from its tarball. @param command of the documentation, where the package's name stands for it */
  async install(command: string, tarball: string): Promise<void> {
    await this.run(
      command.replace("medusa-payment-haipay", `medusa-payment-haipay@file:${tarball}`),
      {},
      this.root,
    );
  }

  /** @param config a `medusa-config.ts` as the README has it @param environment what goes into `.env` */
  configure(config: string, environment: Record<string, string>, { admin = true } = {}): void {
    const starters = admin ? STARTERS_CONFIG : `${STARTERS_CONFIG}\n  ${WITHOUT_ADMIN}`;
    this.write("medusa-config.ts", `${STARTERS_IMPORTS}\n${config.replace("// …", starters)}\n`);
    this.write(
      ".env",
      Object.entries(environment)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(""),
    );
  }

  /** Leaves only what runs in production, next to what was built, as Medusa's guide to deployment has it. */
  async prepareProduction(): Promise<void> {
    await this.run(this.tools.manager.prune, {}, this.root);
    cpSync(path.join(this.folder, ".env"), path.join(this.folder, ".medusa/server/.env.production"));
  }

  /** Starts the built application in production mode. */
  start(port: string): LongRunner {
    return this.keepRunning(`medusa start --host 127.0.0.1 --port ${port}`, ".medusa/server", "medusa-start");
  }

  /** Runs a command line to its end. @throws Error with the end of what it printed unless it succeeds */
  async run(command: string, more: NodeJS.ProcessEnv = {}, folder = this.folder): Promise<void> {
    const name = command.replaceAll(/\W+/g, "-").slice(0, 24);
    await this.children.run(name, words(command), { ...this.environment, ...more }, folder);
  }

  /** Starts a command line that is meant to stay up. @param folder where, in the application's */
  keepRunning(
    command: string,
    folder: string,
    name: string,
    mode: "production" | "development" = "production",
  ): LongRunner {
    const environment = { ...this.environment, NODE_ENV: mode };
    return this.children.keepRunning(name, words(command), environment, path.join(this.folder, folder));
  }

  /** What a child that was named so has printed until now. */
  printed(name: string): string {
    return readFileSync(path.join(this.root, "../logs", `${name}.log`), "utf8");
  }

  async stop(): Promise<void> {
    await this.children.stopAll();
  }

  private write(name: string, content: object | string): void {
    const text = typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`;
    writeFileSync(path.join(this.folder, name), text);
  }
}

/** @param command such as `npx medusa db:migrate`; npm is the one that runs us */
function words(command: string): string[] {
  const [program, ...rest] = command.split(" ");
  return program === "npm" || program === "npx" ? ["node", npmScript(program), ...rest] : [program, ...rest];
}
