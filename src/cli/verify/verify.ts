import type { JsonObject } from "../../platform/json";
import { stringToSign } from "../../platform/signature";
import { EXIT, type Command, type Terminal } from "../command";
import { choosePlatformKeys, chooseSecret } from "./choose-credentials";
import { explain, findVerifyingKey } from "./explain";
import { HELP } from "./help";
import { collectKnown } from "./known-keys";
import { readMessage } from "./read-message";
import { readVerifyInput } from "./verify-input";
import { CannotCheckError } from "./cannot-check-error";

const MASK = "***";

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
  const { kind, fields: message } = readMessage(bytes);
  const { currency, known } = collectKnown({ given, wanted, message, environment });
  terminal.write(introduction(kind, currency.toUpperCase(), message));
  const secret = chooseSecret(known, currency);
  const checked = { message, currency, secret, known, platformKeys: choosePlatformKeys(known, currency) };
  const key = findVerifyingKey(checked);
  if (key) {
    terminal.write(`The signature verifies: it was made with the private half of ${key.name}.\n`);
    return EXIT.done;
  }
  const reasons = explain(checked).map((reason) => `- ${reason}`);
  terminal.write(`The signature does not verify.\n${reasons.join("\n")}\n`);
  return EXIT.no;
}

function introduction(kind: string, currency: string, message: JsonObject): string {
  return (
    `This is ${kind}; it is checked with the ${currency} credentials.\n` +
    `String to sign, with the merchant secret key masked:\n\n${stringToSign(message, MASK)}\n\n`
  );
}
