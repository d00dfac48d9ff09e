import { codeFilesOf, readPage } from "../../../build/documentation/pages";
import type { KitApp, ReactVersion } from "./kit-app";

/** What the pages of Medusa's starter and Next.js offer to the guide's files, with the starter's own signatures. */
const STARTER: Record<string, string> = {
  "starter.d.ts": `
    declare const process: { env: Record<string, string | undefined> };
    declare module "*.css";
    declare module "next/cache" { export function updateTag(tag: string): void; }
    declare module "next/navigation" {
      export function useParams<Params>(): Params;
      export function useRouter(): { push(href: string): void };
    }
    declare module "next/server" {
      export class NextRequest extends Request { readonly nextUrl: URL; }
      export class NextResponse extends Response { static redirect(url: URL): NextResponse; }
    }`,
  "lib/data/cookies.ts": `
    export declare const getAuthHeaders: () => Promise<{ authorization: string } | {}>;
    export declare const getCacheTag: (tag: string) => Promise<string>;
    export declare const getCartId: () => Promise<string | undefined>;
    export declare const removeCartId: () => Promise<void>;`,
};

const OPTIONS = {
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2022", "dom", "dom.iterable"],
  skipLibCheck: true,
  paths: { "@lib/*": ["./lib/*"], "@modules/*": ["./modules/*"] },
};

export function guides(install: (react?: ReactVersion) => KitApp): void {
  describe("Every file of the guide", () => {
    it.each<[string, ReactVersion, Record<string, string>]>([
      ["docs/storefront.md", "React 18", { "css.d.ts": 'declare module "*.css";' }],
      ["docs/storefront-nextjs.md", "React 19", STARTER],
    ])("%s is correct with %s", (page, react, around) => {
      const { text } = readPage(page);
      const files = codeFilesOf(text);
      expect(Object.keys(files)).toHaveLength(text.match(/```tsx?\n/g)?.length ?? 0);

      const app = install(react);
      app.link("@medusajs");

      expect(app.typeCheck({ ...around, ...files }, OPTIONS)).toBe("");
    });
  });
}
