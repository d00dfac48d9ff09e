// Joins the compiled server into one file: Node finds, reads and compiles one instead of three hundred at a start.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";

const BUNDLE = "server.js";

/** What Medusa, Node or package.json finds by its place. All else is reached from these. */
const FOUND_BY_PLACE =
  /^(api\/(.+\/)?route|api\/middlewares|(jobs|subscribers|policies|scripts)\/[^/]+|(modules|providers)\/[^/]+\/index|modules\/[^/]+\/models\/[^/]+|workflows\/index|cli\/haipay)\.js$/;
/** Medusa's database commands read these, a start does not. The dashboard's are a bundle already. */
const STAYS = /^(admin\/|modules\/[^/]+\/migrations\/)/;
/** Run from their sources, or built by themselves. */
const NOT_IN_THE_PACKAGE = ["storefront"];

/** @param {string} server the folder that `medusa plugin:build` has compiled `src` into */
export function bundleServer(server) {
  for (const folder of NOT_IN_THE_PACKAGE) rmSync(path.join(server, folder), { recursive: true });
  const files = readdirSync(server, { recursive: true })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".js") && !STAYS.test(file));
  const places = files.filter((file) => FOUND_BY_PLACE.test(file));
  const names = new Map(places.map((place) => [place, namesOf(path.join(server, place))]));
  const [{ contents }] = join(server, tableOf(places)).outputFiles;
  for (const file of files) rmSync(path.join(server, file));
  writeFileSync(path.join(server, BUNDLE), contents);
  for (const [place, exported] of names) writePlace(server, place, exported);
}

/** Each place with what loads it, so that a part of the bundle is evaluated when it is asked for. */
function tableOf(places) {
  const load = (file) => `require(${JSON.stringify(`./${file}`)})`;
  const loads = places.map((place) => `${JSON.stringify(place)}: () => ${load(place)}`);
  return `module.exports = {\n${loads.join(",\n")}\n};\n`;
}

function join(server, table) {
  return buildSync({
    stdin: { contents: table, resolveDir: server, sourcefile: "places.js" },
    bundle: true,
    write: false,
    absWorkingDir: server,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    charset: "utf8",
  });
}

/** The names that TypeScript's CommonJS exports, as Node looks for them when an ES module imports it. */
function namesOf(file) {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(/^(?:exports\.(\w+) = |Object\.defineProperty\(exports, "(\w+)")/gm);
  const names = [...found].map(([, assigned, defined]) => assigned ?? defined);
  return [...new Set(names)].filter((name) => name !== "__esModule" && name !== "default");
}

function writePlace(server, place, exported) {
  const file = path.join(server, place);
  const bundle = path.posix.relative(path.posix.dirname(place), BUNDLE);
  const lines = [`module.exports = require(${JSON.stringify(bundle)})[${JSON.stringify(place)}]();`];
  // Node reads the names of a CommonJS file without running it.
  if (exported.length > 0) lines.push(`0 && (module.exports = { ${exported.join(", ")} });`);
  if (place.startsWith("cli/")) lines.unshift("#!/usr/bin/env node");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join("\n")}\n`);
}
