import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTwoFilesPatch } from "diff";
import { EXIT, type Command, type Terminal } from "../command";
import { replaceText } from "../env-file";
import { readOptions } from "../read-options";
import { changeFile } from "./change-file";
import { findStorefront, type Storefront } from "./find-storefront";
import { PAYMENT_PAGE, PLACES, type Edit, type Place } from "./places";

const HELP = `Usage: haipay storefront [folder] [options]

Brings HaiPay's payment methods into a Next.js storefront made from one of Medusa's starters, in six places below its src:

${[...PLACES, PAYMENT_PAGE].map(({ file, about }) => `  ${file}\n      ${about}\n`).join("")}
Without --write it only shows what it would change, as a diff. What is there already stays, so it can run again, also after an
update of the starter. Where your shop has changed a place so that it is not found, that file stays as it is, the other files are
changed, and it says what to put in by hand.

  folder      of the storefront; default: here, else apps/storefront, ../storefront or storefront
  --write     do it
  --help      show this and end

First install the kit in the storefront: npm install medusa-payment-haipay-storefront (pnpm add, yarn add). A storefront that has
medusa-payment-haipay itself takes it from there. Commit first, so that git shows and undoes what was changed.

Environment variables of the storefront, in its .env.local:
  NEXT_PUBLIC_MEDUSA_BACKEND_URL, NEXT_PUBLIC_MEDUSA_PUBLISHABLE_KEY    as the starter has them
  NEXT_PUBLIC_HAIPAY_LOCALE   ja or en; else Japanese on Japanese pages and in Japan, English elsewhere
  NEXT_PUBLIC_DEFAULT_REGION  jp, for a shop in Japan
  NEXT_PUBLIC_HAIPAY_ORDER_PATH   where a placed order is shown, below the country; default /order/{id}/confirmed

Exit codes: 0 done, or shown; 1 a place was not found; 2 the command line is wrong.
`;

/** Where the B2B starter, and older ones, show an order that was just placed. */
const OTHER_CONFIRMATION = "app/[countryCode]/(main)/order/confirmed/[id]";

/** A file of the storefront, as it is and as it should be. */
interface Work {
  file: string;
  before: string | undefined;
  after: string;
  /** Why it stays as it is. */
  problem?: { reason: string; byHand: readonly string[] };
}

export const storefront: Command = {
  summary: "brings the methods into a Next.js storefront made from Medusa's starter",
  help: HELP,
  async run(args, terminal) {
    const { values, words } = readOptions(args, { write: { type: "boolean", default: false } }, 1);
    const shop = findStorefront(words[0]);
    terminal.write(`The storefront in ${path.resolve(shop.folder)}:\n`);
    const works: Work[] = [];
    for (const place of PLACES) works.push(await lookAt(place, shop));
    works.push(await lookAtPage(shop));
    for (const work of works) show(work, terminal);

    const changes = works.filter(({ before, after, problem }) => !problem && before !== after);
    if (values.write) {
      for (const { file, before, after } of changes) await write(file, before, after);
    }
    const problems = works.filter(({ problem }) => problem);
    terminal.write(`\n${summaryOf(changes.length, problems.length, values.write)}\n`);
    if (existsSync(path.join(shop.folder, shop.sources, OTHER_CONFIRMATION))) {
      terminal.warn(
        "A placed order is shown elsewhere here than in Medusa's other starters. Add this to the storefront's .env.local:\n" +
          "NEXT_PUBLIC_HAIPAY_ORDER_PATH=/order/confirmed/{id}\n",
      );
    }
    if (shop.missing) {
      terminal.warn(
        `The storefront has no ${shop.missing} yet: npm install ${shop.missing} (pnpm add, yarn add).\n`,
      );
    }
    return problems.length > 0 ? EXIT.failed : EXIT.done;
  },
};

async function lookAt(place: Place, { folder, sources, kit }: Storefront): Promise<Work> {
  const file = path.join(folder, sources, place.file);
  const before = await readIfThere(file);
  if (before === undefined) {
    const problem = { reason: "is not there", byHand: byHand(place, place.edits, kit) };
    return { file, before, after: "", problem };
  }
  const { text, notFound } = changeFile(place, before, kit);
  if (notFound.length === 0) return { file, before, after: text };
  const reason = `has another ${notFound.map(({ what }) => `place for ${what}`).join(", and another ")}`;
  return { file, before, after: before, problem: { reason, byHand: byHand(place, notFound, kit) } };
}

function byHand({ imports }: Place, edits: readonly Edit[], kit: string): string[] {
  return [`import { ${imports.join(", ")} } from "${kit}/next"`, ...edits.map((edit) => edit.byHand)];
}

async function lookAtPage({ folder, sources, kit }: Storefront): Promise<Work> {
  const file = path.join(folder, sources, PAYMENT_PAGE.file);
  const before = await readIfThere(file);
  const text = PAYMENT_PAGE.text(kit);
  if (before === undefined && !existsSync(path.join(path.dirname(file), ".."))) {
    const reason =
      "has no folder to stand in: your pages are elsewhere. Put it where the path /payment leads";
    return { file, before, after: "", problem: { reason, byHand: [text.trimEnd()] } };
  }
  if (before === undefined) return { file, before, after: text };
  if (PAYMENT_PAGE.done.test(before)) return { file, before, after: before };
  const reason =
    "is a page of your own; it has to show the payment, or stand elsewhere (then set returnPath on each part)";
  return { file, before, after: before, problem: { reason, byHand: [text.trimEnd()] } };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

async function write(file: string, before: string | undefined, after: string): Promise<void> {
  if (before !== undefined) return replaceText(file, after);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, after);
}

function show({ file, before, after, problem }: Work, terminal: Terminal): void {
  if (problem) {
    const lines = problem.byHand.map((line) => `  + ${line}\n`).join("");
    terminal.warn(`\n${file} ${problem.reason}. It stays as it is; put in by hand:\n${lines}`);
  } else if (before === after) {
    terminal.write(`\n${file}: nothing is missing.\n`);
  } else {
    const patch = createTwoFilesPatch(
      before === undefined ? "/dev/null" : file,
      file,
      before ?? "",
      after,
      "",
      "",
      {
        context: 2,
      },
    );
    terminal.write(`\n${patch.replace(/^Index: .*\n=+\n/, "").replace(/^((?:---|\+\+\+) .*?)\t$/gm, "$1")}`);
  }
}

function summaryOf(changes: number, problems: number, isWriting: boolean): string {
  const left = problems === 0 ? "" : ` ${problems} of 6 places to be done by hand: see above.`;
  if (changes === 0) return problems === 0 ? "Nothing is missing." : left.trim();
  const files = `${changes} ${changes === 1 ? "file" : "files"}`;
  return isWriting
    ? `Written: ${files}.${left} Next: build the storefront, and buy something.`
    : `Nothing was written: add --write to change ${files}.${left}`;
}
