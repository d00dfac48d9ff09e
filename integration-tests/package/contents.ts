import { isBuiltin } from "node:module";
import { homedir } from "node:os";
import { readPacked, type Packed } from "./pack";
import { REPOSITORY } from "./surroundings";

const MOST_BYTES = 1_000_000;

/** What a shop needs of the package, and nothing else. */
const BELONGS = [
  /^(package\.json|README(\.ja)?\.md|CHANGELOG\.md|SECURITY\.md|LICENSE)$/,
  /^docs\/.+\.(md|png|svg)$/,
  /^\.medusa\/server\/src\/server\.js$/,
  /^\.medusa\/server\/src\/(api|cli|contract|jobs|modules|payment|platform|policies|providers|sandbox|scripts|subscribers|views|workflows)\/.+\.(js|d\.ts)$/,
  /^\.medusa\/server\/src\/admin\/index\.(js|mjs|d\.ts|d\.mts)$/,
  /^\.medusa\/storefront\/((elements\/)?(esm|cjs)\/(.+\.(js|d\.ts)|package\.json)|style\.css|(uqr|preact)\.LICENSE)$/,
];
const NEVER_BELONGS = /(^|\/)(__tests__|__mocks__|node_modules|\.env[^/]*)(\/|$)|\.(test|spec)\.|\.map$/;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\sA-Za-z0-9+/=\\]{100}/;
const SOURCE_MAP = /^\/\/# sourceMappingURL=(.+)$/gm;
const INLINE_MAP = /^data:application\/json[^,]*;base64,(.+)$/;

const NAME = `["']((?:@[\\w-]+/)?[\\w-][\\w.-]*)(?:/[^"']*)?["']`;
/** A package's name where CommonJS asks for it, and where a module or a declaration does. */
const REQUIRED = new RegExp(`\\b(?:require(?:\\.resolve)?|import)\\(${NAME}`, "g");
const IMPORTED = new RegExp(`(?:\\bfrom\\s*|\\bimport\\s*|\\bimport\\()${NAME}`, "g");
const ESM = /\.(mjs|d\.ts|d\.mts)$|\/esm\//;

/** @returns what is wrong with the contents, one sentence each; empty when all is well */
export function checkContents(packed: Packed): string[] {
  const wrong = packed.files
    .filter((file) => NEVER_BELONGS.test(file) || !BELONGS.some((form) => form.test(file)))
    .map((file) => `${file} does not belong into the package.`);
  if (packed.size >= MOST_BYTES) wrong.push(`It has ${packed.size} bytes; ${MOST_BYTES} are too many.`);
  for (const file of packed.files) {
    const text = readPacked(packed, file);
    if (PRIVATE_KEY.test(text)) wrong.push(`${file} holds a private key.`);
    for (const place of [REPOSITORY, homedir()]) {
      if (text.includes(`${place}/`)) wrong.push(`${file} names ${place}, a folder of this machine.`);
    }
    for (const [, address] of text.matchAll(SOURCE_MAP)) {
      if (!holdsItsSources(address)) wrong.push(`${file} has a map whose sources are not in the package.`);
    }
  }
  return [...wrong, ...checkImports(packed)];
}

/** Whatever it imports must be built in, or stand in package.json: pnpm gives a package nothing else. */
function checkImports(packed: Packed): string[] {
  const description = JSON.parse(readPacked(packed, "package.json")) as Record<
    string,
    Record<string, string>
  >;
  const known = new Set(Object.keys({ ...description.dependencies, ...description.peerDependencies }));
  const code = packed.files.filter((file) => /\.(js|mjs|d\.ts|d\.mts)$/.test(file));
  return code.flatMap((file) =>
    [...readPacked(packed, file).matchAll(ESM.test(file) ? IMPORTED : REQUIRED)]
      .map(([, name]) => name)
      .filter((name) => !isBuiltin(name) && !known.has(name))
      .map((name) => `${file} imports ${name}, which package.json does not name.`),
  );
}

function holdsItsSources(address: string): boolean {
  const [, written] = INLINE_MAP.exec(address) ?? [];
  if (!written) return false;
  const map = JSON.parse(Buffer.from(written, "base64").toString("utf8")) as {
    sources: string[];
    sourcesContent?: (string | null)[];
  };
  return map.sources.every((_source, index) => Boolean(map.sourcesContent?.[index]));
}
