import fc from "fast-check";
import { METHODS } from "../../../src/platform/catalogue";
import type { SingleAction } from "./history";

type Steps = SingleAction[];

/**
 * Short ways, for one purchase, into situations that chance alone seldom finds: money for a slip that was given up,
 * late money, money twice, in parts, while nothing is in stock, given back, or for a purchase that costs something else. Anything may happen between them and after.
 */
export function situations(of: fc.Arbitrary<number>): fc.Arbitrary<Steps> {
  return fc
    .record({
      of,
      method: fc.constantFrom(...METHODS.map(({ id }) => id)),
      notify: fc.boolean(),
      wallet: fc.constantFrom("au-pay" as const, "merpay" as const),
      which: fc.constantFrom(...WAYS),
    })
    .map(({ which, ...details }) => which(details));
}

interface Details {
  of: number;
  method: (typeof METHODS)[number]["id"];
  wallet: "au-pay" | "merpay";
  notify: boolean;
}

/** Another sum than the one that was paid, by whomever. */
const OF_ANOTHER_SUM: readonly ((details: Details) => Steps)[] = [
  ({ of, wallet, notify }) => [
    { kind: "choose", of, method: wallet },
    pay(of, notify),
    changeCart(of, 50, 2),
    changeCart(of, 1),
    place(of),
  ],
  ({ of, wallet, notify }) => [
    { kind: "choose", of, method: wallet },
    pay(of, notify),
    { kind: "change_region", of, to: "abroad" },
    { kind: "choose_delivery", of, delivery: "pickUp" },
    { kind: "change_region", of, to: "home" },
    place(of),
  ],
  ({ of, wallet, method, notify }) => [
    { kind: "choose", of, method: wallet },
    { kind: "choose", of, method },
    place(of),
    pay(of, notify, 1),
  ],
  ({ of, wallet, notify }) => [
    { kind: "choose", of, method: wallet },
    changeCart(of, 2),
    changeCart(of, 1),
    pay(of, notify),
  ],
  ({ of, wallet, notify }) => [
    { kind: "choose", of, method: wallet },
    { kind: "credit", of, share: "half" },
    pay(of, notify),
    place(of),
    { kind: "take_over", of },
  ],
  ({ of, notify }) => [place(of), { kind: "edit_order", of }, pay(of, notify), { kind: "take_over", of }],
  ({ of, notify }) => [
    place(of),
    { kind: "edit_order", of },
    { kind: "reissue", of, slip: 0 },
    pay(of, notify),
    pay(of, notify, 1),
  ],
  ({ of }) => [
    { kind: "credit", of, share: "all" },
    place(of),
    place(of),
    passDeadline(of),
    { kind: "reconcile" },
  ],
  ({ of, notify }) => [
    place(of),
    { kind: "credit", of, share: "all" },
    passDeadline(of),
    { kind: "reconcile" },
    pay(of, notify),
  ],
  ({ of }) => [
    place(of),
    pay(of, true),
    { kind: "request_return", of },
    { kind: "refund", of, slip: 0, part: true },
  ],
  ({ of, notify }) => [
    place(of),
    passDeadline(of),
    { kind: "extend", of, slip: 0 },
    { kind: "reconcile" },
    pay(of, notify),
  ],
  ({ of, wallet, notify }) => [
    { kind: "choose", of, method: wallet },
    { kind: "empty_stock", of },
    pay(of, true),
    { kind: "take_over", of },
    { kind: "fill_stock", of },
    place(of),
    { kind: "choose", of, method: wallet },
    pay(of, notify),
  ],
];

const WAYS: readonly ((details: Details) => Steps)[] = [
  ({ of, method, notify }) => [place(of), { kind: "choose", of, method }, pay(of, notify, 1)],
  ({ of, method, notify }) => [{ kind: "choose", of, method }, pay(of, notify), pay(of, notify, 1)],
  ({ of, method, notify }) => [changeCart(of, 2), { kind: "choose", of, method }, pay(of, notify, 1)],
  ({ of, notify }) => [place(of), { kind: "cancel_order", of }, pay(of, notify)],
  ({ of, notify }) => [place(of), passDeadline(of), { kind: "reconcile" }, pay(of, notify)],
  ({ of, method, notify }) => [
    { kind: "fail", of, slip: 0, notify },
    { kind: "choose", of, method },
    place(of),
    pay(of, notify),
  ],
  ({ of, notify }) => [
    { kind: "fail", of, slip: 0, notify: true },
    { kind: "pass_time", of, span: "day" },
    { kind: "reconcile" },
    pay(of, notify),
  ],
  ({ of, notify }) => [place(of), { kind: "pay", of, slip: 0, sum: "half", notify }, pay(of, notify)],
  ({ of, notify }) => [{ kind: "empty_stock", of }, pay(of, notify), { kind: "fill_stock", of }],
  ({ of }) => [
    place(of),
    pay(of, true),
    { kind: "refund", of, slip: 0, part: true },
    { kind: "cancel_order", of },
  ],
  ({ of }) => [
    place(of),
    pay(of, true),
    { kind: "refund", of, slip: 0, part: false },
    { kind: "cancel_order", of },
  ],
  ...OF_ANOTHER_SUM,
];

function place(of: number): SingleAction {
  return { kind: "place", of };
}

function pay(of: number, notify: boolean, slip = 0): SingleAction {
  return { kind: "pay", of, slip, sum: "due", notify };
}

function changeCart(of: number, quantity: number, times = 1): SingleAction {
  return { kind: "change_cart", of, quantity, times };
}

function passDeadline(of: number): SingleAction {
  return { kind: "pass_time", of, span: "deadline" };
}
