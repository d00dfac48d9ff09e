import type { Edit, Place } from "./places";

/** What is to be done to a file of the storefront. */
export interface Change {
  /** The file as it should be; unchanged if nothing is missing. */
  text: string;
  /** The changes whose place was not found exactly once, because the shop has modified it; then nothing is changed. */
  notFound: readonly Edit[];
}

/**
 * Adds the kit to one file. What exists already is kept, so it can be done twice.
 *
 * @param text with any line ends
 * @param kit the package to import from, with the path of the kit, such as `medusa-payment-haipay/storefront`
 */
export function changeFile(place: Place, text: string, kit: string): Change {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  let changed = text.replaceAll("\r\n", "\n");
  const missing = place.edits.filter(({ done }) => !done.test(changed));
  const notFound = missing.filter(({ at }) => changed.match(new RegExp(at, `${at.flags}g`))?.length !== 1);
  if (missing.length === 0 || notFound.length > 0) return { text, notFound };
  const end = /^import .*;$/m.test(changed) ? ";" : "";
  for (const { at, becomes } of missing) {
    changed = changed.replace(at, becomes.replaceAll("{;}", end));
  }
  const names = place.imports.filter((name) => !isImported(name, changed));
  if (names.length > 0) {
    changed = changed.replace(
      /^import /m,
      `import { ${names.join(", ")} } from "${kit}/next"${end}\nimport `,
    );
  }
  return { text: changed.replaceAll("\n", eol), notFound: [] };
}

function isImported(name: string, text: string): boolean {
  return new RegExp(`^import \\{[^}]*\\b${name}\\b[^}]*\\} from ["'][^"']*haipay`, "m").test(text);
}
