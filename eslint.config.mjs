import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { importBoundaries } from "./build/lint/import-boundaries.mjs";

export default defineConfig(
  globalIgnores([
    ".medusa/",
    ".demo/",
    ".test/",
    ".cache/",
    "coverage/",
    "node_modules/",
    "public/",
    "static/",
  ]),
  js.configs.recommended,
  // A longer file says more than one thing; one that must be longer turns this off and says why.
  { rules: { "max-lines": ["error", 300] } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: "./integration-tests/tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Medusa's interfaces ask for promises also where an implementation has nothing to wait for.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // A number in a template is as clear as String(number).
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["src/admin/**/*.{ts,tsx}"],
    rules: {
      // The dashboard takes the server's types, so that they cannot drift, and nothing that would run in a browser: but the
      // language of a reader, which is told in one way everywhere.
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex:
                "/(platform/(?!language$)|modules/|contract/|payment/|views/|providers/|workflows/|api/)",
              allowTypeImports: true,
              message: "Take types alone from the server (import type).",
            },
          ],
        },
      ],
    },
  },
  ...importBoundaries,
  {
    files: ["**/__tests__/**/*.{ts,tsx}", "integration-tests/**/*.ts"],
    rules: {
      // Answers over HTTP are untyped where a test looks at them; jest's matchers take anything.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: {
      sourceType: "commonjs",
      globals: {
        module: "writable",
        require: "readonly",
        process: "readonly",
        __dirname: "readonly",
        console: "readonly",
      },
    },
  },
  prettier,
);
