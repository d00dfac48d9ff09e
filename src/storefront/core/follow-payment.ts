import type { Payment } from "../../contract/store-api";
import { HaiPayError } from "./errors";
import { isFinal, viewOf, type PaymentView } from "./view";

/** What is known about a payment that is followed. */
export interface Followed {
  /** The token of the payment that is followed now: a newer one when the buyer chose again. */
  paymentToken: string;
  /** The last answer; undefined before the first one. */
  payment?: Payment;
  view?: PaymentView;
  /** Why the last request failed; it is repeated, except for `not_found`. */
  problem?: "offline" | "gone";
}

export interface FollowOptions {
  /** Reads a payment, for example `client.getPayment`. */
  read: (paymentToken: string) => Promise<Payment>;
  onChange: (followed: Followed) => void;
  /** The first pause between two requests in ms, 3000 by default: the shop asks the platform no more often. */
  firstPauseMs?: number;
  /** Each pause is half as long again as the last, up to this many ms, 30000 by default. */
  longestPauseMs?: number;
}

const MOST_REPLACEMENTS = 20;
const WAKING = ["visibilitychange", "focus", "online", "pageshow"] as const;

/**
 * Reads a payment again and again until nothing can change any more. It reads at once when the buyer comes back
 * to the page, pauses while the page is hidden, and switches to the newer payment when the buyer has chosen again.
 *
 * @returns `stop`, and `look` to read it now
 */
export function followPayment(
  paymentToken: string,
  { read, onChange, firstPauseMs = 3_000, longestPauseMs = 30_000 }: FollowOptions,
): { stop: () => void; look: () => void } {
  const followed: Followed = { paymentToken };
  let pauseMs = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking = false;
  let ended = false;
  let replacements = 0;

  async function look(): Promise<void> {
    if (looking || ended) return;
    looking = true;
    clearTimeout(timer);
    const goOnAt = await take();
    looking = false;
    if (ended) return;
    onChange({ ...followed });
    if (goOnAt === "never") stop();
    else if (goOnAt === "now") void look();
    else if (!isHidden()) rest();
  }

  async function take(): Promise<"now" | "later" | "never"> {
    try {
      const payment = await read(followed.paymentToken);
      followed.payment = payment;
      followed.view = viewOf(payment, Date.now());
      followed.problem = undefined;
      // The buyer must be told about money that came for the previous payment, not shown the newer slip.
      const newer = followed.view === "seen" ? null : payment.replaced_by;
      if (newer !== null && replacements++ < MOST_REPLACEMENTS) {
        followed.paymentToken = newer;
        return "now";
      }
      return isFinal(followed.view) ? "never" : "later";
    } catch (error) {
      const gone = error instanceof HaiPayError && error.code === "not_found";
      followed.problem = gone ? "gone" : "offline";
      return gone ? "never" : "later";
    }
  }

  function rest(): void {
    timer = setTimeout(() => void look(), pauseMs);
    pauseMs = Math.min(pauseMs * 1.5, longestPauseMs);
  }

  function wake(): void {
    if (isHidden()) return;
    pauseMs = firstPauseMs;
    void look();
  }

  function stop(): void {
    ended = true;
    clearTimeout(timer);
    if (typeof document === "undefined") return;
    for (const event of WAKING) targetOf(event).removeEventListener(event, wake);
  }

  if (typeof document !== "undefined") {
    for (const event of WAKING) targetOf(event).addEventListener(event, wake);
  }
  void look();
  return { stop, look: wake };
}

function isHidden(): boolean {
  return typeof document !== "undefined" && document.visibilityState === "hidden";
}

function targetOf(event: (typeof WAKING)[number]): Document | Window {
  return event === "visibilitychange" ? document : window;
}
