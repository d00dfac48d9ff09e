import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(__dirname, "../..");

/** A page of the documentation, by its path from the root of the repository. */
export interface Page {
  file: string;
  text: string;
}

/** Reads one page. @param file from the root of the repository */
export function readPage(file: string): Page {
  return { file, text: readFileSync(path.join(ROOT, file), "utf8") };
}

/** The READMEs and every page in docs. */
export function readPages(): Page[] {
  const docs = readdirSync(path.join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`);
  const readmes = readdirSync(ROOT).filter((name) => /^README(\.\w+)?\.md$/.test(name));
  return [...readmes, "src/sandbox/README.md", ...docs].map(readPage);
}

/** A page without its code blocks, whose lines can look like headings and links. */
export function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, "");
}

/** The headings of a page, by level and words. */
export function headingsOf(text: string): { level: number; words: string }[] {
  return [...withoutCode(text).matchAll(/^(#{1,6}) (.+)$/gm)].map(([, marks, words]) => ({
    level: marks.length,
    words,
  }));
}

const CODE_BLOCK = /```(tsx?|diff|vue|svelte|html|astro)\n(?:\/\/|<!--) file: (\S+).*\n([\s\S]*?)```/g;

/** Code that a page shows under a first line `// file: path` (or `<!-- file: path -->`): a whole file, or for `diff` a change of one. */
export interface CodeBlock {
  language: string;
  file: string;
  code: string;
}

/** The blocks of code of a page that name their file, in the order of the page. */
export function codeBlocksOf(text: string): CodeBlock[] {
  return [...text.matchAll(CODE_BLOCK)].map(([, language, file, code]) => ({ language, file, code }));
}
