// Bundles an application of Vue's or Svelte's with their own compilers, as their vite plugins do.
// usage: node bundle-guide.mjs <entry file> <target folder>
import { readFileSync } from "node:fs";
import process from "node:process";
import { build } from "esbuild";
import { compile } from "svelte/compiler";
import { compileScript, parse } from "vue/compiler-sfc";

const [entry, target] = process.argv.slice(2);

const vue = {
  name: "vue",
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, ({ path: filename }) => {
      const { descriptor, errors } = parse(readFileSync(filename, "utf8"), { filename });
      if (errors.length > 0) throw errors[0];
      const isCustomElement = (tag) => tag.startsWith("haipay-");
      const { content } = compileScript(descriptor, {
        id: filename,
        inlineTemplate: true,
        templateOptions: { compilerOptions: { isCustomElement } },
      });
      return { contents: content, loader: "ts" };
    });
  },
};

const svelte = {
  name: "svelte",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, ({ path: filename }) => {
      const { js, warnings } = compile(readFileSync(filename, "utf8"), { filename, generate: "client" });
      // What Svelte warns of, such as a label without a field, is an error in a guide.
      const said = warnings.filter(({ code }) => code.startsWith("a11y"));
      if (said.length > 0) throw new Error(said.map(({ message }) => message).join("\n"));
      return { contents: js.code, loader: "js" };
    });
  },
};

await build({
  entryPoints: [entry],
  outdir: target,
  bundle: true,
  splitting: true,
  format: "esm",
  conditions: ["browser", "production"],
  define: {
    "process.env.NODE_ENV": '"production"',
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
  },
  plugins: [vue, svelte],
});
