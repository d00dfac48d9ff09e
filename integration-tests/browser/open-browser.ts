import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core";

const INSTALLED = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

interface Program {
  executablePath: string;
  args: string[];
}

/** A real browser with an empty profile: CHROMIUM_PATH, else an installed one, else the one that comes from npm. */
export async function openBrowser(
  locale: "en-US" | "ja-JP",
  options: Pick<BrowserContextOptions, "timezoneId" | "viewport"> = {},
): Promise<BrowserContext> {
  const { executablePath, args } = await findProgram();
  const profile = mkdtempSync(path.join(tmpdir(), "haipay-browser-"));
  return chromium.launchPersistentContext(profile, {
    ...options,
    executablePath,
    args,
    locale,
    headless: true,
  });
}

/** Flags of the packaged browser that would end it with its first shopper, or let pages do what a shop's browser forbids. */
const UNLIKE_SHOPPERS = ["--single-process", "--disable-web-security", "--allow-running-insecure-content"];

/** A real browser in which every shopper gets a context of their own: nothing kept, no cookies. Found as above. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findProgram();
  const usual = args.filter((flag) => !UNLIKE_SHOPPERS.includes(flag));
  return chromium.launch({ executablePath, args: usual, headless: true });
}

async function findProgram(): Promise<Program> {
  const installed = INSTALLED.find((program) => program && existsSync(program));
  if (installed) return { executablePath: installed, args: FLAGS };
  // With this set before it is loaded, the package brings the system libraries that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
  // Its own fonts know no Japanese; where the machine has a list of fonts, those are used.
  if (existsSync("/etc/fonts/fonts.conf")) process.env.FONTCONFIG_PATH ??= "/etc/fonts";
  const { default: packaged } = await import("@sparticuz/chromium");
  return { executablePath: await packaged.executablePath(), args: [...packaged.args, ...FLAGS] };
}
