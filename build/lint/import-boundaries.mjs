import { createNodeResolver, importX } from "eslint-plugin-import-x";

/** What the storefront kit and the server agree on: types of the store API's answers. */
const WIRE = "storefront/core/wire.ts";
const SERVER = ["platform", "modules", "payment", "providers", "workflows", "policies"];

/**
 * Which folders (or single files) of src each folder of src may import: the way of a payment, in one direction.
 * What is not listed is forbidden. The dashboard takes types alone (and languageOf), which a rule of its own watches.
 */
export const MAY_IMPORT = {
  platform: [],
  policies: [],
  modules: ["platform"],
  payment: ["platform", "modules"],
  providers: ["platform", "modules", "payment"],
  workflows: ["platform", "modules", "payment", "providers", WIRE],
  api: [...SERVER, WIRE],
  jobs: SERVER,
  subscribers: SERVER,
  scripts: SERVER,
  admin: [...SERVER, "api"],
  // Only what is plain enough for a browser.
  storefront: ["platform", "modules/haipay/provider-id.ts", "modules/haipay/ledger/transitions.ts"],
  sandbox: ["platform"],
  cli: ["platform", "modules/haipay/settings", "sandbox"],
  demo: ["platform", "sandbox", "storefront"],
};

/** Folders that know nothing of a Medusa server. */
const WITHOUT_MEDUSA = ["platform", "sandbox", "storefront", "cli"];

const zones = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) => [
  {
    target: `./src/${folder}`,
    from: "./src",
    except: [folder, ...allowed].map((place) => `./${place}`),
    message: `src/${folder} may import ${["itself", ...allowed].join(", ")} (build/lint/import-boundaries.mjs).`,
  },
  {
    target: `./src/${folder}`,
    from: "./integration-tests",
    message: "Tests import the product, never the other way round.",
  },
]);

/** ESLint's configuration: imports go one way, and never in a circle. */
export const importBoundaries = [
  {
    files: ["src/**/*.{ts,tsx}", "integration-tests/**/*.ts"],
    plugins: { "import-x": importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".tsx", ".js", ".json"] })],
    },
    rules: {
      "import-x/no-restricted-paths": ["error", { basePath: ".", zones }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
    },
  },
  {
    files: WITHOUT_MEDUSA.map((folder) => `src/${folder}/**/*.{ts,tsx}`),
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^@medusajs/", message: "This folder knows nothing of a Medusa server." }] },
      ],
    },
  },
];
