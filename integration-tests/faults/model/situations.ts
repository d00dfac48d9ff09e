import fc from "fast-check";
import { METHODS } from "../../../src/platform/catalogue";
import type { SingleAction } from "./history";

type Steps = SingleAction[];

/**
 * Short ways, for one purchase, into situations that chance alone seldom finds: money for a slip that was given up,
 * late money, money twice, in parts, while nothing is in stock, given back. Anything may happen between them and after.
 */
export function situations(of: fc.Arbitrary<number>): fc.Arbitrary<Steps> {
  return fc
    .record({
      of,
      method: fc.constantFrom(...METHODS.map(({ id }) => id)),
      notify: fc.boolean(),
      which: fc.constantFrom(...WAYS),
    })
    .map(({ which, ...details }) => which(details));
}

interface Details {
  of: number;
  method: (typeof METHODS)[number]["id"];
  notify: boolean;
}

const WAYS: readonly ((details: Details) => Steps)[] = [
  ({ of, method, notify }) => [place(of), { kind: "choose", of, method }, pay(of, notify, 1)],
  ({ of, method, notify }) => [{ kind: "choose", of, method }, pay(of, notify), pay(of, notify, 1)],
  ({ of, method, notify }) => [
    { kind: "change_cart", of, quantity: 2 },
    { kind: "choose", of, method },
    pay(of, notify, 1),
  ],
  ({ of, notify }) => [place(of), { kind: "cancel_order", of }, pay(of, notify)],
  ({ of, notify }) => [
    place(of),
    { kind: "pass_time", of, span: "deadline" },
    { kind: "reconcile" },
    pay(of, notify),
  ],
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
];

function place(of: number): SingleAction {
  return { kind: "place", of };
}

function pay(of: number, notify: boolean, slip = 0): SingleAction {
  return { kind: "pay", of, slip, sum: "due", notify };
}
