import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { MAY_IMPORT } from "./import-boundaries.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const ABOUT_IMPORTS = /^(import-x\/|@typescript-eslint\/no-restricted-imports$)/;

/** The repository's own configuration, without the rules that need types: those would read every file for each text. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: { languageOptions: { parserOptions: { project: null } } },
  ruleFilter: ({ ruleId }) => ABOUT_IMPORTS.test(ruleId),
});

async function findWrong(file, text) {
  const [{ messages }] = await eslint.lintText(text, { filePath: path.join(ROOT, file) });
  return messages.map((message) => message.ruleId ?? message.message);
}

const PATHS = "import-x/no-restricted-paths";
const PACKAGES = "@typescript-eslint/no-restricted-imports";

for (const [what, file, text, rule] of [
  ["the platform takes nothing from a module", "src/platform/x.ts", 'import "../modules/haipay/ids";', PATHS],
  ["not even a type", "src/platform/x.ts", 'import type { X } from "../modules/haipay/ids";', PATHS],
  [
    "the platform takes nothing from Medusa",
    "src/platform/x.ts",
    'import "@medusajs/framework/utils";',
    PACKAGES,
  ],
  ["a module starts no workflow", "src/modules/haipay/ledger/x.ts", 'import "../../../workflows";', PATHS],
  ["a provider starts no workflow", "src/providers/haipay/x.ts", 'import "../../workflows";', PATHS],
  ["a payment's life knows no provider", "src/payment/x.ts", 'import "../providers/haipay/session";', PATHS],
  ["the contract knows no stage", "src/contract/x.ts", 'import "../payment/settle";', PATHS],
  ["a workflow knows no route", "src/workflows/x.ts", 'import "../api/middlewares";', PATHS],
  ["a job knows no route", "src/jobs/x.ts", 'import "../api/middlewares";', PATHS],
  ["the storefront kit takes no server along", "src/storefront/x.ts", 'import "../workflows";', PATHS],
  [
    "the storefront kit takes no module along",
    "src/storefront/x.ts",
    'import "../modules/haipay/service";',
    PATHS,
  ],
  ["the dashboard takes no code of the server", "src/admin/x.ts", 'import "../contract/events";', PACKAGES],
  ["nor of the platform", "src/admin/x.ts", 'import "../platform/money";', PACKAGES],
  [
    "the dashboard takes nothing from the sandbox",
    "src/admin/x.ts",
    'import type { X } from "../sandbox";',
    PATHS,
  ],
  ["nothing in the product needs the demo", "src/sandbox/x.ts", 'import "../../demo/waiting";', PATHS],
  ["the demo takes nothing of the server", "demo/x.ts", 'import "../src/payment/settle";', PATHS],
  [
    "nothing in the product needs a test",
    "src/jobs/x.ts",
    'import "../../integration-tests/tsconfig.json";',
    PATHS,
  ],
  ["there are no circles", "src/platform/money.ts", 'export { toPem } from "./schema";', "import-x/no-cycle"],
]) {
  test(what, async () => assert.deepEqual(await findWrong(file, text), [rule]));
}

for (const [what, file, text] of [
  ["a module may know the platform", "src/modules/haipay/x.ts", 'import "../../platform/money";'],
  [
    "the dashboard may know the server's types",
    "src/admin/x.ts",
    'import type { X } from "../contract/events";',
  ],
  ["the dashboard may ask what language a tag means", "src/admin/x.ts", 'import "../platform/language";'],
  [
    "the kit and the server share the contract's types",
    "src/storefront/x.ts",
    'import "../contract/store-api";',
  ],
]) {
  test(what, async () => assert.deepEqual(await findWrong(file, text), []));
}

test("every folder of src has its line", () => {
  const folders = readdirSync(path.join(ROOT, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  assert.deepEqual(
    folders.filter((folder) => !(folder in MAY_IMPORT)),
    [],
  );
});
