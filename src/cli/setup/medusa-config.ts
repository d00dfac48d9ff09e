import type ts from "typescript";
import { ConfigTree, type Compiler, type Insertion } from "./config-tree";

const PLUGIN = "medusa-payment-haipay";
const PROVIDER = "medusa-payment-haipay/providers/haipay";
const PAYMENT_MODULES = ["@medusajs/medusa/payment", "@medusajs/payment"];
const MODULE = "haipay";

const PLUGIN_ENTRY = `{ resolve: "${PLUGIN}", options: {} }`;
const PROVIDER_ENTRY = `{ resolve: "${PROVIDER}", id: "haipay" }`;
const DEPENDENCIES = `dependencies: ["${MODULE}"]`;
const PROVIDERS = [`providers: [`, `  ${PROVIDER_ENTRY},`, `]`];
const PAYMENT_ENTRY = [
  `{`,
  `  resolve: "${PAYMENT_MODULES[0]}",`,
  `  ${DEPENDENCIES},`,
  `  options: {`,
  ...PROVIDERS.map((line, index) => `    ${line}${index === PROVIDERS.length - 1 ? "," : ""}`),
  `  },`,
  `}`,
];

/** What `medusa-config` must contain, for a person who adds it by hand. */
export const BY_HAND = `  plugins: [${PLUGIN_ENTRY}],
  modules: [
${PAYMENT_ENTRY.map((line) => `    ${line}`).join("\n")},
  ],
`;

/** Something that a configuration lacked. */
export interface ConfigAddition {
  what: string;
  insertions: Insertion[];
}

/**
 * Finds what a `medusa-config` lacks: the plugin's entry, and the provider in the payment module with its dependency.
 *
 * @returns empty when nothing is missing
 * @throws ConfigNotUnderstoodError naming the place, when it is written in a way that might hide either
 */
export function findMissing(compiler: Compiler, text: string): ConfigAddition[] {
  const tree = new ConfigTree(compiler, text);
  const root = tree.root();
  return [...missingPlugin(tree, root), ...missingProvider(tree, root)];
}

/** The text with everything added. */
export function insertAll(text: string, additions: readonly ConfigAddition[]): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const insertions = additions.flatMap((addition) => addition.insertions);
  // Two additions at the end of one list must end the line before them only once.
  const isRepeated = ({ at, text: more }: Insertion, index: number) =>
    more === "," && insertions.findIndex((one) => one.at === at && one.text === ",") < index;
  return insertions
    .filter((insertion, index) => !isRepeated(insertion, index))
    .map((insertion, order) => ({ ...insertion, order }))
    .sort((one, other) => other.at - one.at || other.order - one.order)
    .reduce(
      (whole, { at, text: more }) => whole.slice(0, at) + more.replaceAll("\n", eol) + whole.slice(at),
      text,
    );
}

function missingPlugin(tree: ConfigTree, root: ts.ObjectLiteralExpression): ConfigAddition[] {
  const what = "the plugin's entry";
  const plugins = tree.property(root, "plugins");
  if (!plugins) return [{ what, insertions: tree.append(root, [`plugins: [${PLUGIN_ENTRY}]`]) }];
  const list = tree.list(plugins, "plugins");
  if (list.elements.some((element) => tree.resolveOf(element) === PLUGIN)) return [];
  const unclear = list.elements.find((element) => element.getText().includes(PLUGIN));
  if (unclear)
    throw tree.notUnderstood(`the plugin's entry, on line ${tree.lineOf(unclear)}, is not plainly written`);
  return [{ what, insertions: tree.append(list, [PLUGIN_ENTRY]) }];
}

function missingProvider(tree: ConfigTree, root: ts.ObjectLiteralExpression): ConfigAddition[] {
  const modules = tree.property(root, "modules");
  const what = "the payment module with its provider";
  if (!modules) {
    refuseHiddenPayment(tree);
    const lines = ["modules: [", ...withComma(PAYMENT_ENTRY).map((line) => `  ${line}`), "]"];
    return [{ what, insertions: tree.append(root, lines) }];
  }
  const list = tree.list(modules, "modules");
  const entries = list.elements.filter((element) => PAYMENT_MODULES.includes(tree.resolveOf(element) ?? ""));
  if (entries.length > 1) {
    throw tree.notUnderstood(
      `the payment module has ${entries.length} entries, of which Medusa uses the last (line ${tree.lineOf(entries[1])})`,
    );
  }
  if (entries.length === 0) {
    refuseHiddenPayment(tree);
    return [{ what, insertions: tree.append(list, PAYMENT_ENTRY) }];
  }
  const entry = tree.object(entries[0], "the payment module");
  return [...missingDependency(tree, entry), ...missingInOptions(tree, entry)];
}

/** A second entry for the payment module would replace the existing one. */
function refuseHiddenPayment(tree: ConfigTree): void {
  const hidden = /Modules\.PAYMENT\b|["'`]@medusajs\/(?:medusa\/)?payment["'`]/.exec(tree.text);
  if (!hidden) return;
  const line = tree.text.slice(0, hidden.index).split("\n").length;
  throw tree.notUnderstood(
    `the payment module, on line ${line}, does not stand plainly in the list of modules`,
  );
}

function missingDependency(tree: ConfigTree, entry: ts.ObjectLiteralExpression): ConfigAddition[] {
  const what = `dependencies: ["${MODULE}"]`;
  const dependencies = tree.property(entry, "dependencies");
  if (!dependencies) return [{ what, insertions: tree.append(entry, [DEPENDENCIES]) }];
  const list = tree.list(dependencies, "dependencies of the payment module");
  if (list.elements.some((element) => tree.resolveOf(element) === MODULE)) return [];
  return [{ what, insertions: tree.append(list, [`"${MODULE}"`]) }];
}

function missingInOptions(tree: ConfigTree, entry: ts.ObjectLiteralExpression): ConfigAddition[] {
  const what = "the provider of the payment module";
  const options = tree.property(entry, "options");
  if (!options) {
    const lines = ["options: {", ...withComma(PROVIDERS).map((line) => `  ${line}`), "}"];
    return [{ what, insertions: tree.append(entry, lines) }];
  }
  const object = tree.object(options, "options of the payment module");
  const providers = tree.property(object, "providers");
  if (!providers) return [{ what, insertions: tree.append(object, PROVIDERS) }];
  const list = tree.list(providers, "providers of the payment module");
  if (list.elements.some((element) => tree.resolveOf(element) === PROVIDER)) return [];
  const unclear = list.elements.find((element) => element.getText().includes(PROVIDER));
  if (unclear)
    throw tree.notUnderstood(`the provider, on line ${tree.lineOf(unclear)}, is not plainly written`);
  return [{ what, insertions: tree.append(list, [PROVIDER_ENTRY]) }];
}

function withComma(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line},` : line));
}
