// Finishes what `medusa plugin:build` writes for the server and the dashboard.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundleServer } from "./server-bundle.mjs";

const server = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../.medusa/server/src");

for (const entry of readdirSync(server, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath ?? entry.path, entry.name);
  // Medusa always writes inline maps. They lead to sources that are not in the package, and double its size.
  if (file.endsWith(".js")) change(file, /^\/\/# sourceMappingURL=.*$/m, "");
  // The compiler names inferred types by the package that declares them, which a shop need not have.
  if (file.endsWith(".d.ts"))
    change(file, /import\("@medusajs\/types"\)/g, 'import("@medusajs/framework/types")');
}

// Medusa writes the bundle of admin extensions without types.
const what = `/** What the plugin adds to Medusa's dashboard, for Medusa's own bundler. */
declare const extensions: Readonly<Record<string, object>>;
`;
writeFileSync(path.join(server, "admin/index.d.mts"), `${what}export default extensions;\n`);
writeFileSync(path.join(server, "admin/index.d.ts"), `${what}export = extensions;\n`);

bundleServer(server);

function change(file, form, replacement) {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(form, replacement));
}
