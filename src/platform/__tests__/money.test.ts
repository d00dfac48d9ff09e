import {
  addAmounts,
  AmountError,
  checkLimits,
  compareAmounts,
  LimitError,
  parsePlatformAmount,
  percentOf,
  roundToUnit,
  signedDifference,
  subtractAmounts,
  toChargeAmount,
} from "../money";

/** A fixed sequence of pseudo-random whole numbers below `limit` (an LCG), so that a failure can be repeated. */
function* wholeNumbers(count: number, limit: bigint): Generator<bigint> {
  let state = 20240229n;
  for (let i = 0; i < count; i++) {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    yield (state >> 8n) % limit;
  }
}

/** Cents as dollars, by integer arithmetic alone. */
function dollars(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
}

describe("toChargeAmount", () => {
  it.each([
    ["108.4", "108"],
    ["108.49999999999999999999", "108"],
    ["108.5", "109"],
    ["108.50000000000000000001", "109"],
    ["0.5", "1"],
    ["1200", "1200"],
    ["1200.00", "1200"],
    ["0099", "99"],
    ["99999999999999999999.5", "100000000000000000000"],
  ])("rounds ¥%s half up to whole yen %s", (amount, charge) => {
    expect(toChargeAmount(amount, "jpy")).toBe(charge);
  });

  it.each([
    ["0.994", "0.99"],
    ["0.995", "1.00"],
    ["1.005", "1.01"],
    ["8.345", "8.35"],
    ["12.3", "12.30"],
    ["7", "7.00"],
    ["0.005", "0.01"],
    ["123456789012345678901234567890.125", "123456789012345678901234567890.13"],
  ])("rounds $%s half up to cents %s", (amount, charge) => {
    expect(toChargeAmount(amount, "usd")).toBe(charge);
  });

  it.each([
    "",
    " ",
    "1e3",
    "1E+21",
    "+1",
    "-1",
    "-0",
    ".5",
    "5.",
    "1,200",
    "1 200",
    "¥5",
    "0x10",
    "NaN",
    "Infinity",
    "\uFF11\uFF12",
    "1.2.3",
    "5\n",
  ])("refuses %j, which is no plain non-negative decimal", (amount) => {
    expect(() => toChargeAmount(amount, "jpy")).toThrow(AmountError);
    expect(() => toChargeAmount(amount, "usd")).toThrow(
      /not a plain, non-negative decimal number: give digits/,
    );
  });

  it.each([
    ["0", "jpy"],
    ["0.00", "usd"],
  ] as const)("refuses zero (%s %s)", (amount, currency) => {
    expect(() => toChargeAmount(amount, currency)).toThrow(/is zero: there is nothing to charge/);
  });

  it.each([
    ["0.4", "jpy"],
    ["0.00499", "usd"],
  ] as const)("refuses %s %s, which rounds to zero", (amount, currency) => {
    expect(() => toChargeAmount(amount, currency)).toThrow(/rounds to zero in (JPY|USD)/);
  });

  it("refuses a text longer than 64 characters without repeating it", () => {
    expect(toChargeAmount("1".repeat(64), "jpy")).toBe("1".repeat(64));
    expect(() => toChargeAmount("1".repeat(65), "jpy")).toThrow(/^The amount has 65 characters: /);
  });

  it("agrees with integer arithmetic for thousands of sums", () => {
    for (const thousandths of wholeNumbers(3000, 10n ** 15n)) {
      const written = `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, "0")}`;
      expect(toChargeAmount(written, "usd")).toBe(dollars((thousandths + 5n) / 10n));
      expect(toChargeAmount(written, "jpy")).toBe(String((thousandths + 500n) / 1000n));
    }
  });

  it("leaves an amount that is charged already as it is", () => {
    for (const cents of wholeNumbers(500, 10n ** 12n)) {
      const charge = toChargeAmount(dollars(cents + 1n), "usd");
      expect(toChargeAmount(charge, "usd")).toBe(charge);
    }
  });
});

describe("parsePlatformAmount", () => {
  it.each([
    ["50000.00", "50000"],
    ["0.00", "0"],
    ["0", "0"],
    ["12.30", "12.3"],
    ["007.10", "7.1"],
    ["0.0000000001", "0.0000000001"],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
  ])("reads %s as %s", (written, canonical) => {
    expect(parsePlatformAmount(written)).toBe(canonical);
  });

  it.each(["", "-1.00", "1e5", "null", "1,000.00", "9".repeat(65)])("refuses %j", (written) => {
    expect(() => parsePlatformAmount(written)).toThrow(AmountError);
    expect(() => parsePlatformAmount(written)).toThrow(
      expect.objectContaining({ name: "AmountError" }) as Error,
    );
  });
});

describe("arithmetic on amounts", () => {
  const amount = parsePlatformAmount;

  it.each([
    ["300", "300.00", 0],
    ["299.99", "300", -1],
    ["300.01", "300", 1],
    ["9", "10", -1],
    ["90071992547409930", "90071992547409931", -1],
  ] as const)("compares %s with %s as %i", (a, b, order) => {
    expect(compareAmounts(amount(a), amount(b))).toBe(order);
  });

  it("adds and subtracts without an error of a float", () => {
    expect(addAmounts(amount("0.1"), amount("0.2"))).toBe("0.3");
    expect(subtractAmounts(amount("0.3"), amount("0.1"))).toBe("0.2");
    expect(subtractAmounts(amount("300"), toChargeAmount("300", "usd"))).toBe("0");
  });

  it("refuses a negative difference, with both sums", () => {
    expect(() => subtractAmounts(amount("1"), amount("1.01"))).toThrow(
      new AmountError("1 − 1.01 is negative: compare the amounts first and subtract the smaller one."),
    );
  });

  it.each([
    ["12.5", "25", "-12.5"],
    ["25", "12.5", "12.5"],
    ["1.00", "1", "0"],
    ["90071992547409930", "90071992547409931", "-1"],
  ])("%s − %s may be less than nothing where that is asked for: %s", (a, b, difference) => {
    expect(signedDifference(amount(a), amount(b))).toBe(difference);
  });

  it("gives back the first of two sums when the second is added and taken away", () => {
    const sums = [...wholeNumbers(400, 10n ** 17n)].map((cents) => amount(dollars(cents)));
    for (let i = 1; i < sums.length; i++) {
      const [a, b] = [sums[i - 1], sums[i]];
      const sum = addAmounts(a, b);
      expect(subtractAmounts(sum, b)).toBe(a);
      expect(sum).toBe(addAmounts(b, a));
      expect(compareAmounts(sum, a)).toBe(b === "0" ? 0 : 1);
    }
  });
});

describe("checkLimits", () => {
  const yen = { min: "300", max: "150000" };
  const cents = { min: "1.99", max: "499.99" };
  const LAWSON = { en: "Lawson", ja: "ローソン" };
  const SEVEN = { en: "7-Eleven", ja: "セブン-イレブン" };

  it("takes both limits themselves", () => {
    for (const sum of ["300", "150000"]) {
      expect(() => checkLimits(toChargeAmount(sum, "jpy"), yen, LAWSON, "jpy")).not.toThrow();
    }
    for (const sum of ["1.99", "499.99"]) {
      expect(() => checkLimits(toChargeAmount(sum, "usd"), cents, LAWSON, "usd")).not.toThrow();
    }
  });

  it("states method, limits and amount when the sum is below or above", () => {
    expect(() => checkLimits(toChargeAmount("299", "jpy"), yen, LAWSON, "jpy")).toThrow(
      "Lawson takes from ¥300 to ¥150,000 per payment, and this one is ¥299: choose another method or change the amount.",
    );
    expect(() => checkLimits(toChargeAmount("500", "usd"), cents, SEVEN, "usd")).toThrow(
      "7-Eleven takes from US$1.99 to US$499.99 per payment, and this one is US$500.00: choose another method or change the amount.",
    );
    expect(() => checkLimits(toChargeAmount("1.98", "usd"), cents, SEVEN, "usd")).toThrow(LimitError);
  });

  it("says the same in both languages", () => {
    let refusal: unknown;
    try {
      checkLimits(toChargeAmount("150000.5", "jpy"), yen, LAWSON, "jpy");
    } catch (error) {
      refusal = error;
    }
    expect((refusal as LimitError).name).toBe("LimitError");
    expect((refusal as LimitError).words).toEqual({
      en: "Lawson takes from ¥300 to ¥150,000 per payment, and this one is ¥150,001: choose another method or change the amount.",
      ja: "ローソンのご利用は1回のお支払いにつき¥300〜¥150,000です。今回の金額は¥150,001です。別のお支払い方法をお選びいただくか、金額を変更してください。",
    });
  });

  it("refuses limits that are no decimals", () => {
    expect(() => checkLimits(toChargeAmount("500", "jpy"), { min: "a", max: "9" }, LAWSON, "jpy")).toThrow(
      AmountError,
    );
  });
});

describe("rounding to what is paid in", () => {
  it.each([
    ["154.54545454545454545455", "jpy", "155"],
    ["154.5", "jpy", "155"],
    ["154.4999", "jpy", "154"],
    ["0.3", "jpy", "0"],
    ["0", "usd", "0"],
    ["1.005", "usd", "1.01"],
    ["12.30", "usd", "12.3"],
  ] as const)("turns %s %s into %s", (exact, currency, rounded) => {
    expect(roundToUnit(exact, currency)).toBe(rounded);
  });

  it("refuses what is no plain amount", () => {
    expect(() => roundToUnit("-1", "jpy")).toThrow(AmountError);
  });
});

describe("percent of an amount", () => {
  it.each([
    ["1700", 10, "170"],
    ["1699", 10, "169.9"],
    ["12.34", 3, "0.3702"],
    ["1700", 0, "0"],
    ["1700", 100, "1700"],
  ])("of %s, %i %% are exactly %s", (amount, percent, part) => {
    expect(percentOf(parsePlatformAmount(amount), percent)).toBe(part);
  });
});
