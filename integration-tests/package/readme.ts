import { readPacked, type Packed } from "./pack";

/** What the package's README tells a stranger to do. */
export interface Instructions {
  /** Puts the package into the application, such as `npm install medusa-payment-haipay`. */
  install: string;
  /** A `medusa-config.ts` in which `// …` stands for what the shop has there already. */
  config: string;
  /** Lines `NAME=example`. */
  environment: string;
  /** Commands after that, in their order. */
  prepare: string[];
  /** Starts the sandbox platform, such as `npx haipay sandbox`. */
  sandbox: string;
  /** The Medusa versions that the README claims, such as `^2.17.2`. */
  range: string;
}

/** Reads them out of the README that is in the package. @throws Error naming what it could not find */
export function readInstructions(packed: Packed): Instructions {
  const readme = readPacked(packed, "README.md");
  const chapter = (title: string) =>
    find(readme, `chapter "${title}"`, new RegExp(`^## ${title}$([\\s\\S]*?)^## `, "m"));
  const install = chapter("Install into a shop");
  const [first, environment, ...commands] = [...install.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) =>
    text.trim(),
  );
  return {
    install: first,
    environment,
    config: find(install, "medusa-config.ts", /```ts\n([\s\S]*?)```/),
    prepare: commands.flatMap((block) => block.split("\n")),
    sandbox: find(chapter("Sandbox platform"), "command of the sandbox", /`(npx haipay[^`]*)`/),
    range: find(chapter("Compatibility"), "range of Medusa versions", /^\| [\d.]+ +\| (\S+)/m),
  };
}

function find(text: string, what: string, form: RegExp): string {
  const found = form.exec(text)?.[1];
  if (!found) throw new Error(`README.md has no ${what} where it is looked for (${String(form)}).`);
  return found.trim();
}
