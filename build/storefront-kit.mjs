// Builds the storefront kit: ESM and CommonJS by vite, types by tsc, one style sheet.
// usage: node build/storefront-kit.mjs [target folder, .medusa/storefront by default]
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build, transformWithEsbuild } from "vite";

// Development builds of JSX would take React's own code along.
process.env.NODE_ENV = "production";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const target = path.resolve(process.argv[2] ?? path.join(root, ".medusa/storefront"));
const source = path.join(root, "src/storefront");
const FORMATS = { esm: { format: "es", type: "module" }, cjs: { format: "cjs", type: "commonjs" } };
/** The custom elements bring what draws them along: Preact in React's place. */
const PREACT = {
  react: path.join(root, "build/preact-as-react.mjs"),
  "react/jsx-runtime": path.join(root, "node_modules/preact/jsx-runtime"),
  "react-dom/client": path.join(root, "node_modules/preact/compat/client"),
};
const ENTRIES = {
  index: "index.ts",
  core: "core/index.ts",
  next: "next/index.ts",
  "next-payment-page": "next/payment-page.tsx",
};
/** What stands at the top of a file: where it runs, and of what Next.js shows the looks, which no shop has to import. */
const BANNERS = {
  "client.js": () => '"use client";',
  "next-client.js": (format) =>
    `"use client";${format === "es" ? 'import "../style.css";' : 'require("../style.css");'}`,
};

const KIT = {
  entries: ENTRIES,
  external: ["react", "react/jsx-runtime", "next/navigation"],
  alias: {},
  banners: BANNERS,
};
const ELEMENTS = { entries: { index: "elements/index.ts" }, external: [], alias: PREACT, banners: {} };

/** Loaded on demand: one language; parts that few need; what writes a slip and shows it, its words, and QR codes. */
const ON_DEMAND = [
  ["qr", /\/core\/slip\/qr\.ts$|\/node_modules\/uqr\//],
  ["texts-ja", /\/(core\/texts|buyer-words)\/ja\.ts$/],
  ["texts-en", /\/(core\/texts|buyer-words)\/en\.ts$/],
  ["slip-ja", /\/(core\/slip\/(language-)?|pay-steps\/)ja\.ts$/],
  ["slip-en", /\/(core\/slip\/(language-)?|pay-steps\/)en\.ts$/],
  ["slip", /\/core\/slip\//],
  ["another-choice", /\/components\/another-choice\.tsx$/],
  ["buyer-inputs", /\/components\/buyer-inputs\.tsx$/],
  ["limits-box", /\/components\/limits-box\.tsx$/],
  ["open-wallet", /\/components\/open-wallet\.tsx$/],
  ["slip-view", /\/components\/slip\//],
];

rmSync(target, { recursive: true, force: true });
for (const [folder, { format, type }] of Object.entries(FORMATS)) {
  await bundle(path.join(target, folder), format, KIT);
  if (folder === "esm") writeTypes(path.join(target, "esm/types"));
  else cpSync(path.join(target, "esm/types"), path.join(target, folder, "types"), { recursive: true });
  // The nearest package.json tells Node the format and bundlers that unused modules can go.
  describe(path.join(target, folder), { type, sideEffects: false });
  const elements = path.join(target, "elements", folder);
  await bundle(elements, format, ELEMENTS);
  // Its import defines the elements, whether or not anything of it is used.
  describe(elements, { type, sideEffects: ["./index.js"] });
}
writeFileSync(path.join(target, "style.css"), joinStyles(path.join(source, "style.css")));
// What draws QR codes and the elements is bundled, and its license goes with it.
for (const name of ["uqr", "preact"]) {
  cpSync(path.join(root, "node_modules", name, "LICENSE"), path.join(target, `${name}.LICENSE`));
}

function describe(folder, description) {
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
}

async function bundle(outDir, format, { entries, external, alias, banners }) {
  await build({
    root,
    mode: "production",
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    resolve: {
      alias: Object.entries(alias).map(([name, file]) => ({
        find: new RegExp(`^${name}$`),
        replacement: file,
      })),
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      minify: false,
      lib: {
        entry: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, path.join(source, file)]),
        ),
        formats: [format],
      },
      rollupOptions: {
        external,
        output: {
          exports: "named",
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
          manualChunks: (id) => chunkOf(id) ?? (/\/preact/.test(id) ? "preact" : undefined),
        },
      },
    },
  });
  for (const file of listFiles(outDir)) {
    const { code } = await transformWithEsbuild(readFileSync(file, "utf8"), file, {
      minify: true,
      format: format === "es" ? "esm" : "cjs",
      charset: "utf8",
      target: "es2022",
      sourcemap: false,
      banner: banners[path.basename(file)]?.(format) ?? "",
    });
    writeFileSync(file, code);
  }
}

/** Only the components need a browser: titles, icons and the core also run in server components. */
function chunkOf(id) {
  const onDemand = ON_DEMAND.find(([, files]) => files.test(id));
  if (onDemand) return onDemand[0];
  if (/\/(method-icon|payment-info)\.tsx$/.test(id)) return "payment-info";
  if (id.startsWith(path.join(source, "components"))) return "client";
  if (id.startsWith(path.join(source, "next/client"))) return "next-client";
  if (/\/next\/backend\.ts$/.test(id)) return "next-backend";
  return /\/src\/(storefront\/core|platform|modules)\//.test(id) ? "shared" : undefined;
}

/** Declarations as tsc writes them, with the file extensions that Node's resolution asks for. */
function writeTypes(outDir) {
  mkdirSync(outDir, { recursive: true });
  const options = {
    extends: path.join(root, "tsconfig.json"),
    compilerOptions: {
      emitDeclarationOnly: true,
      stripInternal: true,
      outDir,
      rootDir: path.join(root, "src"),
      types: [],
    },
    files: [...Object.values(ENTRIES), ...Object.values(ELEMENTS.entries)].map((file) =>
      path.join(source, file),
    ),
    include: [],
  };
  const config = path.join(outDir, "tsconfig.json");
  writeFileSync(config, JSON.stringify(options));
  execFileSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", config], {
    stdio: "inherit",
  });
  rmSync(config);
  for (const file of listFiles(outDir)) {
    const text = readFileSync(file, "utf8").replace(
      /(from |import\()"(\.[^"]+)"/g,
      (_all, before, written) => {
        const place = path.resolve(path.dirname(file), written);
        return `${before}"${written}${isFolder(place) ? "/index" : ""}.js"`;
      },
    );
    writeFileSync(file, text);
  }
}

/** One sheet instead of the parts that it names, in their order. */
function joinStyles(sheet) {
  const part = (_line, file) => readFileSync(path.join(path.dirname(sheet), file), "utf8");
  return readFileSync(sheet, "utf8").replace(/^@import "(.+)";$/gm, part);
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

function isFolder(place) {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
