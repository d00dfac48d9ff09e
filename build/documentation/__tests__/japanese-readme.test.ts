import { headingsOf, readPage, withoutCode } from "../pages";

const english = readPage("README.md").text;
const japanese = readPage("README.ja.md").text;

function codeBlocks(text: string): string[] {
  return [...text.matchAll(/^```[\s\S]*?^```$/gm)].map(([block]) => block);
}

/** A diagram without its words. */
function skeletonOf(block: string): string {
  return block.replace(/( as |: ).*$/gm, "$1…");
}

/** What stands between two headings, with all that is the same in every language. */
function chaptersOf(text: string) {
  return withoutCode(text)
    .split(/^#{1,6} .+$/m)
    .map((chapter) => ({
      code: [...new Set([...chapter.matchAll(/`([^`]+)`/g)].map(([, code]) => code))].sort(),
      links: [...chapter.matchAll(/\]\(([^)]+)\)/g)]
        .map(([, target]) => target)
        .filter((target) => !/^README(\.ja)?\.md$/.test(target))
        .map((target) => (target.startsWith("#") ? "#" : target.replace(/-ja\.webp$/, ".webp"))),
      rows: chapter.match(/^\|/gm)?.length ?? 0,
      points: chapter.match(/^(- |\d+\. )/gm)?.length ?? 0,
    }));
}

describe("README.ja.md", () => {
  it("has the chapters of README.md, in their order", () => {
    const levels = (text: string) => headingsOf(text).map(({ level }) => level);
    expect(levels(japanese)).toEqual(levels(english));
  });

  it("has its code, and its diagrams with words of its own", () => {
    const isDiagram = (block: string) => block.startsWith("```mermaid");
    const skeletons = (text: string) =>
      codeBlocks(text).map((block) => (isDiagram(block) ? skeletonOf(block) : block));
    expect(skeletons(japanese)).toEqual(skeletons(english));
  });

  it("names in each chapter the same variables, commands and paths, and leads to the same places", () => {
    expect(chaptersOf(japanese)).toEqual(chaptersOf(english));
  });

  it("is linked from README.md and links back", () => {
    expect(english).toContain("](README.ja.md)");
    expect(japanese).toContain("](README.md)");
  });
});
