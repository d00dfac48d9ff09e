import { parseArgs, type ParseArgsConfig } from "node:util";
import { UsageError } from "./command";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true; strict: true }>
>;

/**
 * Reads options and the words between them.
 *
 * @throws UsageError for an option that is unknown or lacks its value, and for more words than `mostWords`
 */
export function readOptions<Known extends Options>(
  args: readonly string[],
  options: Known,
  mostWords = 0,
): { values: Parsed<Known>["values"]; words: string[] } {
  const { values, positionals } = parse(args, options);
  if (positionals.length > mostWords) {
    throw new UsageError(`${JSON.stringify(positionals[mostWords])} is too much: leave it out.`);
  }
  return { values, words: positionals };
}

function parse<Known extends Options>(args: readonly string[], options: Known): Parsed<Known> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
