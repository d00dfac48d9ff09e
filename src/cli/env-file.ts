import { chmod, readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { parseEnv } from "node:util";

const OWNER_ALONE = 0o600;

/** @returns the text of a file of variables; empty when there is none yet @throws Error with a message for the user when it cannot be read */
export async function readEnvText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return "";
    throw new Error(`${path} cannot be read: ${message}.`, { cause: error });
  }
}

/**
 * Replaces a file atomically, so that nobody reads half of it. A new file is readable only by its owner; one that exists
 * keeps its mode.
 *
 * @throws Error with a message for the user when it cannot be written
 */
export async function replaceText(path: string, text: string): Promise<void> {
  try {
    const place = await realpath(path).catch(() => path);
    const mode = await stat(place).then(
      (known) => known.mode & 0o777,
      () => OWNER_ALONE,
    );
    const draft = `${place}.${process.pid}.haipay`;
    await writeFile(draft, text, { mode: OWNER_ALONE });
    await chmod(draft, mode);
    await rename(draft, place);
  } catch (error) {
    throw new Error(`${path} cannot be written: ${(error as Error).message}.`, { cause: error });
  }
}

/** @returns the variables of such a text that have a value */
export function variablesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parseEnv(text)).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** A block in a file of variables that one command maintains; the rest is never touched. */
export class MarkedBlock {
  private readonly begin: string;
  private readonly end: string;

  /** @param name of the command, such as `sandbox` */
  constructor(private readonly name: string) {
    this.begin = `# >>> haipay ${name}`;
    this.end = `# <<< haipay ${name}`;
  }

  /** @returns the text between the markers; undefined when there are none */
  read(text: string): string | undefined {
    const place = this.find(text);
    return place && place.lines.slice(place.first + 1, place.last).join("\n");
  }

  /** The text without the block and its markers. */
  without(text: string): string {
    const place = this.find(text);
    if (!place) return text;
    return [...place.lines.slice(0, place.first), ...place.lines.slice(place.last + 1)].join("\n");
  }

  /** The text with these lines in the block, which is added at the end when it is not there. */
  write(text: string, lines: readonly string[]): string {
    const eol = text.includes("\r\n") ? "\r\n" : "\n";
    const block = [
      `${this.begin}: written by npx haipay ${this.name}, do not edit up to the end`,
      ...lines,
      this.end,
    ];
    const place = this.find(text);
    if (place) {
      const all = [...place.lines.slice(0, place.first), ...block, ...place.lines.slice(place.last + 1)];
      return all.join(eol);
    }
    const before = text === "" || text.endsWith("\n") ? text : `${text}${eol}`;
    return `${before}${before === "" ? "" : eol}${block.join(eol)}${eol}`;
  }

  private find(text: string): { lines: string[]; first: number; last: number } | undefined {
    const lines = text.split(/\r?\n/);
    const first = lines.findIndex((line) => line.startsWith(this.begin));
    if (first < 0) return undefined;
    const last = lines.findIndex((line, index) => index > first && line.startsWith(this.end));
    if (last < 0) {
      throw new Error(
        `Line ${first + 1} begins the part that haipay ${this.name} writes, and no line "${this.end}" ends it: add that line ` +
          `where the part ends, or delete the part.`,
      );
    }
    return { lines, first, last };
  }
}
