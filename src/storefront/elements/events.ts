import type { OfferedMethod, Payment } from "../../contract/store-api";
import type { HaiPayErrorCode } from "../core/errors";
import type { PayOutcome } from "../core/pay";
import type { PaymentView } from "../core/view";

/** The `detail` of each event. All of them bubble, out of shadow roots as well. */
export interface HaiPayEvents {
  /** `<haipay-methods>`: another method is chosen; undefined when none is. */
  "haipay-chosen": { method: OfferedMethod | undefined };
  /**
   * The order is placed: show `<haipay-status payment-token="…">`. With `placed-url` on `<haipay-methods>` the browser goes
   * there by itself, unless you call `preventDefault()`.
   */
  "haipay-placed": Extract<PayOutcome, { type: "placed" }>;
  /** Before the browser leaves for the wallet's page: `preventDefault()` leaves going there to you. */
  "haipay-redirect": Omit<Extract<PayOutcome, { type: "redirect" }>, "type">;
  /** `<haipay-status>`: how the payment stands, once for each view that it comes to, and when its order becomes known. */
  "haipay-changed": { view: PaymentView; payment: Payment };
  /**
   * `<haipay-status>`: the buyer chose again. Where the token came from the page's address, the new one is put there, unless you
   * call `preventDefault()`; else put it into your own.
   */
  "haipay-replaced": { paymentToken: string };
  /**
   * Something was not answered as hoped, or the last click placed nothing (`sum_changed`, `choose_again`). The element says it in
   * words by itself, and goes on; this is for your own log. `message` is in the shopper's language.
   */
  "haipay-error": { code: HaiPayErrorCode | "sum_changed" | "choose_again"; message: string; status: number };
}

/** An event of one of the elements. */
export type HaiPayEvent<Name extends keyof HaiPayEvents> = CustomEvent<HaiPayEvents[Name]>;
