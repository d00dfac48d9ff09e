import type { Payment } from "../../../contract/store-api";
import { HaiPayError } from "../errors";
import { followPayment, type Followed } from "../follow-payment";
import { payment } from "./payments";

type Answer = Partial<Payment> | Error;

/** Follows a payment whose answers come in this order, the last one for ever. */
function follow(...answers: Answer[]) {
  const asked: string[] = [];
  const seen: Followed[] = [];
  const following = followPayment("hppt_1", {
    read: async (id) => {
      asked.push(id);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (answer instanceof Error) throw answer;
      return payment({ payment_token: id, ...answer });
    },
    onChange: (followed) => seen.push(followed),
  });
  return { asked, seen, ...following };
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe("Following a payment", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("looks at once, then after pauses that grow to half a minute", async () => {
    const { asked, stop } = follow({});
    await pass(0);
    expect(asked).toHaveLength(1);
    await pass(2_999);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toHaveLength(2);
    await pass(4_500);
    expect(asked).toHaveLength(3);

    await pass(600_000);
    const soFar = asked.length;
    await pass(300_000);
    expect(asked.length - soFar).toBe(10);
    stop();
  });

  it("updates itself to paid, and then stops asking", async () => {
    const { asked, seen } = follow({}, {}, { state: "paid", slip: null });
    await pass(10_000);

    expect(seen.map(({ view }) => view)).toEqual(["waiting", "waiting", "paid"]);
    await pass(600_000);
    expect(asked).toHaveLength(3);
  });

  it("goes on while money is there without its order, and after a failure, which may be paid another way", async () => {
    const confirming = follow({ state: "paid", order_placed: false, medusa_order_id: null, slip: null });
    const failed = follow({ state: "failed", slip: null });
    await pass(60_000);
    expect(confirming.asked.length).toBeGreaterThan(3);
    expect(failed.asked.length).toBeGreaterThan(3);
    confirming.stop();
    failed.stop();
  });

  it("goes over to the newer choice at once", async () => {
    const { asked, seen, stop } = follow({ state: "superseded", slip: null, replaced_by: "hppt_2" }, {});
    await pass(0);

    expect(asked).toEqual(["hppt_1", "hppt_2"]);
    expect(seen.at(-1)).toMatchObject({ paymentToken: "hppt_2", view: "waiting" });
    stop();
  });

  it("stays where it tells about money for the previous choice, and does not lead to another slip", async () => {
    const money_seen = {
      method_name: { en: "Lawson", ja: "ローソン" },
      amount: "1700",
      currency_code: "jpy",
      at: null,
    } as const;
    const { asked, seen, stop } = follow({
      state: "superseded",
      slip: null,
      replaced_by: "hppt_2",
      money_seen,
    });
    await pass(10_000);

    expect(new Set(asked)).toEqual(new Set(["hppt_1"]));
    expect(seen.at(-1)?.view).toBe("seen");
    stop();
  });

  it("does not run in a circle of choices", async () => {
    const { asked, stop } = follow({ state: "superseded", replaced_by: "hppt_1" });
    await pass(1_000);

    expect(asked.length).toBeLessThan(30);
    stop();
  });

  it("keeps what it knows while the shop cannot be reached, and tries again", async () => {
    const lost = new HaiPayError("unreachable", "No answer.", 0);
    const { seen, stop } = follow({}, lost, { state: "paid", slip: null });
    await pass(20_000);

    expect(seen.map(({ view, problem }) => [view, problem])).toEqual([
      ["waiting", undefined],
      ["waiting", "offline"],
      ["paid", undefined],
    ]);
    stop();
  });

  it("ends when there is no such payment", async () => {
    const { asked, seen } = follow(new HaiPayError("not_found", "No such payment.", 404));
    await pass(600_000);

    expect(asked).toHaveLength(1);
    expect(seen).toMatchObject([{ problem: "gone" }]);
  });

  it("reads on request, and no more after stop", async () => {
    const { asked, look, stop } = follow({});
    await pass(0);
    look();
    await pass(0);
    expect(asked).toHaveLength(2);

    stop();
    look();
    await pass(600_000);
    expect(asked).toHaveLength(2);
  });
});
