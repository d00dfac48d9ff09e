import type { ShownDayTally } from "../../../contract/admin-api";
import { addUp, changeOf, namesIn, sumOfDay } from "../days-sums";

const tally = (day: string, id: "au-pay" | "merpay", amount: string, currency_code: "jpy" | "usd" = "jpy") =>
  ({
    day,
    amount,
    count: 1,
    currency_code,
    method: { id, kind: "ewallet", name: { en: id, ja: id } },
  }) as ShownDayTally;

describe("The sums of the chart", () => {
  const tallies = [
    tally("2026-11-28", "au-pay", "100"),
    tally("2026-11-28", "merpay", "700"),
    tally("2026-11-29", "au-pay", "50"),
  ];

  it("keep currencies apart and lose no cent", () => {
    const mixed = [
      ...tallies,
      tally("2026-11-28", "au-pay", "0.1", "usd"),
      tally("2026-11-28", "au-pay", "0.2", "usd"),
    ];
    expect(addUp(mixed, "jpy")).toBe("850");
    expect(addUp(mixed, "usd")).toBe("0.30");
  });

  it("are those of a day, and of nothing where nothing came", () => {
    expect(sumOfDay(tallies, "2026-11-28")).toBe("800");
    expect(sumOfDay(tallies, "2026-11-27")).toBe("0");
    expect(sumOfDay([], "2026-11-28")).toBe("0");
  });

  it("name the methods by what they brought", () => {
    expect(namesIn(tallies).map(({ id }) => id)).toEqual(["merpay", "au-pay"]);
  });

  it.each([
    ["112", "100", "+12%"],
    ["50", "100", "−50%"],
    ["100", "100", "±0%"],
    ["100", "0", null],
  ])("%s after %s is %s", (now, before, change) => {
    expect(changeOf(now, before)).toBe(change);
  });
});
