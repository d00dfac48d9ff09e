import compiler from "typescript";
import { ConfigNotUnderstoodError } from "../setup/config-tree";
import { findMissing, insertAll } from "../setup/medusa-config";

const fill = (text: string) => insertAll(text, findMissing(compiler, text));

/** As Medusa's starter has it. */
const STARTER = `import { loadEnv, defineConfig } from '@medusajs/framework/utils'

loadEnv(process.env.NODE_ENV || 'development', process.cwd())

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS!,
    }
  }
})
`;

const STARTER_FILLED = `import { loadEnv, defineConfig } from '@medusajs/framework/utils'

loadEnv(process.env.NODE_ENV || 'development', process.cwd())

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS!,
    }
  },
  plugins: [{ resolve: "medusa-payment-haipay", options: {} }],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["haipay"],
      options: {
        providers: [
          { resolve: "medusa-payment-haipay/providers/haipay", id: "haipay" },
        ],
      },
    },
  ],
})
`;

describe("medusa-config is filled", () => {
  it("in a new application, by lines that are put in and nothing else", () => {
    expect(fill(STARTER)).toBe(STARTER_FILLED);
  });

  it("once: a second time nothing is missing", () => {
    expect(findMissing(compiler, STARTER_FILLED)).toEqual([]);
  });

  it("beside another provider, other modules and plugins, with the shop's own indentation and remarks", () => {
    const text = `export default defineConfig({
    plugins: ["@acme/plugin"], // ours
    modules: [
        { resolve: "./src/modules/brand" }, // the brand
        {
            resolve: "@medusajs/medusa/payment",
            options: {
                providers: [
                    { resolve: "@medusajs/medusa/payment-stripe", id: "stripe", options: {} } // cards
                ],
            },
        },
    ],
});
`;
    expect(fill(text)).toBe(`export default defineConfig({
    plugins: ["@acme/plugin", { resolve: "medusa-payment-haipay", options: {} }], // ours
    modules: [
        { resolve: "./src/modules/brand" }, // the brand
        {
            resolve: "@medusajs/medusa/payment",
            options: {
                providers: [
                    { resolve: "@medusajs/medusa/payment-stripe", id: "stripe", options: {} }, // cards
                    { resolve: "medusa-payment-haipay/providers/haipay", id: "haipay" },
                ],
            },
            dependencies: ["haipay"],
        },
    ],
});
`);
  });

  it.each([
    ["an empty list of modules", `defineConfig({ modules: [], plugins: [] })`],
    [
      "modules that hold a condition",
      `defineConfig({ modules: [...(process.env.X ? [{ resolve: "./a" }] : [])] })`,
    ],
    [
      "a payment module without options",
      `defineConfig({ modules: [{ resolve: "@medusajs/payment", dependencies: [] }] })`,
    ],
    [
      "a payment module without providers",
      `defineConfig({ modules: [{ resolve: "@medusajs/medusa/payment", options: {} }] })`,
    ],
    [
      "a dependency of another module",
      `defineConfig({ modules: [{ resolve: "@medusajs/payment", dependencies: ["a"] }] })`,
    ],
    ["line ends of Windows", STARTER.replaceAll("\n", "\r\n")],
  ])("with %s", (_what, text) => {
    const filled = fill(text);
    expect(findMissing(compiler, filled)).toEqual([]);
    expect(filled).toContain("medusa-payment-haipay/providers/haipay");
    expect(filled).toMatch(/dependencies: \[\s*("a", )?"haipay"/);
    if (text.includes("\r\n")) expect(filled.replaceAll("\r\n", "")).not.toContain("\n");
  });
});

describe("medusa-config is left alone, with the name of the place, when", () => {
  it.each([
    ["nothing is defined", "module.exports = {}", "nowhere"],
    ["two are", "defineConfig({}); defineConfig({})", "2 times"],
    ["it has a mistake", "defineConfig({\n  modules: [,,\n", "line 3 has a mistake"],
    ["plugins stand elsewhere", "const plugins = [];\ndefineConfig({ plugins })", "plugins, on line 2"],
    [
      "modules are made by a function",
      "defineConfig({\n  plugins: [],\n  modules: modules(),\n})",
      "modules, on line 3",
    ],
    ["modules have keys", "defineConfig({ plugins: [], modules: { payment: {} } })", "modules, on line 1"],
    ["something is spread in", "defineConfig({ ...base })", "...base, on line 1"],
    [
      "the payment module is in a condition",
      'defineConfig({ modules: [\n  ...(a ? [{ resolve: "@medusajs/medusa/payment" }] : []),\n] })',
      "the payment module, on line 2",
    ],
    [
      "it has a key alone",
      "defineConfig({ modules: [{ key: Modules.PAYMENT, resolve: x }] })",
      "the payment module",
    ],
    [
      "it has two entries",
      'defineConfig({ modules: [{ resolve: "@medusajs/payment" }, { resolve: "@medusajs/medusa/payment" }] })',
      "2 entries",
    ],
    [
      "its providers are a variable",
      'defineConfig({ modules: [{ resolve: "@medusajs/payment", options: { providers } }] })',
      "providers, on line 1",
    ],
  ])("%s", (_when, text, place) => {
    expect(() => findMissing(compiler, text)).toThrow(ConfigNotUnderstoodError);
    expect(() => findMissing(compiler, text)).toThrow(place);
  });
});
