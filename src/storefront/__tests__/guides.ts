import { codeBlocksOf, readPage } from "../../../build/documentation/pages";
import type { KitApp, ReactVersion } from "./kit-app";
import { STARTER } from "./starter";

const OPTIONS = {
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2022", "dom", "dom.iterable"],
  skipLibCheck: true,
  paths: { "@lib/*": ["./lib/*"], "@modules/*": ["./modules/*"] },
};

/** What a shop has that follows a page: what was around, changed by the page, and the page's own files, by their path. */
export function follow(text: string, around: Record<string, string>): Record<string, string> {
  const files = { ...around };
  for (const { language, file, code } of codeBlocksOf(text)) {
    files[file] = language === "diff" ? change(file, files[file] ?? "", code) : code;
  }
  return files;
}

/** Applies a diff, whose places stand in the order of the file with `@@` between them. */
function change(name: string, text: string, diff: string): string {
  const lines = text.split("\n");
  let from = 0;
  for (const place of diff.split(/^@@\n/m)) {
    const marked = place.trimEnd().split("\n");
    const without = (mark: string) =>
      marked.filter((line) => !line.startsWith(mark)).map((line) => line.slice(1));
    const before = without("+");
    const at = lines.findIndex((_, i) => i >= from && before.every((line, j) => lines[i + j] === line));
    if (at < 0) throw new Error(`${name} of the starter has no lines:\n${before.join("\n")}`);
    lines.splice(at, before.length, ...without("-"));
    from = at;
  }
  return lines.join("\n");
}

export function guides(install: (react?: ReactVersion) => KitApp): void {
  describe("Every file of the guide", () => {
    it.each<[string, ReactVersion, Record<string, string>]>([
      ["docs/storefront.md", "React 18", { "css.d.ts": 'declare module "*.css";' }],
      ["docs/storefront-nextjs.md", "React 19", STARTER],
    ])("%s is correct with %s", (page, react, around) => {
      const { text } = readPage(page);
      expect(codeBlocksOf(text)).toHaveLength(text.match(/```(tsx?|diff)\n/g)?.length ?? 0);

      const app = install(react);
      app.link("@medusajs");

      expect(app.typeCheck(follow(text, around), OPTIONS)).toBe("");
    });
  });
}
