import { createNodeResolver, importX } from "eslint-plugin-import-x";

/** Where the life of a payment is, and what it stands on. */
const LIFE = ["platform", "modules", "contract", "payment"];
/** What Medusa's folders, which are doors, may need behind them. */
const HOUSE = [...LIFE, "views", "providers", "policies"];

/**
 * Which folders (or single files) of src each folder of src may import: the way of a payment, in one direction.
 * What is not listed is forbidden. The dashboard takes types alone (and languageOf), which a rule of its own watches.
 */
export const MAY_IMPORT = {
  platform: [],
  policies: [],
  modules: ["platform"],
  // Types alone: what server, dashboard, storefront and subscribers agree on.
  contract: ["platform", "modules"],
  payment: ["platform", "modules", "contract"],
  views: LIFE,
  providers: LIFE,
  workflows: LIFE,
  api: HOUSE,
  jobs: HOUSE,
  subscribers: HOUSE,
  scripts: HOUSE,
  admin: ["platform", "modules", "contract", "api"],
  // Only what is plain enough for a browser.
  storefront: ["platform", "contract", "modules/haipay/ids.ts", "modules/haipay/ledger/lifecycle.ts"],
  sandbox: ["platform"],
  cli: [
    "platform",
    "contract",
    "modules/haipay/settings",
    "modules/haipay/loaders/check-medusa.ts",
    "sandbox",
    // A test compares what the command makes with what the guide says.
    "storefront/__tests__",
  ],
};

/** What the demo, which stands beside the product, may take of it. */
const DEMO_MAY_IMPORT = ["platform", "sandbox", "storefront"];

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
    from: ["./integration-tests", "./demo"],
    message: "Tests and the demo import the product, never the other way round.",
  },
]);
zones.push({
  target: "./demo",
  from: "./src",
  except: DEMO_MAY_IMPORT.map((place) => `./${place}`),
  message: `The demo may import ${DEMO_MAY_IMPORT.join(", ")} of src (build/lint/import-boundaries.mjs).`,
});

/** ESLint's configuration: imports go one way, and never in a circle. */
export const importBoundaries = [
  {
    files: ["src/**/*.{ts,tsx}", "demo/**/*.{ts,tsx}", "integration-tests/**/*.ts"],
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
