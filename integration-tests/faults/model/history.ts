import type { ProductHandle } from "../../../demo/seed-products";
import type { Currency, MethodId } from "../../../src/platform/catalogue";
import type { FaultKind } from "../../../src/sandbox/control-client";

/** One thing that somebody does; `of` is the number of a purchase, `slip` counts its collect orders from the newest. */
export type SingleAction =
  | { kind: "choose"; of: number; method: MethodId }
  | { kind: "change_cart"; of: number; quantity: number; times: number }
  | { kind: "change_region"; of: number; to: "home" | "abroad" }
  | { kind: "choose_delivery"; of: number; delivery: "standard" | "pickUp" }
  | { kind: "count_taxes"; of: number }
  | { kind: "credit"; of: number; share: Share }
  | { kind: "place"; of: number }
  | { kind: "look"; of: number }
  | { kind: "cancel_order"; of: number }
  | { kind: "pay"; of: number; slip: number; sum: Sum; notify: boolean }
  | { kind: "fail"; of: number; slip: number; notify: boolean }
  | { kind: "expire"; of: number; slip: number; notify: boolean }
  | { kind: "confirm"; of: number; slip: number }
  | { kind: "notify"; of: number; slip: number; which: number; times: number; atOnce: boolean }
  | { kind: "claim"; of: number; slip: number; status: 2 | 3 | 4 | 5 }
  | { kind: "reconcile" }
  | { kind: "pass_time"; of: number; span: Span }
  | { kind: "refund"; of: number; slip: number; part: boolean }
  | { kind: "edit_order"; of: number }
  | { kind: "request_return"; of: number }
  | { kind: "reissue"; of: number; slip: number }
  | { kind: "extend"; of: number; slip: number }
  | { kind: "take_over"; of: number }
  | { kind: "use_money"; of: number; slip: number }
  | { kind: "empty_stock"; of: number }
  | { kind: "fill_stock"; of: number };

/** Two at the same time, or one during which the platform's next answers go wrong. */
export type Action =
  | SingleAction
  | { kind: "together"; first: SingleAction; second: SingleAction }
  | { kind: "trouble"; endpoint: "apply" | "query"; fault: FaultKind; times: number; during: SingleAction };

/** What is handed over at the platform: what is due (the whole sum again if nothing is), half of it, or more. */
export type Sum = "due" | "half" | "too_much";

/** How much of what is owed the shop credits; `none` takes the credit of a cart away. */
export type Share = "all" | "half" | "none";

/** Until the newest deadline and its grace are over, a day, or until late money is no longer waited for. */
export type Span = "deadline" | "day" | "watch";

export interface Wish {
  currency: Currency;
  product: ProductHandle;
  method: MethodId;
  /** Whether the shopper places the order (or tries to) before anything else happens. */
  placed: boolean;
  /** The shopper comes to the payment step without having chosen a delivery. */
  undelivered?: true;
}

/** What shoppers, platform, administrator and job do with a few purchases, one after the other. */
export interface History {
  /** Each begins with a filled cart and the choice of its method. */
  wishes: readonly Wish[];
  actions: readonly Action[];
  /** Whether the notifications that were never sent come at the end, or are lost for good. */
  ending: "notified" | "silent";
  /** Decides the order of what comes at the end. */
  shuffle: number;
}

/** One line for people, such as `pay 0 (slip 1, half, notified)`. */
export function describeAction(action: Action): string {
  if (action.kind === "together")
    return `at once: ${describeAction(action.first)} | ${describeAction(action.second)}`;
  if (action.kind === "trouble") {
    const { endpoint, fault, times, during } = action;
    return `${times} × ${fault} of collect/${endpoint} during: ${describeAction(during)}`;
  }
  const { kind, ...rest } = action;
  const { of, ...details } = rest as { of?: number };
  const words = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return [kind, of, words.length > 0 ? `(${words.join(", ")})` : undefined]
    .filter((part) => part !== undefined)
    .join(" ");
}
