// Writes medusa-payment-haipay-storefront: the kit's files, as a package that takes neither Medusa nor the server along.
// usage: node build/storefront-package.mjs, after build/storefront-kit.mjs
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const target = path.join(root, ".medusa/storefront-package");
const plugin = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const BIN = "bin/haipay-storefront.js";

rmSync(target, { recursive: true, force: true });
cpSync(path.join(root, ".medusa/storefront"), target, { recursive: true });
cpSync(path.join(root, "LICENSE"), path.join(target, "LICENSE"));
cpSync(path.join(root, "src/storefront/README.md"), path.join(target, "README.md"));
await build({
  entryPoints: [path.join(root, "src/cli/storefront/bin.ts")],
  outfile: path.join(target, BIN),
  bundle: true,
  platform: "node",
  target: "node20",
  minifySyntax: true,
  legalComments: "inline",
});
chmodSync(path.join(target, BIN), 0o755);
// What the command shows its changes with is bundled, and its license goes with it.
cpSync(path.join(root, "node_modules/diff/LICENSE"), path.join(target, "bin/diff.LICENSE"));

const peers = ["next", "react"];
const description = {
  name: "medusa-payment-haipay-storefront",
  version: plugin.version,
  description:
    "Storefront kit of medusa-payment-haipay: Japanese payments for Medusa v2 storefronts, with Next.js, React or no framework.",
  license: plugin.license,
  type: "commonjs",
  keywords: [...plugin.keywords.filter((word) => !word.startsWith("medusa-plugin")), "nextjs", "storefront"],
  bin: { "haipay-storefront": `./${BIN}` },
  main: "./cjs/index.js",
  types: "./cjs/types/storefront/index.d.ts",
  exports: { "./package.json": "./package.json", ...ownEntries(plugin.exports) },
  typesVersions: {
    "*": Object.fromEntries(
      Object.entries(plugin.typesVersions["*"])
        .filter(([name]) => name.startsWith("storefront/"))
        .map(([name, files]) => [name.replace("storefront/", ""), files.map(inPackage)]),
    ),
  },
  sideEffects: ["./style.css", "./elements/*/index.js"],
  engines: plugin.engines,
  peerDependencies: Object.fromEntries(peers.map((name) => [name, plugin.peerDependencies[name]])),
  peerDependenciesMeta: Object.fromEntries(peers.map((name) => [name, { optional: true }])),
};
writeFileSync(path.join(target, "package.json"), `${JSON.stringify(description, null, 2)}\n`);

/** The plugin's entries of the kit, by the names that they have in a package of their own. */
function ownEntries(entries) {
  const kits = Object.entries(entries).filter(([name]) => name.startsWith("./storefront"));
  const renamed = kits.map(([name, files]) => [name.replace("./storefront", "."), files]);
  return JSON.parse(JSON.stringify(Object.fromEntries(renamed), (_key, value) => inPackage(value)));
}

function inPackage(value) {
  return typeof value === "string" ? value.replace("./.medusa/storefront/", "./") : value;
}
