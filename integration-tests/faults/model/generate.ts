import fc from "fast-check";
import { METHODS } from "../../../src/platform/catalogue";
import type { FaultKind } from "../../../src/sandbox/control-client";
import type { Action, History, SingleAction, Wish } from "./history";
import { situations } from "./situations";

const MOST_PURCHASES = 3;
/** Those that are quick: no history waits for a time limit. */
const FAULTS: readonly FaultKind[] = [
  "http_500",
  "reset_before",
  "reset_after",
  "truncated",
  "html",
  "bad_signature",
  "wrong_amount",
  "wrong_currency",
  "wrong_order_id",
  "net_amount",
  "short_amount",
  "rate_limit",
  "refuse",
];
/** These speak of a sum or currency that collect/apply does not answer. */
const QUERY_ONLY: readonly FaultKind[] = ["wrong_amount", "wrong_currency", "net_amount", "short_amount"];

const method = fc.constantFrom(...METHODS.map(({ id }) => id));
/** Mostly the newest. */
const slip = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2) },
);
const notify = fc.boolean();

function kind<Kind extends SingleAction["kind"]>(
  name: Kind,
  weight: number,
  details: {
    [Field in keyof Omit<Extract<SingleAction, { kind: Kind }>, "kind">]: fc.Arbitrary<
      Extract<SingleAction, { kind: Kind }>[Field]
    >;
  },
): { weight: number; arbitrary: fc.Arbitrary<SingleAction> } {
  const arbitrary = fc.record({
    kind: fc.constant(name),
    ...details,
  }) as unknown as fc.Arbitrary<SingleAction>;
  return { weight, arbitrary };
}

/** What may happen to this many purchases. */
function actionsOn(purchases: number): fc.Arbitrary<Action[]> {
  const of = fc.nat(purchases - 1);
  const single: fc.Arbitrary<SingleAction> = fc.oneof(
    kind("place", 16, { of }),
    kind("pay", 14, {
      of,
      slip,
      sum: fc.oneof(
        { weight: 5, arbitrary: fc.constant("due" as const) },
        { weight: 2, arbitrary: fc.constantFrom("half" as const, "too_much" as const) },
      ),
      notify,
    }),
    kind("notify", 10, {
      of,
      slip,
      which: fc.nat(3),
      times: fc.integer({ min: 1, max: 3 }),
      atOnce: fc.boolean(),
    }),
    kind("choose", 9, { of, method }),
    kind("reconcile", 7, {}),
    kind("change_cart", 4, {
      of,
      quantity: fc.constantFrom(1, 2, 3, 50),
      times: fc.constantFrom(1, 2),
    }),
    kind("change_region", 2, { of, to: fc.constantFrom("home", "abroad") }),
    kind("choose_delivery", 2, { of, delivery: fc.constantFrom("standard", "pickUp") }),
    kind("count_taxes", 1, { of }),
    kind("credit", 3, { of, share: fc.constantFrom("all", "half", "none") }),
    kind("look", 4, { of }),
    kind("pass_time", 4, { of, span: fc.constantFrom("deadline", "deadline", "day", "watch") }),
    kind("fail", 4, { of, slip, notify }),
    kind("expire", 3, { of, slip, notify }),
    kind("cancel_order", 3, { of }),
    kind("refund", 5, { of, slip, part: fc.boolean() }),
    kind("edit_order", 3, { of }),
    kind("request_return", 2, { of }),
    kind("reissue", 3, { of, slip }),
    kind("extend", 2, { of, slip }),
    kind("take_over", 3, { of }),
    kind("use_money", 2, { of, slip }),
    kind("claim", 3, { of, slip, status: fc.constantFrom(2, 3, 4, 5) }),
    kind("confirm", 1, { of, slip }),
    kind("empty_stock", 2, { of }),
    kind("fill_stock", 2, { of }),
  );

  const together: fc.Arbitrary<Action> = fc
    .tuple(single, single, fc.boolean())
    // Most races that matter are for one purchase.
    .map(([first, second, same]) => ({
      kind: "together",
      first,
      second: same && "of" in first && "of" in second ? { ...second, of: first.of } : second,
    }));

  const trouble: fc.Arbitrary<Action> = fc
    .record({
      kind: fc.constant("trouble" as const),
      endpoint: fc.constantFrom("apply" as const, "query" as const),
      fault: fc.constantFrom(...FAULTS),
      times: fc.integer({ min: 1, max: 4 }),
      during: single,
    })
    .map((action) => (QUERY_ONLY.includes(action.fault) ? { ...action, endpoint: "query" } : action));
  return fc.oneof(
    { weight: 8, arbitrary: fc.tuple(single) },
    { weight: 3, arbitrary: fc.tuple(together) },
    { weight: 1, arbitrary: fc.tuple(trouble) },
    { weight: 4, arbitrary: situations(of) },
  );
}

const wish: fc.Arbitrary<Wish> = fc
  .record({
    currency: fc.constantFrom("jpy", "jpy", "usd"),
    product: fc.constantFrom("sencha", "matcha", "dorayaki", "loose-tea"),
    method,
    placed: fc.boolean(),
    delivered: fc.constantFrom(true, true, true, true, true, false),
  })
  .map(({ delivered, ...wished }) => (delivered ? wished : { ...wished, undelivered: true }));

/** Histories of two or three purchases; an action that is not possible when its turn comes is passed over. */
export const histories: fc.Arbitrary<History> = fc
  .array(wish, { minLength: 2, maxLength: MOST_PURCHASES })
  .chain((wishes) =>
    fc.record({
      wishes: fc.constant(wishes),
      actions: fc
        .array(actionsOn(wishes.length), { minLength: 4, maxLength: 10, size: "max" })
        .map((steps) => steps.flat()),
      ending: fc.constantFrom("notified", "silent"),
      shuffle: fc.nat(),
    }),
  );
