import type { Findings } from "./findings";
import type { ShopConfig } from "./shop-config";

const PATIENCE_MS = 8_000;
const GREETING = "This is the notification endpoint for HaiPay.";
/** From ten minutes on, answers would be treated as old ones (protocol §6). */
const CLOCK_WRONG_MS = 5 * 60_000;
const CLOCK_OFF_MS = 30_000;

/** Whether browsers may call the store API from the storefront's pages. */
export function checkCors(config: ShopConfig, storefronts: readonly string[], findings: Findings): void {
  if (storefronts.length === 0) {
    findings.wrongly(
      "No storefront address is known: a shopper could not come back from the payment page.",
      "Set HAIPAY_STOREFRONT_URLS, or the addresses in the admin.",
    );
  }
  const { storeCors, authCors } = config.projectConfig?.http ?? {};
  for (const [name, written] of Object.entries({ STORE_CORS: storeCors, AUTH_CORS: authCors })) {
    const refused = storefronts.filter((address) => !allows(written, new URL(address).origin));
    if (storefronts.length > 0 && refused.length === 0) findings.well(`${name} lets the storefront in.`);
    for (const address of refused) {
      const what = `${name} does not have ${address}`;
      if (name === "STORE_CORS")
        findings.wrongly(`${what}: its pages cannot ask the backend.`, `Add it to ${name}.`);
      // Medusa's Next.js starters log in on their own server, and their template leaves the storefront out.
      else
        findings.note(
          `${what}: customers cannot log in from its pages in the browser.`,
          `Add it to ${name}, unless your storefront logs them in on its own server, as Medusa's Next.js starters do.`,
        );
    }
  }
}

/** @param written origins separated by commas; one in slashes is a pattern, as Medusa reads it */
function allows(written: unknown, origin: string): boolean {
  if (typeof written !== "string") return false;
  return written
    .split(",")
    .map((one) => one.trim())
    .some((one) => {
      const pattern = /^\/(.+)\/([a-z]*)$/.exec(one);
      if (pattern) return new RegExp(pattern[1], pattern[2]).test(origin);
      return one === "*" || one.replace(/\/+$/, "") === origin;
    });
}

/**
 * Whether the address that notifications are sent to is ours, as seen from here.
 *
 * @param isReal whether a real platform sends them, from the internet
 */
export async function checkNotifications(
  address: string | undefined,
  isReal: boolean,
  findings: Findings,
): Promise<void> {
  if (address === undefined) {
    findings.note(
      "No notification address is set: HaiPay uses the one in its console.",
      "Set HAIPAY_NOTIFY_BASE_URL, or see that the console's ends in /hooks/haipay.",
    );
    return;
  }
  const { hostname, protocol } = new URL(address);
  if (isReal && (protocol !== "https:" || isPrivate(hostname))) {
    findings.wrongly(
      `HaiPay cannot reach ${address}.`,
      "Set HAIPAY_NOTIFY_BASE_URL to the backend's public https address.",
    );
    return;
  }
  const answer = await ask(address);
  if ("problem" in answer) {
    findings.wrongly(
      `${address} does not answer from here (${answer.problem}).`,
      "Start Medusa; otherwise look at HAIPAY_NOTIFY_BASE_URL, the proxy and the firewall.",
    );
  } else if (answer.status === 200 && answer.text.startsWith(GREETING)) {
    findings.well(`${address} answers.`);
  } else if (answer.status >= 300 && answer.status < 400) {
    findings.wrongly(
      `${address} leads elsewhere (${answer.status}), and a notification is lost on the way.`,
      "Name the last address.",
    );
  } else {
    findings.wrongly(
      `${address} is answered by somebody else (${answer.status}).`,
      "It must be the Medusa backend, with the plugin: look at HAIPAY_NOTIFY_BASE_URL and the proxy.",
    );
  }
}

/** The clock against the platform's. @param platform its address */
export async function checkClock(platform: string, findings: Findings): Promise<void> {
  const answer = await ask(platform);
  if ("problem" in answer || answer.date === undefined) {
    const why = "problem" in answer ? answer.problem : "it gives no time";
    findings.unknown(
      `The clock could not be compared with ${platform} (${why}).`,
      "See that the clock is set by NTP.",
    );
    return;
  }
  const apart = Date.now() - answer.date;
  const seconds = Math.round(Math.abs(apart) / 1000);
  const said = `The clock is ${seconds} s ${apart < 0 ? "behind" : "ahead of"} the platform's`;
  if (Math.abs(apart) > CLOCK_WRONG_MS) {
    findings.wrongly(`${said}: its answers would soon be taken for old ones.`, "Set the clock by NTP.");
  } else if (Math.abs(apart) > CLOCK_OFF_MS)
    findings.note(`${said}.`, "Set the clock by NTP: deadlines are moments.");
  else findings.well("The clock agrees with the platform's.");
}

interface Answer {
  status: number;
  text: string;
  /** ms since 1970, of its `Date`. */
  date: number | undefined;
}

async function ask(address: string): Promise<Answer | { problem: string }> {
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
    const date = Date.parse(response.headers.get("date") ?? "");
    const text = (await response.text()).slice(0, 200);
    return { status: response.status, text, date: Number.isNaN(date) ? undefined : date };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return { problem: cause?.code ?? message };
  }
}

const PRIVATE =
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[::1\]|\[f[cd])|\.(local|internal|localhost)$/i;

function isPrivate(hostname: string): boolean {
  return PRIVATE.test(hostname);
}
