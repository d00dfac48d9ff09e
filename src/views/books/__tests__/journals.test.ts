import { BigNumber } from "bignumber.js";
import { decode, encode } from "iconv-lite";
import { csvLines } from "../../csv-text";
import { moneyOf } from "../captured";
import { bookEntries, type BookAccount, type BookedPayment, type BookEntry } from "../entries";
import { BOOK_FORMATS, DEFAULT_NAMES, FORMATS, type BookFormat } from "../formats";
import { splitByTax, TAX_KINDS, type TaxShare } from "../tax-shares";

const LEDGERS = 300;
const LARGEST = 300_000;

/** Where each format has: debit, its sum, credit, its sum. */
const PLACES: Record<BookFormat, [number, number, number, number]> = {
  freee: [3, 4, 6, 7],
  money_forward: [2, 8, 10, 16],
  yayoi: [4, 8, 10, 14],
};
const COLUMNS: Record<BookFormat, number> = { freee: 10, money_forward: 27, yayoi: 25 };

describe("The journal of a random ledger", () => {
  it.each(BOOK_FORMATS)("balances to the yen, and says where all money is, for %s", (format) => {
    const random = randomNumbers(BOOK_FORMATS.indexOf(format) + 7);
    for (let ledger = 0; ledger < LEDGERS; ledger++) {
      const payments = Array.from({ length: 1 + random(12) }, () => anyPayment(random));
      const balances = balancesOf(readBack(format, payments.flatMap(bookEntries)), format);
      const total = (read: (payment: BookedPayment) => BigNumber.Value) =>
        BigNumber.sum(0, ...payments.map(read)).toNumber();
      const refunded = (target: string) =>
        total(({ refunds }) =>
          BigNumber.sum(
            0,
            ...refunds
              .filter((refund) => refund.target === target)
              .map(({ amount, isCorrection }) => (isCorrection ? -Number(amount) : amount)),
          ),
        );
      const captured = total((payment) => payment.captured);
      const received = total((payment) => payment.received);
      const fee = total((payment) => payment.fee);
      expect(balances).toEqual({
        receivable: received - fee,
        fee,
        sale: refunded("payment") - captured,
        deposit: refunded("ledger") - (received - captured),
        bank: 0 - refunded("payment") - refunded("ledger"),
      });
      expect(Object.values(balances).reduce((sum, balance) => sum + balance)).toBe(0);
    }
  });

  it("splits a sale by its taxes without losing a yen", () => {
    const random = randomNumbers(3);
    for (let sale = 0; sale < 2_000; sale++) {
      const sum = new BigNumber(random(LARGEST));
      const parts = splitByTax(sum, anyShares(random));
      expect(BigNumber.sum(0, ...parts.map(({ amount }) => amount)).toNumber()).toBe(sum.toNumber());
      for (const { amount } of parts) expect(amount.isInteger() && amount.gte(0)).toBe(true);
    }
  });
});

describe("A payment in the journal", () => {
  const payment: BookedPayment = {
    paidOn: "2026-11-28",
    received: "2000",
    fee: "51",
    captured: "1700",
    capturedOn: "2026-11-28",
    shares: [
      { kind: "reduced", amount: new BigNumber(1200) },
      { kind: "standard", amount: new BigNumber(500) },
    ],
    refunds: [{ target: "ledger", amount: "300", day: "2026-12-02", reference: "F-1", isCorrection: false }],
  };
  const lines = (given: BookedPayment) =>
    bookEntries(given).map(({ day, debit, credit, amount, tax }) =>
      [day, debit, credit, amount.toFixed(), tax].join(" "),
    );

  it("is a sale by its taxes, a deposit of the surplus, and the fee; the surplus goes back from the deposit", () => {
    expect(lines(payment)).toEqual([
      "2026-11-28 receivable sale 1200 reduced",
      "2026-11-28 receivable sale 500 standard",
      "2026-11-28 receivable deposit 300 ",
      "2026-11-28 fee receivable 51 ",
      "2026-12-02 deposit bank 300 ",
    ]);
  });

  it("that is used for its order in a later month leaves the ended month as it was", () => {
    const before = lines({ ...payment, refunds: [], captured: "0", capturedOn: null });
    const after = lines({ ...payment, refunds: [], capturedOn: "2026-12-01" });
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toEqual([
      "2026-12-01 deposit sale 1200 reduced",
      "2026-12-01 deposit sale 500 standard",
    ]);
  });

  it("counts what the platform reported after its fee as all that came", () => {
    const row = { state: "paid", charge_amount: "1700", received_amount: "1649", fee: "51" } as const;
    expect(moneyOf({ ...row, captured_payment_id: "pay_1" })).toEqual({
      ...{ received: "1700", fee: "51", captured: "1700", uncaptured: "0" },
    });
    expect(moneyOf({ ...row, received_amount: "2000", captured_payment_id: null })).toEqual({
      ...{ received: "2000", fee: "51", captured: "0", uncaptured: "2000" },
    });
  });

  it("is written as each product publishes it", () => {
    const written = (format: BookFormat) =>
      readBack(format, bookEntries(payment), { ...DEFAULT_NAMES[format], sale: "売上" })[0].join(",");
    expect(written("freee")).toBe(
      "2026/11/28,1,,売掛金,1200,対象外,売上,1200,課税売上8%（軽）,売上 ローソン #14 No.6026",
    );
    expect(written("money_forward")).toBe(
      "1,2026/11/28,売掛金,,,,対象外,,1200,,売上,,,,課税売上 (軽)8%,,1200,,売上 ローソン #14 No.6026,,HaiPay,,,,,,",
    );
    expect(written("yayoi")).toBe(
      "2000,,,2026/11/28,売掛金,,,対象外,1200,,売上,,,課税売上込軽減8%,1200,,売上 ローソン #14 No.6026,,,0,,,0,0,no",
    );
  });
});

/** What the file's bytes say, cell by cell, without its titles. */
function readBack(
  format: BookFormat,
  entries: readonly BookEntry[],
  names = DEFAULT_NAMES[format],
): string[][] {
  const { cells, encoding, titles } = FORMATS[format];
  const lines = entries.map((entry, index) =>
    cells({ entry, number: index + 1, about: "ローソン #14 No.6026" }, names),
  );
  const text = decode(encode(csvLines([...(titles ? [[...titles]] : []), ...lines]), encoding), encoding);
  const read = text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  for (const line of read) if (line.length > 1) expect(line).toHaveLength(COLUMNS[format]);
  return titles ? read.slice(1) : read.filter((line) => line.length > 1);
}

function balancesOf(lines: string[][], format: BookFormat): Record<BookAccount, number> {
  const balances: Record<BookAccount, number> = { receivable: 0, sale: 0, fee: 0, deposit: 0, bank: 0 };
  const accountOf = (name: string) =>
    (Object.keys(balances) as BookAccount[]).find(
      (account) => DEFAULT_NAMES[format][account] === name,
    ) as BookAccount;
  const [debit, debitSum, credit, creditSum] = PLACES[format];
  for (const line of lines) {
    expect(line[debitSum]).toBe(line[creditSum]);
    expect(line[debitSum]).toMatch(/^[1-9]\d*$/);
    balances[accountOf(line[debit])] += Number(line[debitSum]);
    balances[accountOf(line[credit])] -= Number(line[creditSum]);
  }
  return balances;
}

type Random = (below: number) => number;

/** The same numbers on each run. */
function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function anyShares(random: Random): TaxShare[] {
  return Array.from({ length: random(5) }, () => ({
    kind: TAX_KINDS[random(TAX_KINDS.length)],
    amount: new BigNumber(random(LARGEST)),
  }));
}

function anyPayment(random: Random): BookedPayment {
  const received = 1 + random(LARGEST);
  const captured = [0, received, random(received + 1)][random(3)];
  const fee = random(3) === 0 ? 0 : random(Math.ceil(received / 10) + 1);
  const part = (most: number) => String(most === 0 ? 0 : random(most + 1));
  const refunds = [
    { target: "payment" as const, amount: part(captured) },
    { target: "ledger" as const, amount: part(received - captured) },
  ].flatMap(({ target, amount }) => {
    const refund = { target, amount, day: "2026-12-03", reference: "振込1", isCorrection: false };
    return random(4) === 0 ? [refund, { ...refund, day: "2026-12-04", isCorrection: true }] : [refund];
  });
  return {
    paidOn: "2026-11-28",
    received: String(received),
    fee: String(fee),
    captured: String(captured),
    capturedOn: captured === 0 ? null : ["2026-11-28", "2026-12-01"][random(2)],
    shares: anyShares(random),
    refunds,
  };
}
