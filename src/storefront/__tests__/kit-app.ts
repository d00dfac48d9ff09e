import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const ROOT = path.resolve(__dirname, "../../..");

/** Where each React that the kit is tested with is installed. */
export const REACTS = {
  "React 18": path.join(ROOT, "node_modules"),
  "React 19": path.join(ROOT, "integration-tests/react-19/node_modules"),
} as const;

export type ReactVersion = keyof typeof REACTS;

/** Builds the kit as `npm run build` does. @returns the folder, and how to remove it */
export function buildKit(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "haipay-kit-"));
  execFileSync(process.execPath, [path.join(ROOT, "build/storefront-kit.mjs"), folder], { stdio: "pipe" });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An application that has installed the package, as npm would lay it out, with one of the Reacts. */
export class KitApp {
  readonly folder = mkdtempSync(path.join(tmpdir(), "haipay-app-"));

  constructor(kit: string, react: ReactVersion) {
    const installed = path.join(this.folder, "node_modules/medusa-payment-haipay");
    mkdirSync(path.join(installed, ".medusa"), { recursive: true });
    cpSync(path.join(ROOT, "package.json"), path.join(installed, "package.json"));
    cpSync(kit, path.join(installed, ".medusa/storefront"), { recursive: true });
    mkdirSync(path.join(this.folder, "node_modules/@types"));
    for (const name of ["react", "react-dom", "@types/react", "@types/react-dom"]) {
      symlinkSync(path.join(REACTS[react], name), path.join(this.folder, "node_modules", name));
    }
  }

  /** Makes another package of this repository available to the application. */
  link(name: string): void {
    symlinkSync(path.join(ROOT, "node_modules", name), path.join(this.folder, "node_modules", name));
  }

  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Runs a script of the application. @returns what it prints */
  run(name: string, text: string): string {
    return execFileSync(process.execPath, [this.write(name, text)], { cwd: this.folder, encoding: "utf8" });
  }

  /** Type-checks files of the application. @returns what the compiler complains of, "" when all is well */
  typeCheck(files: Record<string, string>, options: Record<string, unknown>): string {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      jsx: "react-jsx",
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      ...options,
    };
    this.write("tsconfig.json", JSON.stringify({ compilerOptions, files: Object.keys(files) }));
    try {
      execFileSync(process.execPath, [path.join(ROOT, "node_modules/typescript/bin/tsc"), "-p", this.folder]);
      return "";
    } catch (error) {
      return String((error as { stdout: Buffer }).stdout);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
