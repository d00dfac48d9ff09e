import { readdirSync } from "node:fs";
import path from "node:path";

const API = path.resolve(__dirname, "../../src/api");
const VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** One handler of a route file. */
export interface TreeRoute {
  verb: (typeof VERBS)[number];
  /** As Express writes it, for example `/admin/haipay/attentions/:id`. */
  path: string;
}

/** Every handler of every route file below a path of the API, as the tree holds them now. */
export function findRoutes(below: string): TreeRoute[] {
  return readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => ({ file, route: pathOf(file) }))
    .filter(({ route }) => route.startsWith(below))
    .flatMap(({ file, route }) => verbsOf(path.join(API, file)).map((verb) => ({ verb, path: route })))
    .sort((a, b) => `${a.path} ${a.verb}`.localeCompare(`${b.path} ${b.verb}`));
}

function pathOf(file: string): string {
  return `/${path.dirname(file).split(path.sep).join("/")}`.replaceAll(/\[(\w+)\]/g, ":$1");
}

function verbsOf(file: string): TreeRoute["verb"][] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which handlers a file exports is known only then
  const exported = require(file) as Record<string, unknown>;
  return VERBS.filter((verb) => verb in exported);
}
