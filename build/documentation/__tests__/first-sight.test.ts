import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { PICTURE_NAMES, PICTURES } from "../../../integration-tests/pictures/readme-picture";
import { readPage } from "../pages";

const packed = JSON.parse(readFileSync(path.resolve(__dirname, "../../../package.json"), "utf8")) as {
  license: string;
  engines: { node: string };
  peerDependencies: Record<string, string>;
};
const READMES = { en: readPage("README.md").text, ja: readPage("README.ja.md").text };

/** What is run, in the order of the page. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/(?:npm install|npx|export) [^`\n]+/g)].map(([command]) => command);
}

describe("What a README shows at first sight", () => {
  it("are the pictures that are there, each in its language, under 1 MB together", () => {
    const shown = (text: string) =>
      [...text.matchAll(/\]\(docs\/pictures\/([^)]+)\)/g)].map(([, file]) => file);
    expect(shown(READMES.en).sort()).toEqual(PICTURE_NAMES.map((name) => `${name}.webp`).sort());
    expect(shown(READMES.ja).sort()).toEqual(PICTURE_NAMES.map((name) => `${name}-ja.webp`).sort());
    const files = readdirSync(PICTURES);
    expect(files.sort()).toEqual([...shown(READMES.en), ...shown(READMES.ja)].sort());
    const sizes = files.map((file) => statSync(path.join(PICTURES, file)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_000_000);
  });

  it.each(["en", "ja"] as const)("are badges that say what package.json says (%s)", (language) => {
    const { license, engines, peerDependencies } = packed;
    const badges = [...READMES[language].matchAll(/badge\/(\w+)-(\S+)-\w+\)/g)].map(([, of, says]) => [
      of,
      decodeURIComponent(says),
    ]);
    const lowest = [...engines.node.matchAll(/(?:\^|>=)(\d+)/g)].map(([, major]) => major);
    expect(badges).toEqual([
      ["Medusa", `≥ ${peerDependencies["@medusajs/medusa"].replace("^", "")}`],
      ["Node", expect.stringMatching(/^20 \| 22/)],
      ["license", license],
    ]);
    expect(lowest).toEqual(["20", "22"]);
  });

  it.each(["en", "ja"] as const)(
    "is the way from nothing to the first paid order, which the package's test follows (%s)",
    (language) => {
      const title = { en: "Five minutes to the first paid order", ja: "最初の決済まで5分" }[language];
      const [, chapter] = READMES[language].split(`## ${title}\n`);
      const page = readPage("docs/from-an-empty-shop.md").text;
      const blocks = [...page.matchAll(/^ *```sh\n([\s\S]*?)```/gm)].map(([, block]) => block).join("");
      expect(commandsOf(chapter.split("\n## ")[0])).toEqual(commandsOf(blocks));
    },
  );
});
