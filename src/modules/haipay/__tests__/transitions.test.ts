import {
  assertTransition,
  COLLECT_ORDER_STATES,
  ImpossibleTransitionError,
  STATE_NAMES,
  type CollectOrderState,
} from "../ledger/lifecycle";

/** Written down once more, so that the table cannot change unnoticed. */
const POSSIBLE = new Set([
  "chosen → applying",
  "chosen → superseded",
  "applying → open",
  "applying → unknown",
  "applying → not_created",
  "applying → superseded",
  "applying → paid",
  "applying → failed",
  "applying → expired",
  "not_created → superseded",
  "not_created → open",
  "not_created → paid",
  "not_created → failed",
  "not_created → expired",
  "unknown → open",
  "unknown → superseded",
  "unknown → paid",
  "unknown → failed",
  "unknown → expired",
  "open → superseded",
  "open → paid",
  "open → failed",
  "open → expired",
  "superseded → open",
  "superseded → paid",
  "superseded → failed",
  "superseded → expired",
  "failed → paid",
  "expired → open",
  "expired → paid",
]);

const PAIRS = COLLECT_ORDER_STATES.flatMap((from) =>
  COLLECT_ORDER_STATES.map((to) => ({ from, to, possible: POSSIBLE.has(`${from} → ${to}`) })),
);
const allowed = (from: CollectOrderState, to: CollectOrderState) => {
  try {
    assertTransition(from, to);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(ImpossibleTransitionError);
    expect((error as Error).name).toBe("ImpossibleTransitionError");
    expect((error as Error).message).toBe(`A collect order that is "${from}" can never become "${to}".`);
    return false;
  }
};

describe("a collect order", () => {
  it.each(PAIRS.filter(({ possible }) => possible))("that is $from can become $to", ({ from, to }) => {
    expect(allowed(from, to)).toBe(true);
  });

  it.each(PAIRS.filter(({ possible }) => !possible))("that is $from can never become $to", ({ from, to }) => {
    expect(allowed(from, to)).toBe(false);
  });

  it("that the platform may know of can always become paid, and nothing leaves paid", () => {
    const heardOf = COLLECT_ORDER_STATES.filter((state) => state !== "chosen" && state !== "paid");
    expect(heardOf.filter((state) => !allowed(state, "paid"))).toEqual([]);
    expect(COLLECT_ORDER_STATES.filter((state) => allowed("paid", state))).toEqual([]);
  });
});

describe("the states, as merchants read them,", () => {
  it.each(["en", "ja"] as const)("have a name each, and no two the same one: %s", (language) => {
    const names = COLLECT_ORDER_STATES.map((state) => STATE_NAMES[language][state]);
    expect(names.filter((name) => name.trim() === "")).toEqual([]);
    expect(new Set(names).size).toBe(COLLECT_ORDER_STATES.length);
  });
});
