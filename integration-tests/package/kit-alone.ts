import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Narrator } from "../../demo/narrator";
import { PAYMENT_PAGE, PLACES } from "../../src/cli/storefront/places";
import { STARTER } from "../../src/storefront/__tests__/starter";
import { runAreTheTypesWrong, runPublint } from "./entry-points";
import { pack } from "./pack";
import { npmScript, REPOSITORY, strangersEnvironment } from "./surroundings";

const BUILT = path.join(REPOSITORY, ".medusa/storefront-package");
const TOOLS = ["next", "@types/node", "typescript"];
const REACT_19 = ["react", "react-dom", "@types/react", "@types/react-dom"];

/** What stands in for a starter around the six places: pages that show each of the parts. */
const SHOP: Record<string, string> = {
  "next.config.js": "module.exports = { eslint: { ignoreDuringBuilds: true } };\n",
  "src/app/layout.tsx":
    'export default function Layout({ children }: { children: React.ReactNode }) {\n  return <html lang="ja"><body>{children}</body></html>\n}\n',
  "src/app/[countryCode]/(main)/checkout/page.tsx": `import PaymentButton from "@modules/checkout/components/payment-button"
import Payment from "@modules/checkout/components/payment"
import { retrieveCart } from "@lib/data/cart"
export default async function Page() {
  const cart = await retrieveCart("cart_1")
  if (!cart) return null
  return <><Payment cart={cart} availablePaymentMethods={[]} /><PaymentButton cart={cart} data-testid="pay" /></>
}
`,
  "src/app/[countryCode]/(main)/order/[id]/page.tsx": `import OrderDetails from "@modules/order/components/order-details"
import { sdk } from "@lib/config"
import { HttpTypes } from "@medusajs/types"
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { order } = await sdk.client.fetch<HttpTypes.StoreOrderResponse>("/store/orders/" + (await params).id)
  return <OrderDetails order={order} />
}
`,
  "src/modules/common/components/divider/index.tsx":
    "export default function Divider(_: { className?: string }) { return <hr /> }\n",
  "src/modules/checkout/components/error-message/index.tsx":
    "export default function ErrorMessage({ error }: { error?: string | null }) { return <p>{error}</p> }\n",
  // What the starter has of Medusa's, by its types alone: the kit brings none of it.
  "src/stand-ins/icons.tsx": "export const CreditCard = () => <svg />\n",
  "src/stand-ins/headless.tsx":
    "export function RadioGroup({ children }: { value: string; onChange: (value: string) => void; children: React.ReactNode }) { return <div>{children}</div> }\n",
  "src/stand-ins/js-sdk.ts": `export default class Medusa {
  constructor(_: { baseUrl: string }) {}
  client = { async fetch<T>(_input: string, _init?: object): Promise<T> { throw new Error("There is no shop.") } }
  store = { payment: { async initiatePaymentSession(..._: unknown[]): Promise<void> {} } }
}
`,
  "src/stand-ins/types.ts": `interface Session { id: string; provider_id: string; status: string; data: Record<string, unknown> }
interface Cart {
  id: string; email?: string; shipping_address?: { phone?: string }; billing_address?: object; shipping_methods?: object[]
  payment_collection?: { payment_sessions?: Session[] }
}
export namespace HttpTypes {
  export type StoreCart = Cart
  export interface StoreCartResponse { cart: Cart }
  export interface StoreOrder { id: string; email: string | null; payment_collections?: { payment_sessions?: Session[] }[] }
  export interface StoreOrderResponse { order: StoreOrder }
  export interface StoreInitializePaymentSession { provider_id: string }
}
`,
};

/** The starter's own resolution, which knows no `exports`. */
const TYPESCRIPT = {
  compilerOptions: {
    target: "es2017",
    lib: ["dom", "dom.iterable", "esnext"],
    skipLibCheck: true,
    strict: true,
    noEmit: true,
    esModuleInterop: true,
    module: "esnext",
    moduleResolution: "node",
    isolatedModules: true,
    jsx: "preserve",
    incremental: true,
    baseUrl: "./src",
    plugins: [{ name: "next" }],
    paths: {
      "@lib/*": ["lib/*"],
      "@modules/*": ["modules/*"],
      "@medusajs/icons": ["stand-ins/icons"],
      "@medusajs/js-sdk": ["stand-ins/js-sdk"],
      "@medusajs/types": ["stand-ins/types"],
      "@headlessui/react": ["stand-ins/headless"],
    },
  },
  include: ["next-env.d.ts", "**/*.ts", "**/*.tsx", ".next/types/**/*.ts"],
  exclude: ["node_modules"],
};

/**
 * Installs the kit's own package, looks whether Medusa arrives with it, brings it into a small Next.js storefront by its own
 * command, and builds that with types checked.
 *
 * @returns what went right, one line each
 * @throws Error at the first thing that goes wrong
 */
export async function tryKitAlone(scratch: string, narrator: Narrator): Promise<string[]> {
  const packed = pack(path.join(scratch, "packed"), BUILT);
  const wrong = [...(await runPublint(packed)), ...runAreTheTypesWrong(packed)];
  if (wrong.length > 0) throw new Error(`The kit's package is not fit to be published:\n${wrong.join("\n")}`);

  const app = path.join(scratch, "app");
  const environment = { ...strangersEnvironment(), NEXT_TELEMETRY_DISABLED: "1" };
  const npm = (command: "npm" | "npx", ...args: string[]) => {
    try {
      const options = { cwd: app, env: environment, encoding: "utf8", stdio: "pipe" } as const;
      return execFileSync(process.execPath, [npmScript(command), ...args], options);
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
    }
  };
  mkdirSync(app, { recursive: true });
  writeFileSync(
    path.join(app, "package.json"),
    JSON.stringify({ name: "strangers-storefront", private: true }),
  );
  await narrator.during("Installing the kit alone", async () => npm("npm", "install", packed.tarball));
  const arrived = readdirSync(path.join(app, "node_modules")).filter((name) => !name.startsWith("."));
  if (arrived.join() !== "medusa-payment-haipay-storefront") {
    throw new Error(`With the kit alone came ${arrived.join(", ")}.`);
  }

  await narrator.during("Making a Next.js storefront of it", async () => {
    npm(
      "npm",
      "install",
      ...versionsOf(REPOSITORY, TOOLS),
      ...versionsOf(`${REPOSITORY}/integration-tests/react-19`, REACT_19),
    );
    for (const [file, text] of Object.entries(filesOfShop())) {
      const place = path.join(app, file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    npm("npx", "haipay-storefront", "--write");
    const again = npm("npx", "haipay-storefront");
    if (!again.includes("Nothing is missing.")) throw new Error(`The command is not done:\n${again}`);
    npm("npx", "next", "build");
  });
  const page = readFileSync(path.join(app, "src", PAYMENT_PAGE.file), "utf8").trim();
  return [`the kit alone: no other package, six places, next build with types (${page.split('"')[1]})`];
}

function filesOfShop(): Record<string, string> {
  const starter = [...PLACES.map(({ file }) => file), "lib/data/cart.ts"];
  return {
    ...Object.fromEntries(starter.map((file) => [`src/${file}`, STARTER[file].trimStart()])),
    ...SHOP,
    "tsconfig.json": JSON.stringify(TYPESCRIPT, null, 2),
  };
}

/** As `npm install` takes them, in the version that this repository tests with. */
function versionsOf(folder: string, names: readonly string[]): string[] {
  return names.map((name) => {
    const file = path.join(folder, "node_modules", name, "package.json");
    return `${name}@${(JSON.parse(readFileSync(file, "utf8")) as { version: string }).version}`;
  });
}
