import type { Edit, Place } from "./places";

/** What is to be done to a file of the storefront. */
export interface Change {
  /** The file as it should be; as it is where nothing is missing. */
  text: string;
  /** What the shop has changed so that its place is not found, or not once; then nothing is changed. */
  notFound: readonly Edit[];
}

/**
 * Brings the kit into one file. What is there already stays, so it can be done twice.
 *
 * @param text with any line ends
 * @param kit the package that the storefront takes it from, with the path of the kit, such as `medusa-payment-haipay/storefront`
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
