import path from "node:path";
import { codeBlocksOf, readPage } from "../../build/documentation/pages";

/** A small application of a framework: what it is made of besides the guide's files, and how it is built. */
export interface App {
  /** As `npm install` takes them. */
  packages: readonly string[];
  /** What the framework wants around the guide's files. */
  files: Readonly<Record<string, string>>;
  /** The command after `npx`. */
  build: string;
  /** Where the built pages are, or, with `isServer`, the script of the server that answers with them. */
  output: string;
  isServer?: boolean;
  /** Where the guide's `haipay.ts` goes; nowhere where the framework has a file of its own for it. */
  shared?: string;
}

const VITE = "vite@7.3.8";
const TYPESCRIPT = "typescript@5.9.3";

const INDEX = (script: string) =>
  `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>A shop</title></head><body>${script}</body></html>\n`;
const VITE_INDEX = INDEX('<main id="root"></main><script type="module" src="/main.ts"></script>');

export const APPS: Readonly<Record<string, App>> = {
  vue: {
    packages: [VITE, "vue@3.5.45", "@vitejs/plugin-vue@6.0.11"],
    files: {
      "index.html": VITE_INDEX,
      "main.ts": `import { createApp } from "vue";
import Checkout from "./Checkout.vue";
import Payment from "./Payment.vue";
createApp(location.pathname === "/payment" ? Payment : Checkout, { cartId: "cart_1" }).mount("#root");
`,
    },
    build: "vite build",
    output: "dist",
    shared: "haipay.ts",
  },
  svelte: {
    packages: [VITE, "svelte@5.57.3", "@sveltejs/vite-plugin-svelte@6.2.3"],
    files: {
      "index.html": VITE_INDEX,
      "vite.config.js":
        'import { svelte } from "@sveltejs/vite-plugin-svelte";\nexport default { plugins: [svelte()] };\n',
      "main.ts": `import { mount } from "svelte";
import Checkout from "./Checkout.svelte";
import Payment from "./Payment.svelte";
const page = location.pathname === "/payment" ? Payment : Checkout;
mount(page, { target: document.getElementById("root"), props: { cartId: "cart_1" } });
`,
    },
    build: "vite build",
    output: "dist",
    shared: "haipay.ts",
  },
  sveltekit: {
    packages: [
      VITE,
      "svelte@5.57.3",
      "@sveltejs/vite-plugin-svelte@6.2.3",
      "@sveltejs/kit@2.70.4",
      "@sveltejs/adapter-node@5.5.7",
    ],
    files: {
      "src/app.html": `<!doctype html>
<html lang="ja"><head><meta charset="utf-8">%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>
`,
      "svelte.config.js":
        'import adapter from "@sveltejs/adapter-node";\nexport default { kit: { adapter: adapter() } };\n',
      "vite.config.js":
        'import { sveltekit } from "@sveltejs/kit/vite";\nexport default { plugins: [sveltekit()] };\n',
    },
    build: "vite build",
    output: "build/index.js",
    isServer: true,
    shared: "src/lib/haipay.ts",
  },
  astro: {
    packages: ["astro@5.9.4"],
    files: {},
    build: "astro build",
    output: "dist",
    shared: "src/haipay.ts",
  },
  angular: {
    packages: [
      ...["common", "compiler", "core", "platform-browser"].map((name) => `@angular/${name}@20.3.35`),
      "@angular/compiler-cli@20.3.35",
      "@angular/build@20.3.41",
      "@angular/cli@20.3.43",
      "rxjs@7.8.2",
      TYPESCRIPT,
    ],
    files: {
      "angular.json": JSON.stringify({
        version: 1,
        projects: {
          shop: {
            projectType: "application",
            root: "",
            sourceRoot: "src",
            architect: {
              build: {
                builder: "@angular/build:application",
                options: {
                  browser: "src/main.ts",
                  index: "src/index.html",
                  tsConfig: "tsconfig.json",
                  outputPath: "dist",
                  styles: ["medusa-payment-haipay-storefront/style.css"],
                },
              },
            },
          },
        },
      }),
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          strict: true,
          target: "es2022",
          module: "preserve",
          moduleResolution: "bundler",
          experimentalDecorators: true,
          lib: ["es2022", "dom", "dom.iterable"],
          types: [],
        },
        files: ["src/main.ts"],
      }),
      "src/index.html": INDEX("<app-checkout></app-checkout><app-payment></app-payment>"),
      "src/main.ts": `import { provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { CheckoutComponent } from "./app/checkout.component";
import { PaymentComponent } from "./app/payment.component";
const page = location.pathname === "/payment" ? PaymentComponent : CheckoutComponent;
bootstrapApplication(page, { providers: [provideZonelessChangeDetection()] }).catch(console.error);
`,
    },
    build: "ng build",
    output: "dist/browser",
    shared: "src/haipay.ts",
  },
  nuxt: {
    packages: ["nuxt@3.20.2"],
    files: {},
    build: "nuxt generate",
    output: ".output/public",
  },
};

/** The application's files, with those of docs/storefront-elements.md as they stand there. */
export function filesOf(name: string): Record<string, string> {
  const { files, shared } = APPS[name];
  const all: Record<string, string> = { ...files };
  for (const { file, code } of codeBlocksOf(readPage("docs/storefront-elements.md").text)) {
    if (file === "haipay.ts" && shared !== undefined) {
      // Angular takes style sheets from angular.json, as the guide says.
      all[shared] = name === "angular" ? code.replace(/^import .*style\.css.*\n/m, "") : code;
    }
    if (file.startsWith(`${name}/`)) all[path.relative(name, file)] = code;
  }
  return all;
}

/** Lines of the shop's own that name the elements or their package. */
export function countLines(name: string): number {
  const { files } = APPS[name];
  return Object.entries(filesOf(name))
    .filter(([file]) => !(file in files))
    .flatMap(([, text]) => text.split("\n"))
    .filter((line) => /haipay/i.test(line)).length;
}
