import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { isCurrency, type Currency } from "../../platform/catalogue";
import { UsageError, type Terminal } from "../command";
import { readOptions } from "../read-options";
import { CannotCheckError } from "./cannot-check-error";
import type { GivenCredentials } from "./known-keys";

/** What the command line asks. */
export interface VerifyInput {
  /** The message as it stands in the file. */
  bytes: Buffer;
  given: GivenCredentials;
  /** The currency that was asked for. */
  wanted: Currency | undefined;
  environment: NodeJS.ProcessEnv;
}

/**
 * @throws UsageError when the command line is wrong
 * @throws CannotCheckError when a file cannot be read
 */
export async function readVerifyInput(args: readonly string[], terminal: Terminal): Promise<VerifyInput> {
  const { values, words } = readOptions(
    args,
    {
      currency: { type: "string" },
      "env-file": { type: "string" },
      "app-id": { type: "string" },
      "merchant-secret-key": { type: "string" },
      "merchant-private-key": { type: "string" },
      "platform-public-key": { type: "string" },
      "second-platform-public-key": { type: "string" },
    },
    1,
  );
  const { currency } = values;
  if (currency !== undefined && !isCurrency(currency)) {
    throw new UsageError(`--currency is ${JSON.stringify(currency)}: give jpy or usd.`);
  }
  if (words.length === 0) throw new UsageError("Name the file of the message, or - for standard input.");
  const envFile = values["env-file"];
  return {
    bytes: words[0] === "-" ? await terminal.readInput() : await read(words[0]),
    given: {
      appId: values["app-id"],
      merchantSecretKey: values["merchant-secret-key"],
      merchantPrivateKey: values["merchant-private-key"],
      platformPublicKey: values["platform-public-key"],
      secondPlatformPublicKey: values["second-platform-public-key"],
    },
    wanted: currency,
    environment:
      envFile === undefined
        ? terminal.environment
        : { ...terminal.environment, ...parseEnv((await read(envFile)).toString("utf8")) },
  };
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new CannotCheckError(`${path} cannot be read: ${(error as Error).message}.`);
  }
}
