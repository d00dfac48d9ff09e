import { isPaid } from "../shop-by-itself";
import type { Order } from "../shopper";

const PAID = {
  payment_status: "captured",
  summary: { pending_difference: 0 },
  payment_collections: [{ status: "completed" }],
};

describe("A paid order", () => {
  const paid = (changes: object) => isPaid({ ...PAID, ...changes } as unknown as Order);

  test("is captured with nothing due", () => {
    expect(paid({})).toBe(true);
  });

  test.each([
    ["its payment is only authorized", { payment_status: "authorized" }],
    ["¥0.4 is due", { summary: { pending_difference: 0.4 } }],
    ["too much was captured", { summary: { pending_difference: -0.6 } }],
    [
      "a payment collection is still awaited",
      { payment_collections: [{ status: "completed" }, { status: "awaiting" }] },
    ],
    ["nothing was to be paid", { payment_collections: [] }],
  ])("is not one of which %s", (_, changes) => {
    expect(paid(changes)).toBe(false);
  });
});
