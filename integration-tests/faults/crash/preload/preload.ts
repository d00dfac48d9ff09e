import Module from "node:module";
import path from "node:path";
import { LIVES_LATER_MS } from "../kill-point";
import { listen } from "./answer";
import { liveLater, replaceClock } from "./clock";
import { watchFunctions } from "./watch-functions";
import { watchHttp } from "./watch-http";
import { watchStatements } from "./watch-statements";

/** Where the plugin does things; what only computes has no point of interest. */
const OWN = /\/src\/(modules|payment|views|providers|workflows|api|jobs|subscribers)\/.*\.ts$/;
const PG = path.normalize("/pg/lib/index.js");

interface Loader {
  _load(request: string, parent: unknown, isMain: boolean): unknown;
  _resolveFilename(request: string, parent: unknown, isMain: boolean): string;
}

const loader = Module as unknown as Loader;
const load = loader._load.bind(loader);
const replaced = new Map<string, unknown>();

/** Wraps from outside, so that the product has no line for this. */
loader._load = (request, parent, isMain) => {
  const exported = load(request, parent, isMain);
  if (Module.isBuiltin(request)) return exported;
  const file = loader._resolveFilename(request, parent, isMain);
  // Half-loaded modules of a circle are wrapped when they are complete.
  if (!require.cache[file]?.loaded) return exported;
  if (!replaced.has(file)) replaced.set(file, wrap(file, exported));
  return replaced.get(file);
};

function wrap(file: string, exported: unknown): unknown {
  if (file.endsWith(PG))
    watchStatements((exported as { Client: Parameters<typeof watchStatements>[0] }).Client);
  return OWN.test(file) && !file.includes("node_modules") ? watchFunctions(exported as object) : exported;
}

replaceClock();
liveLater(Number(process.env[LIVES_LATER_MS]));
watchHttp();
listen();
