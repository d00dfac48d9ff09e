import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { isCurrency, type Currency } from "../../platform/catalogue";
import { decodeUtf8, isJsonObject, JsonError, parseJsonObject, type JsonObject } from "../../platform/json";
import { writeNested, writtenMembers, type NestedForm } from "../../platform/nested-signature";
import { stringToSign } from "../../platform/signature";
import { EXIT, UsageError, type Command, type Terminal } from "../command";
import { readOptions } from "../read-options";
import { CannotCheckError } from "./cannot-check-error";
import { explain, findForm, findVerifyingKey } from "./explain";
import { collectKnown, type GivenCredentials, type Known, type KnownKey, type KnownText } from "./known-keys";

const MASK = "***";

const HELP = `Usage: haipay verify <message.json> [options]
       … | haipay verify - [options]

Shows the string to sign of a message of the platform, with the merchant secret key masked, and says whether its signature
verifies; if it does not, why, as far as can be told. The file (or standard input) holds a notification, an answer, or what
stands in an answer's data, exactly as it came over the wire. Nothing is sent anywhere.

Credentials come from the environment variables of the shop's configuration, HAIPAY_JPY_… and HAIPAY_USD_…:
  …_MERCHANT_SECRET_KEY, …_PLATFORM_PUBLIC_KEY     needed
  …_SECOND_PLATFORM_PUBLIC_KEY                     accepted too
  …_MERCHANT_PRIVATE_KEY, …_APP_ID                 help to tell why; those of the other currency do too

  --env-file FILE                     read variables from this file (NAME=value lines) before the environment
  --currency jpy|usd                  whose credentials to check with (default: by the message's currency or appId)
  --merchant-secret-key TEXT          in place of the variable; what stands on a command line is seen by other users of
                                      the machine and kept in the shell's history: better the environment or a file
  --platform-public-key TEXT          in place of the variable: PEM or bare Base64
  --second-platform-public-key TEXT   likewise
  --merchant-private-key TEXT         likewise
  --app-id DIGITS                     likewise
  --help                              show this and end

Exit codes: 0 the signature verifies; 1 it does not; 2 it could not be checked (command line, file or credentials).
`;

export const verify: Command = {
  summary: "says whether and why a signature of the platform's does not verify",
  help: HELP,
  async run(args, terminal) {
    try {
      return await check(args, terminal);
    } catch (error) {
      if (!(error instanceof CannotCheckError)) throw error;
      terminal.warn(`${error.message}\n`);
      return EXIT.wrongUse;
    }
  },
};

async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const { bytes, given, wanted, environment } = await readVerifyInput(args, terminal);
  const { kind, fields: message, written } = readMessage(bytes);
  const { currency, known } = collectKnown({ given, wanted, message, environment });
  const secret = chooseSecret(known, currency);
  const platformKeys = choosePlatformKeys(known, currency);
  const checked = { message, written, currency, secret, known, platformKeys };
  const key = findVerifyingKey(checked);
  const form = key && findForm(checked, [key.key]);
  terminal.write(introduction(kind, currency.toUpperCase(), checked, form ?? "as_written"));
  if (key) {
    terminal.write(`The signature verifies: it was made with the private half of ${key.name}.\n`);
    return EXIT.done;
  }
  const reasons = explain(checked).map((reason) => `- ${reason}`);
  terminal.write(`The signature does not verify.\n${reasons.join("\n")}\n`);
  return EXIT.no;
}

function introduction(
  kind: string,
  currency: string,
  { message, written }: Pick<SignedMessage, "written"> & { message: JsonObject },
  form: NestedForm,
): string {
  const text = stringToSign(message, MASK, (name, value) => writeNested(form, value, written.get(name)));
  const nested = Object.values(message).some((value) => isJsonObject(value) || Array.isArray(value))
    ? `${NESTED[form]}\n`
    : "";
  return (
    `This is ${kind}; it is checked with the ${currency} credentials.\n${nested}` +
    `String to sign, with the merchant secret key masked:\n\n${text}\n\n`
  );
}

/** Which of the three texts of a list is shown (protocol §9). */
const NESTED: Record<NestedForm, string> = {
  as_written: "Lists and objects in it are taken as they stand in the message.",
  without_white_space: "Lists and objects in it are taken as they stand in the message, without white space.",
  compact: "Lists and objects in it are written anew as compact JSON.",
};

/** @throws CannotCheckError when the currency has no merchant secret key */
function chooseSecret(known: Known, currency: Currency): KnownText {
  const secret = known.secrets.find((candidate) => candidate.currency === currency);
  if (secret) return secret;
  throw missing(currency, "MERCHANT_SECRET_KEY", "merchant secret key");
}

/** The platform's keys of a currency. @throws CannotCheckError when there is none, or what was given is not one */
function choosePlatformKeys(known: Known, currency: Currency): KnownKey[] {
  const keys = known.keys.filter((key) => key.owner === "platform" && key.currency === currency);
  if (keys.length > 0) return keys;
  const unusable = known.unusable.filter((given) => given.currency === currency);
  if (unusable.length > 0) throw new CannotCheckError(unusable.map(({ problem }) => problem).join("\n"));
  throw missing(currency, "PLATFORM_PUBLIC_KEY", "platform public key");
}

function missing(currency: Currency, suffix: string, words: string): CannotCheckError {
  const variable = `HAIPAY_${currency.toUpperCase()}_${suffix}`;
  return new CannotCheckError(
    `It cannot be checked: the ${words} is missing. Set ${variable}, or name a file that does with --env-file.`,
  );
}

/** What was signed, and what it seems to be. */
interface SignedMessage {
  /** For people: "a notification", "the data of an answer" … */
  kind: string;
  fields: JsonObject;
  /** The original text of each field. */
  written: ReadonlyMap<string, string>;
}

/**
 * Finds the signed fields in a notification, an answer (whose `data` is signed) or a request (protocol §2, §3).
 *
 * @throws CannotCheckError when the text is not a JSON object, or an answer without data
 */
function readMessage(bytes: Buffer): SignedMessage {
  const fields = parse(bytes);
  const text = decodeUtf8(bytes);
  const { data } = fields;
  if (fields.sign !== undefined) return { kind: kindOf(fields), fields, written: writtenMembers(text, []) };
  if (isJsonObject(data))
    return { kind: kindOf(data), fields: data, written: writtenMembers(text, ["data"]) };
  if (fields.status !== undefined && fields.error !== undefined) {
    throw new CannotCheckError(
      "This is an answer without data: a refusal. The platform does not sign refusals, so there is nothing to verify, " +
        "and it proves nothing about money.",
    );
  }
  return { kind: kindOf(fields), fields, written: writtenMembers(text, []) };
}

function parse(bytes: Buffer): JsonObject {
  try {
    return parseJsonObject(decodeUtf8(bytes));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new CannotCheckError(`${error.message} Give the message exactly as it came over the wire.`);
  }
}

function kindOf(fields: JsonObject): string {
  if (fields.inBankCode !== undefined && fields.partnerUserId !== undefined)
    return "a request to collect/apply, which a shop signs";
  if (fields.actualAmount !== undefined) return "the data of an answer to collect/query";
  if (fields.payUrl !== undefined) return "the data of an answer to collect/apply";
  if (fields.configs !== undefined) return "the data of an answer to payment/config";
  if (fields.availableBal !== undefined || fields.unSettleBal !== undefined || fields.bal !== undefined)
    return "the data of an answer to account/ledger";
  if (fields.appId !== undefined && fields.status !== undefined) return "a notification";
  return "a message";
}

/** What the command line asks. */
interface VerifyInput {
  /** The message as it is in the file. */
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
async function readVerifyInput(args: readonly string[], terminal: Terminal): Promise<VerifyInput> {
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
