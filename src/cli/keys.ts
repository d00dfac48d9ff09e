import { open } from "node:fs/promises";
import { makeRsaPair, privateKeyToBase64, publicKeyToBase64 } from "../platform/keys";
import { EXIT, type Command } from "./command";
import { readOptions } from "./read-options";

const DEFAULT_FILE = "haipay-merchant-private-key.txt";
const OWNER_ALONE = 0o600;

const HELP = `Usage: haipay keys [--out FILE]

Makes your RSA-2048 key pair in the platform's format: each half as bare Base64 on one line (PKCS#8 and SPKI).

- The public half goes to standard output: paste it into HaiPay's console. It is no secret.
- The private half goes to FILE, readable by you alone, and is never shown. Set HAIPAY_JPY_MERCHANT_PRIVATE_KEY (or
  HAIPAY_USD_…) to what stands in it, or paste it in the admin; then delete the file, or keep it where secrets are kept.

  --out FILE   where the private half goes (default ${DEFAULT_FILE}); a file that exists is never overwritten
  --help       show this and end

Test and production, and each currency, can have a pair of their own: run it once for each.
Exit codes: 0 done; 1 the file exists or cannot be written; 2 the command line is wrong.
`;

export const keys: Command = {
  summary: "makes your key pair in the platform's format",
  help: HELP,
  async run(args, terminal) {
    const { values } = readOptions(args, { out: { type: "string", default: DEFAULT_FILE } });
    const { privateKey, publicKey } = await makeRsaPair();
    await writeNew(values.out, `${privateKeyToBase64(privateKey)}\n`);
    terminal.warn(
      `The private half is in ${values.out}, for HAIPAY_JPY_MERCHANT_PRIVATE_KEY or HAIPAY_USD_MERCHANT_PRIVATE_KEY. ` +
        `Keep it secret.\nThe public half, to paste into HaiPay's console:\n`,
    );
    terminal.write(`${publicKeyToBase64(publicKey)}\n`);
    return EXIT.done;
  },
};

/** @throws Error with a message for the user when the file exists or cannot be written */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, "wx", OWNER_ALONE);
    await file.writeFile(text).finally(() => file.close());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === "EEXIST"
        ? `${path} exists and is left as it is: a key in it may be in use. Name another file with --out.`
        : `${path} cannot be written: ${message}. Name another file with --out.`,
      { cause: error },
    );
  }
}
