import { collectOrder } from "../../modules/haipay/__tests__/rows";
import {
  creditFor,
  findPaymentBooks,
  findPermitOf,
  findRefundOf,
  findUnexplained,
  leftInLedger,
  leftToPayOut,
  PaymentRecords,
  type BookedRefund,
} from "../refunds/books";
import { findRefundable } from "../refunds/refundable";
import { containerOf } from "./fake-query";

type Stored = Record<string, unknown>;

const raw = (value: string | number) => ({ value, precision: 20 });
const refundOf = (id: string, value: string, metadata: Stored | null = null): Stored => ({
  id,
  raw_amount: raw(value),
  metadata,
  created_at: "2026-04-02T00:00:00.000Z",
});

const stored: Stored = {
  id: "pay_1",
  payment_collection_id: "pay_col_1",
  captures: [{ raw_amount: raw("1000.4") }, { raw_amount: raw(700) }],
  refunds: [refundOf("ref_1", "100.1", { permit: "hprf_1" }), refundOf("ref_2", "0.2")],
};

describe("The books of a payment", () => {
  it("say exactly what was captured, refunded and is left", async () => {
    expect(
      await findPaymentBooks(containerOf({ payment: [{ ...stored, id: "pay_2" }, stored] }), "pay_1"),
    ).toEqual({
      id: "pay_1",
      collection_id: "pay_col_1",
      captured: "1700.4",
      refunded: "100.3",
      left: "1600.1",
      refunds: [
        { id: "ref_1", amount: "100.1", permit: "hprf_1", created_at: new Date("2026-04-02T00:00:00Z") },
        { id: "ref_2", amount: "0.2", permit: undefined, created_at: new Date("2026-04-02T00:00:00Z") },
      ],
    });
  });

  it("count a negative refund, which reverses one, against the refunds", async () => {
    const refunds = [refundOf("ref_1", "100"), refundOf("ref_2", "-100")];
    const books = await findPaymentBooks(containerOf({ payment: [{ ...stored, refunds }] }), "pay_1");
    expect(books).toMatchObject({ refunded: "0", left: "1700.4" });
  });

  it("are all zero for a payment of which nothing is captured", async () => {
    const bare = { id: "pay_1", payment_collection_id: "pay_col_1" };
    const zero = { captured: "0", refunded: "0", left: "0", refunds: [] };
    expect(await findPaymentBooks(containerOf({ payment: [bare] }), "pay_1")).toMatchObject(zero);
  });

  it("of a payment that is not there are an error", async () => {
    await expect(findPaymentBooks(containerOf({ payment: [stored] }), "pay_9")).rejects.toThrow(
      "Medusa has no payment pay_9.",
    );
  });
});

const made = new Date("2026-04-02T00:00:00Z");
const booked = (id: string, permit?: string): BookedRefund => ({ id, amount: "5", permit, created_at: made });

describe("The refund that a recorded one became", () => {
  const refunds = [booked("ref_1"), booked("ref_2", "hprf_1"), booked("ref_3", "hprf_2")];
  const books = { id: "pay_1", collection_id: "pay_col_1", captured: "0", refunded: "0", left: "0", refunds };

  it("is the one that used its permit, as long as it is not known by its id", () => {
    expect(findRefundOf(books, { id: "hprf_1", medusa_refund_id: null })?.id).toBe("ref_2");
    expect(findRefundOf(books, { id: "hprf_9", medusa_refund_id: null })).toBeUndefined();
  });

  it("is the one with its id, whatever permit that carries", () => {
    expect(findRefundOf(books, { id: "hprf_1", medusa_refund_id: "ref_3" })?.id).toBe("ref_3");
    expect(findRefundOf(books, { id: "hprf_1", medusa_refund_id: "ref_9" })).toBeUndefined();
  });
});

describe("A refund that nobody recorded", () => {
  const refunds = [booked("ref_1"), booked("ref_2", "hprf_2")];
  const found = (recorded: Parameters<typeof findUnexplained>[1], secondsLater = 61) =>
    findUnexplained({ refunds }, recorded, new Date(made.getTime() + secondsLater * 1_000)).map(
      ({ id }) => id,
    );

  it("is found when no entry matches it by id or by permit", () => {
    expect(found([])).toEqual(["ref_1", "ref_2"]);
    expect(found([{ id: "hprf_2", medusa_refund_id: null }])).toEqual(["ref_1"]);
    expect(found([{ id: "hprf_9", medusa_refund_id: "ref_1" }])).toEqual(["ref_2"]);
    expect(found([{ id: "hprf_2", medusa_refund_id: "ref_9" }])).toEqual(["ref_1", "ref_2"]);
  });

  it("is left alone for a minute, in which its provider may be refusing it", () => {
    expect(found([], 60)).toEqual([]);
    expect(found([], 60.001)).toEqual(["ref_1", "ref_2"]);
  });
});

describe("What a refund is credited with in its order", () => {
  it.each([
    ["1200", "0", "1200"],
    ["1200", "500", "1200"],
    [1200, "-500", "700"],
    ["1200", "-1200", "0"],
    ["1200", "-5000", "0"],
    ["0.3", "-0.1", "0.2"],
    ["108.4", "-108.399", "0.001"],
  ])("a refund of %s while the order owes %s: %s", (refunded, due, credit) => {
    expect(creditFor(refunded, due).toFixed()).toBe(credit);
  });
});

describe("What is left", () => {
  it("in the ledger is never less than nothing, also when more was paid out than came", () => {
    const row = collectOrder({ received_amount: "100", captured_payment_id: null });
    const refunds = [{ corrects_id: null, target: "ledger", amount: "100.01" } as const];
    expect(leftInLedger(row, refunds)).toBe("0");
    expect(leftInLedger(row, [{ ...refunds[0], target: "payment" }])).toBe("100");
  });

  it("in the ledger is all that came when it was never told what was charged", () => {
    const row = collectOrder({ received_amount: "100", captured_payment_id: "pay_1", charge_amount: null });
    expect(leftInLedger(row, [])).toBe("100");
  });

  it("to pay out fails for an unknown currency instead of counting as nothing", () => {
    expect(() => leftToPayOut("1700", "eur" as "jpy")).toThrow(TypeError);
  });
});

describe("What can be refunded of a collect order", () => {
  const row = collectOrder({ state: "paid", received_amount: "2000" });

  it("is what Medusa captured and did not refund, rounded as the charge was, and the surplus", async () => {
    const container = containerOf({ payment: [stored] });
    expect(await findRefundable(container, { ...row, captured_payment_id: "pay_1" }, [], [])).toEqual({
      payment: "1600",
      ledger: "300",
      suggested: { target: "payment", amount: "1600" },
    });
  });

  it("is all that came, only in the ledger, when Medusa captured nothing of it", async () => {
    expect(await findRefundable(containerOf({}), row, [], [])).toEqual({
      payment: "0",
      ledger: "2000",
      suggested: { target: "ledger", amount: "2000" },
    });
  });
});

describe("What Medusa lets a provider read", () => {
  it("is the refund that is being made, with its exact sum", async () => {
    const refund = { ...refundOf("ref_1", "12.30", { permit: "hprf_1" }), payment_id: "pay_1" };
    const list = async ({ id }: { id: string }) => [refund].filter((one: Stored) => one.id === id);
    const records = new PaymentRecords({ refundService: { list } });
    expect(await records.findRefund("ref_1")).toEqual({
      id: "ref_1",
      payment_id: "pay_1",
      amount: "12.3",
      metadata: { permit: "hprf_1" },
    });
    expect(await records.findRefund("ref_2")).toBeUndefined();
  });

  it("is the sum of what was captured of one payment", async () => {
    const captures = [
      { payment_id: "pay_1", raw_amount: raw("0.1") },
      { payment_id: "pay_1", raw_amount: raw("0.2") },
      { payment_id: "pay_2", raw_amount: raw("5") },
    ];
    const list = async ({ payment_id }: { payment_id: string }) =>
      captures.filter((one) => one.payment_id === payment_id);
    const records = new PaymentRecords({ captureService: { list } });
    expect(await records.sumCaptured("pay_1")).toBe("0.3");
    expect(await records.sumCaptured("pay_9")).toBe("0");
  });

  it("holds a permit only as a text", () => {
    expect(findPermitOf({ metadata: { permit: "hprf_1" } })).toBe("hprf_1");
    for (const metadata of [null, {}, { permit: 5 }, { permit: null }]) {
      expect(findPermitOf({ metadata })).toBeUndefined();
    }
  });
});
