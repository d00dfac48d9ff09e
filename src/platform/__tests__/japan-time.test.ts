import {
  endOfJapanDay,
  formatPayTime,
  japanDayOf,
  parsePayTime,
  startOfJapanDay,
  startOfJapanMonth,
} from "../japan-time";

describe("pay times", () => {
  it.each([
    ["2024-05-01 09:00:00", "2024-05-01T00:00:00.000Z"],
    ["2024-01-01 00:00:00", "2023-12-31T15:00:00.000Z"],
    ["2024-02-29 23:59:59", "2024-02-29T14:59:59.000Z"],
    ["2024-07-01 12:00:00", "2024-07-01T03:00:00.000Z"],
  ])("reads %s in Japan as %s, in summer and winter alike", (written, iso) => {
    expect(parsePayTime(written).toISOString()).toBe(iso);
    expect(formatPayTime(new Date(iso))).toBe(written);
  });

  it("cuts milliseconds off when it writes", () => {
    expect(formatPayTime(new Date("2024-05-01T00:00:00.999Z"))).toBe("2024-05-01 09:00:00");
  });

  it.each([
    "",
    "2024-05-01",
    "2024-05-01T09:00:00",
    "2024-05-01 09:00:00Z",
    " 2024-05-01 09:00:00",
    "2024-02-30 00:00:00",
    "2023-02-29 00:00:00",
    "2024-13-01 00:00:00",
    "2024-00-10 00:00:00",
    "2024-05-01 24:00:00",
    "2024-05-01 09:60:00",
    "2024-05-01 09:00:60",
    "0000-00-00 00:00:00",
    "\uFF12024-05-01 09:00:00",
  ])("refuses %j", (written) => {
    expect(() => parsePayTime(written)).toThrow(
      new RangeError(
        "The pay time is not a possible time: write it as yyyy-MM-dd HH:mm:ss in Japan time (UTC+9).",
      ),
    );
    expect(() => parsePayTime(written)).toThrow(RangeError);
  });

  it("refuses to write an invalid date", () => {
    expect(() => formatPayTime(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe("days in Japan", () => {
  it("begin nine hours before those of UTC", () => {
    expect(japanDayOf(new Date("2026-11-26T14:59:59.999Z"))).toBe("2026-11-26");
    expect(japanDayOf(new Date("2026-11-26T15:00:00.000Z"))).toBe("2026-11-27");
    expect(startOfJapanDay("2026-11-27").toISOString()).toBe("2026-11-26T15:00:00.000Z");
    expect(endOfJapanDay("2026-11-27").toISOString()).toBe("2026-11-27T15:00:00.000Z");
  });

  it("months and years end there as well", () => {
    expect(endOfJapanDay("2026-12-31").toISOString()).toBe("2026-12-31T15:00:00.000Z");
    expect(startOfJapanMonth("2027-01-31").toISOString()).toBe("2026-12-31T15:00:00.000Z");
    expect(startOfJapanMonth(japanDayOf(new Date("2026-12-31T15:00:00Z")))).toEqual(
      startOfJapanDay("2027-01-01"),
    );
  });

  it("an impossible one is refused", () => {
    expect(() => startOfJapanDay("2026-02-30")).toThrow(RangeError);
  });
});
