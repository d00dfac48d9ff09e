import { existsSync } from "node:fs";
import { firefox, type Browser } from "playwright-core";
import type { Language } from "../../demo/storefront/texts/index";

const INSTALLED = [process.env.FIREFOX_PATH, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Where Firefox is on this machine; undefined where it is not. */
export function findFirefox(): string | undefined {
  return INSTALLED.find((program) => program && existsSync(program));
}

/** Firefox as it is installed, with an empty profile. @param language of the shopper, which a visit cannot choose here */
export async function launchFirefox(executablePath: string, language: Language): Promise<Browser> {
  bearOlderFirefox();
  return firefox.launch({
    // Speaks WebDriver BiDi with a Firefox that Playwright did not build itself.
    channel: "moz-firefox",
    executablePath,
    headless: true,
    firefoxUserPrefs: { "intl.accept_languages": language === "ja" ? "ja-JP,ja" : "en-US,en" },
  });
}

/** What of `ws` in Playwright's bundle is used here. */
interface Sockets {
  ws: { prototype: { emit(name: string, ...values: unknown[]): boolean } };
}

/** An answer of WebDriver BiDi. */
interface Answer {
  id: number;
  error?: string;
  message?: string;
}

/** Commands that Playwright 1.65 sends and the Firefox of Debian's long-term support (140) has not yet; no test needs what they do. */
const NOT_YET = [
  "network.addDataCollector",
  "browser.setDownloadBehavior",
  "emulation.setScreenOrientationOverride",
  "emulation.setScreenSettingsOverride",
  "emulation.setMediaFeaturesOverride",
  "emulation.setLocaleOverride",
];

let isBearing = false;

/** Lets Playwright take "unknown command" for an answer, where the command is one of those above. */
function bearOlderFirefox(): void {
  if (isBearing) return;
  isBearing = true;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle has no types
  const { prototype } = (require("playwright-core/lib/utilsBundle") as Sockets).ws;
  const emit = prototype.emit;
  prototype.emit = function (name, ...values) {
    return emit.call(this, name, ...(name === "message" ? values.map(bear) : values));
  };
}

function bear(value: unknown): unknown {
  if (!Buffer.isBuffer(value) || !value.includes('"unknown command"')) return value;
  const { id, error, message = "" } = JSON.parse(value.toString()) as Answer;
  if (error !== "unknown command" || !NOT_YET.includes(message)) return value;
  return Buffer.from(JSON.stringify({ type: "success", id, result: { collector: "none" } }));
}
