import type { CollectOrderState } from "../../../src/modules/haipay/ledger/lifecycle";
import type { SandboxFault } from "../../../src/sandbox/control-client";
import type { HaipayShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { countLeftovers, withPlatformDown } from "../../environment/platform-trouble";
import { orderIdOf, type Checkout } from "../../environment/purchases";

const refused = (method: string, code: string): string =>
  `The payment with ${method} was not accepted (${code}). Nothing was charged. Please choose another payment method.`;
export const unavailable = (method: string): string =>
  `The payment with ${method} could not be prepared. Nothing was charged. Please try again, or choose another payment method.`;
export const unanswered = (method: string): string =>
  `${unavailable(method)} If instructions for this try reach you all the same, please do not pay them.`;

export interface Trouble {
  trouble: string;
  fault: Omit<SandboxFault, "endpoint"> | "unreachable";
  reason: (method: string) => string;
  /** The first row after the failure inside completion, where one question follows. */
  state: CollectOrderState;
  /** The same after a failure at choosing, where none does. */
  stateAtChoice: CollectOrderState;
  ordersAtPlatform: 0 | 1;
}

const notCreated = { state: "not_created", stateAtChoice: "not_created", ordersAtPlatform: 0 } as const;
const maybeCreated = {
  reason: unanswered,
  state: "unknown",
  stateAtChoice: "unknown",
  ordersAtPlatform: 0,
} as const;
const created = {
  reason: unanswered,
  state: "superseded",
  stateAtChoice: "unknown",
  ordersAtPlatform: 1,
} as const;

export const TROUBLES: Trouble[] = [
  {
    trouble: "refuses with a code",
    fault: { kind: "refuse", code: "4002", message: "channel code does not exist" },
    reason: (method) => refused(method, "4002"),
    ...notCreated,
  },
  {
    trouble: "has had too many calls",
    fault: { kind: "rate_limit" },
    reason: (method) => refused(method, "1029"),
    ...notCreated,
  },
  { trouble: "cannot be reached", fault: "unreachable", reason: unavailable, ...notCreated },
  { trouble: "answers HTTP 500", fault: { kind: "http_500" }, ...maybeCreated },
  { trouble: "breaks off before the order is made", fault: { kind: "reset_before" }, ...maybeCreated },
  { trouble: "answers with a web page", fault: { kind: "html" }, ...maybeCreated },
  { trouble: "breaks off after the order is made", fault: { kind: "reset_after" }, ...created },
  { trouble: "never answers", fault: { kind: "answer_lost" }, ...created },
  { trouble: "answers too late", fault: { kind: "slow", delayMs: 4_000 }, ...created },
  { trouble: "answers with half a message", fault: { kind: "truncated" }, ...created },
  { trouble: "answers with a signature that does not verify", fault: { kind: "bad_signature" }, ...created },
  { trouble: "answers about another order", fault: { kind: "wrong_order_id" }, ...created },
];

/** One of each kind; the client tells the rest apart in the same way. */
export const TROUBLES_AT_CHOICE = TROUBLES.filter(
  ({ fault }) =>
    fault === "unreachable" ||
    ["refuse", "http_500", "answer_lost", "truncated", "bad_signature"].includes(fault.kind),
);

/** Runs `work` while the platform fails so at collect/apply. */
export async function during<Result>(
  shop: HaipayShop,
  fault: Trouble["fault"],
  work: () => Promise<Result>,
): Promise<Result> {
  if (fault === "unreachable") return withPlatformDown(shop, work);
  await shop.control.fault({ endpoint: "apply", ...fault });
  return work();
}

/** The order is the only one, and its ¥1700 were captured once. */
export async function expectPaidOnce(shop: HaipayShop, checkout: Checkout, orderId: string): Promise<void> {
  expect(await orderIdOf(shop, checkout.cart.id)).toBe(orderId);
  expect(await readOrder(shop, orderId)).toMatchObject({
    collection_status: "completed",
    due: "0",
    captures: ["1700"],
    transactions: ["1700"],
  });
  expect((await countLeftovers(shop)).orders).toBe(1);
}
