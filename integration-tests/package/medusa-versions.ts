import { execFileSync } from "node:child_process";
import { readPacked, type Packed } from "./pack";
import { npmScript } from "./surroundings";

/** The Medusa versions to try. */
export interface Tried {
  lowest: string;
  newest: string;
}

/**
 * The lowest and the newest of the published versions that the package claims to work with. A version that is published
 * tomorrow is tried tomorrow.
 *
 * @param claimed the range that the README states
 * @throws Error when README and package.json, or the Medusa packages among themselves, claim different ranges
 */
export function versionsToTry(packed: Packed, claimed: string): Tried {
  const { peerDependencies } = JSON.parse(readPacked(packed, "package.json")) as {
    peerDependencies: Record<string, string>;
  };
  for (const name of ["admin-sdk", "framework", "icons", "medusa"]) {
    const range = peerDependencies[`@medusajs/${name}`];
    if (range !== claimed) {
      throw new Error(
        `README.md claims Medusa ${claimed}, the package's peer @medusajs/${name} says ${range}.`,
      );
    }
  }
  const lowest = claimed.replace(/^\^/, "");
  const query = ["view", `@medusajs/medusa@${claimed}`, "version", "--json"];
  const answer = execFileSync(process.execPath, [npmScript("npm"), ...query], {
    encoding: "utf8",
    stdio: "pipe",
  });
  const published = [JSON.parse(answer) as string | string[]].flat();
  if (!published.includes(lowest)) throw new Error(`There is no Medusa ${lowest}, the lowest of ${claimed}.`);
  return { lowest, newest: newestOf(published) };
}

function newestOf(versions: string[]): string {
  const collator = new Intl.Collator("en", { numeric: true });
  return versions.reduce((newest, version) => (collator.compare(version, newest) > 0 ? version : newest));
}
