import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transformFileSync } from "@swc/core";

/** Node runs the preloaded script before anything that could read TypeScript. @returns the script's path in `folder` */
export function compilePreload(folder: string): string {
  compile(path.join(__dirname, "kill-point.ts"), folder);
  const preload = path.join(__dirname, "preload");
  for (const file of readdirSync(preload)) compile(path.join(preload, file), path.join(folder, "preload"));
  return path.join(folder, "preload", "preload.js");
}

function compile(file: string, folder: string): void {
  const { code } = transformFileSync(file, {
    jsc: { parser: { syntax: "typescript" }, target: "es2021" },
    module: { type: "commonjs" },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, path.basename(file, ".ts") + ".js"), code);
}
