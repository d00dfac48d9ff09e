import { sumsOf } from "../chosen-sums";

describe("Sums of the ticked payments", () => {
  const yen = (charge: string | null) => ({ currency_code: "jpy" as const, sums: { charge } });
  const dollars = (charge: string | null) => ({ currency_code: "usd" as const, sums: { charge } });

  it.each([
    [[], []],
    [[yen("1700"), yen("300")], ["¥2,000"]],
    [[yen("90071992547409931"), yen("2")], ["¥90,071,992,547,409,933"]],
    [
      [dollars("0.1"), dollars("0.2"), yen("0")],
      ["$0.30", "¥0"],
    ],
    [[yen(null)], []],
    [
      [dollars("12.34"), yen("1"), yen("2")],
      ["¥3", "$12.34"],
    ],
  ])("%j are %j", (rows, sums) => expect(sumsOf(rows)).toEqual(sums));
});
