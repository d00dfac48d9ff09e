import { eraseTexts, whyStillNeeded } from "../ledger/erasure";
import { collectOrder } from "./rows";

describe("Erasing what was written down", () => {
  it("keeps sums, times, ids and our own words, and no sentence", () => {
    expect(
      eraseTexts({
        act: "resolve_attention",
        actor_id: "user_1",
        reason: "partial",
        amount: "1700",
        status: 2,
        payTime: "2026-11-26T03:04:05.000Z",
        orderNo: "6026040100000001",
        errorMsg: "payer TARO YAMADA",
        message: "phone 09012345678 is refused",
        refusal: "Hanako's cart is empty",
        nested: { name: "山田 花子", fee: "51", list: ["hanako@example.com", 7] },
        missing: ["payment_link"],
        nothing: null,
      }),
    ).toEqual({
      act: "resolve_attention",
      actor_id: "user_1",
      reason: "partial",
      amount: "1700",
      status: 2,
      payTime: "2026-11-26T03:04:05.000Z",
      orderNo: "6026040100000001",
      errorMsg: "***",
      message: "***",
      refusal: "***",
      nested: { name: "***", fee: "51", list: ["***", 7] },
      missing: ["payment_link"],
      nothing: null,
    });
  });

  it("takes a reason in the platform's words away", () => {
    expect(eraseTexts({ to: "failed", reason: "Account of Taro is closed" })).toEqual({
      to: "failed",
      reason: "***",
    });
  });
});

describe("A shopper's data are still needed", () => {
  const ended = collectOrder({ state: "expired", settled_at: new Date(), next_check_at: null });

  it.each([
    [{ state: "chosen" }, "still_choosable"],
    [{ state: "applying" }, "still_open"],
    [{ state: "unknown" }, "still_open"],
    [{ state: "open" }, "still_open"],
    [{ state: "paid", settled_at: null }, "not_settled_yet"],
    [{ state: "superseded", next_check_at: new Date() }, "late_money_watched"],
    [{ state: "expired", next_check_at: new Date() }, "late_money_watched"],
  ] as const)("when the row is %j", (changes, reason) => {
    expect(whyStillNeeded({ ...ended, ...changes }, [], [])).toBe(reason);
  });

  it("while a person has to decide, or a refund is being booked", () => {
    expect(whyStillNeeded(ended, [{ resolved_at: new Date() }, { resolved_at: null }], [])).toBe(
      "attention_waits",
    );
    expect(whyStillNeeded(ended, [], [{ booked_at: null }])).toBe("refund_being_booked");
  });

  it.each(["paid", "failed", "expired", "superseded", "not_created"] as const)(
    "no more when it is %s and nothing can move",
    (state) => {
      expect(
        whyStillNeeded({ ...ended, state }, [{ resolved_at: new Date() }], [{ booked_at: new Date() }]),
      ).toBeUndefined();
    },
  );
});
