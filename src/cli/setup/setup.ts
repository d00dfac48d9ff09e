import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, UsageError, type Command, type Terminal } from "../command";
import { readEnvText, replaceText } from "../env-file";
import { readOptions } from "../read-options";
import { ConfigNotUnderstoodError, type Compiler } from "./config-tree";
import { BY_HAND, findMissing, insertAll, type ConfigAddition } from "./medusa-config";
import { findMissingVariables, makeKeyPairLines, readCurrency } from "./shop-variables";

const CONFIGS = ["medusa-config.ts", "medusa-config.js"];

const HELP = `Usage: haipay setup [options]

Puts the plugin into a Medusa application, in its folder: two entries in medusa-config.ts (the plugin, and its provider in the
payment module) and three variables in .env (HAIPAY_NOTIFY_BASE_URL, HAIPAY_STOREFRONT_URLS and HAIPAY_SETTINGS_KEY, a key that is
made for you). Without --write it only shows what it would do.

What is there stays as it is: it only puts in what is missing, so it can run again. Where medusa-config is written in a way that
it does not understand, it says which place, changes nothing, and shows what to put in by hand.

  --write                    do it
  --notify-base-url URL      public address of the backend (asked for at a terminal; else http://localhost:9000)
  --storefront-urls URLS     address of the storefront, several with commas (likewise; else http://localhost:8000)
  --key-pair jpy|usd         makes your key pair for a currency as well: the private half goes into .env, behind a # until you
                             have the other three values; the public half is printed, to paste into HaiPay's console
  --env-file FILE            default .env
  --config FILE              default medusa-config.ts, else medusa-config.js
  --help                     show this and end

Then: npx medusa db:migrate --execute-safe-links, and npx haipay sandbox --env-file .env to try it without an account.
Exit codes: 0 done, or shown; 1 it could not be done, nothing was changed; 2 the command line is wrong.
`;

export const setup: Command = {
  summary: "puts the plugin into medusa-config and .env of a shop",
  help: HELP,
  async run(args, terminal) {
    const { values } = readOptions(args, {
      write: { type: "boolean", default: false },
      "notify-base-url": { type: "string" },
      "storefront-urls": { type: "string" },
      "key-pair": { type: "string" },
      "env-file": { type: "string", default: ".env" },
      config: { type: "string" },
    });
    const currency = readCurrency(values["key-pair"]);
    const config = values.config ?? findConfig();
    const configText = await readConfig(config);
    const additions = findAdditions(config, configText, terminal);
    const envFile = values["env-file"];
    const envText = await readEnvText(envFile);
    const given = {
      "notify-base-url": values["notify-base-url"],
      "storefront-urls": values["storefront-urls"],
    };
    const variables = await findMissingVariables(envText, given, terminal);
    const pair = currency && (await makeKeyPairLines(envText, currency));

    showConfig(config, configText, additions, terminal);
    terminal.write(
      variables.length === 0 ? `${envFile}: nothing is missing.\n` : `${envFile}: these lines are missing.\n`,
    );
    for (const { name, shown } of variables) terminal.write(`  + ${name}=${shown}\n`);
    if (pair)
      terminal.write(`  + a key pair for ${String(currency).toUpperCase()}, behind # until it is complete\n`);
    if (currency && !pair)
      terminal.write(`A key pair for ${currency.toUpperCase()} is in ${envFile} already; it stays.\n`);

    const lines = [...variables.map(({ name, value }) => `${name}=${value}`), ...(pair?.lines ?? [])];
    if (additions.length === 0 && lines.length === 0) return EXIT.done;
    if (!values.write) {
      terminal.write("\nNothing was written. Add --write to do it.\n");
      return EXIT.done;
    }
    // The variables first: without the configuration they do no harm, but the configuration without them stops the start.
    if (lines.length > 0) await replaceText(envFile, withLines(envText, lines));
    if (additions.length > 0) await replaceText(config, insertAll(configText, additions));
    terminal.write("\nWritten. Next: npx medusa db:migrate --execute-safe-links\n");
    if (pair) terminal.write(`Paste your public key into HaiPay's console:\n${pair.publicKey}\n`);
    if (!isIgnoredByGit())
      terminal.warn(`${envFile} holds secrets, and .gitignore does not name it: keep it out of git.\n`);
    return EXIT.done;
  },
};

function findConfig(): string {
  const found = CONFIGS.find((name) => existsSync(name));
  if (found) return found;
  throw new UsageError(
    `There is no ${CONFIGS.join(" or ")} in ${process.cwd()}. Run this in the folder of the Medusa application (in a monorepo ` +
      `the backend's, such as apps/backend), or name the file with --config.`,
  );
}

async function readConfig(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

function findAdditions(file: string, text: string, terminal: Terminal): ConfigAddition[] {
  const compiler = loadCompiler(file);
  try {
    const additions = findMissing(compiler, text);
    // Read the result again: it must contain what was intended.
    if (additions.length > 0 && findMissing(compiler, insertAll(text, additions)).length > 0) {
      throw new ConfigNotUnderstoodError("an entry that was put in would not be found again");
    }
    return additions;
  } catch (error) {
    if (!(error instanceof ConfigNotUnderstoodError)) throw error;
    terminal.warn(
      `Put this into ${file} by hand, beside what is there, then run this again:\n\n${BY_HAND}\n`,
    );
    throw new Error(
      `${file} is written in a way that is not understood: ${error.message}. Nothing was changed.`,
      {
        cause: error,
      },
    );
  }
}

/** The shop's own TypeScript, which every Medusa application has to be built with. */
function loadCompiler(config: string): Compiler {
  try {
    const place = require.resolve("typescript", { paths: [path.dirname(path.resolve(config)), __dirname] });
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- it is found in the shop, not beside this file
    return require(place) as Compiler;
  } catch (error) {
    throw new Error("TypeScript is needed to read medusa-config: npm install --save-dev typescript", {
      cause: error,
    });
  }
}

function showConfig(
  file: string,
  text: string,
  additions: readonly ConfigAddition[],
  terminal: Terminal,
): void {
  if (additions.length === 0) {
    terminal.write(`${file}: nothing is missing.\n`);
    return;
  }
  for (const { what, insertions } of additions) {
    terminal.write(`${file}: ${what} is missing.\n`);
    for (const { at, text: more } of insertions) {
      if (more === ",") continue;
      const line = text.slice(0, at).split("\n").length;
      const lines = more
        .replace(/^,? ?\n?/, "")
        .trimEnd()
        .split("\n");
      terminal.write(`  after line ${line}:\n${lines.map((one) => `  + ${one}\n`).join("")}`);
    }
  }
}

function withLines(text: string, lines: readonly string[]): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const before = text === "" || text.endsWith("\n") ? text : `${text}${eol}`;
  return `${before}${before === "" ? "" : eol}# medusa-payment-haipay${eol}${lines.join(eol)}${eol}`;
}

/** A hint, not a proof: a shop may ignore the file in another way. */
function isIgnoredByGit(): boolean {
  return ["./", "../", "../../"].some((folder) => {
    const file = `${folder}.gitignore`;
    return existsSync(file) && readFileSync(file, "utf8").includes(".env");
  });
}
