import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { npmScript, REPOSITORY } from "./surroundings";

/** The packed package, as npm would publish it. */
export interface Packed {
  /** The `.tgz` file. */
  tarball: string;
  /** Bytes of it. */
  size: number;
  /** Where it is unpacked. */
  folder: string;
  /** Paths in it, such as `package.json`. */
  files: string[];
}

/**
 * Packs what `npm run build` has built.
 *
 * @param scratch a folder for the tarball and what is in it
 * @param folder of the package
 */
export function pack(scratch: string, folder = REPOSITORY): Packed {
  mkdirSync(scratch, { recursive: true });
  const command = [npmScript("npm"), "pack", "--json", "--ignore-scripts", `--pack-destination=${scratch}`];
  const answer = execFileSync(process.execPath, command, {
    cwd: folder,
    encoding: "utf8",
    stdio: "pipe",
  });
  const [packed] = JSON.parse(answer) as { filename: string; files: { path: string }[] }[];
  const tarball = path.join(scratch, packed.filename);
  execFileSync("tar", ["-xzf", tarball, "-C", scratch]);
  return {
    tarball,
    size: statSync(tarball).size,
    folder: path.join(scratch, "package"),
    files: packed.files.map((file) => file.path),
  };
}

/** The text of one of its files. */
export function readPacked(packed: Packed, file: string): string {
  return readFileSync(path.join(packed.folder, file), "utf8");
}
