import { existsSync } from "node:fs";
import path from "node:path";
import { headingsOf, readPage, readPages, ROOT, withoutCode } from "../pages";

const pages = readPages();

/** As GitHub makes the address of a heading. */
function anchorOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
    .replaceAll(" ", "-");
}

function linksOf(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

describe.each(pages)("$file", ({ file, text }) => {
  it("leads to pages and headings that exist", () => {
    const broken = linksOf(text).filter((target) => {
      const [place, anchor] = target.split("#");
      const aim = place === "" ? file : path.posix.join(path.posix.dirname(file), place);
      if (!existsSync(path.join(ROOT, aim))) return true;
      if (anchor === undefined) return false;
      const anchors = headingsOf(readPage(aim).text).map(({ words }) => anchorOf(words));
      return !anchors.includes(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });

  it("names files of the source that exist", () => {
    const named = [...text.matchAll(/`((?:src|integration-tests|build)\/[\w./[\]-]+\.(?:ts|tsx|mjs))`/g)];
    expect(named.map(([, place]) => place).filter((place) => !existsSync(path.join(ROOT, place)))).toEqual(
      [],
    );
  });
});

it("links every page of docs from the README", () => {
  const linked = linksOf(readPage("README.md").text).map((target) => target.split("#")[0]);
  const docs = pages.map(({ file }) => file).filter((file) => file.startsWith("docs/"));
  expect(docs.filter((file) => !linked.includes(file))).toEqual([]);
});
