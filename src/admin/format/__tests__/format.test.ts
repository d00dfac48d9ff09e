import { formatCount, formatSum } from "../sum";
import {
  formatDay,
  formatDistance,
  formatTime,
  fromJapanField,
  isJapanTime,
  laterDeadline,
  toJapanField,
} from "../time";

describe("Sums", () => {
  it.each([
    ["1700", "jpy", "¥1,700"],
    ["150000", "jpy", "¥150,000"],
    ["108.4", "jpy", "¥108.4"],
    ["108.40", "jpy", "¥108.4"],
    ["0", "jpy", "¥0"],
    ["-500", "jpy", "-¥500"],
    ["12.3", "usd", "$12.30"],
    ["499.99", "usd", "$499.99"],
    ["4", "usd", "$4.00"],
    ["1234567.891", "usd", "$1,234,567.891"],
    ["12345678901234567890.12", "usd", "$12,345,678,901,234,567,890.12"],
  ] as const)("%s %s are read as %s", (sum, currency, read) => {
    expect(formatSum(sum, currency)).toBe(read);
  });

  it("what is no decimal stays as it is", () => {
    expect(formatSum("unclear", "jpy")).toBe("unclear");
  });

  it("counts are grouped", () => {
    expect(formatCount(1234567, "ja")).toBe("1,234,567");
  });
});

describe("Times", () => {
  it.each([
    // 2026-11-28 12:00 in Japan is now.
    ["2026-12-01T14:59:00Z", "in 3 days", "3日後"],
    ["2026-11-29T14:59:00Z", "tomorrow", "明日"],
    ["2026-11-28T14:59:00Z", "in 11 hours", "11時間後"],
    ["2026-11-28T15:30:00Z", "tomorrow", "明日"],
    ["2026-11-28T03:25:30Z", "in 25 minutes", "25分後"],
    ["2026-11-28T01:00:00Z", "2 hours ago", "2時間前"],
    ["2026-11-26T03:00:00Z", "2 days ago", "一昨日"],
  ])("%s is %s, seen from noon", (at, en, ja) => {
    const now = new Date("2026-11-28T03:00:00Z");
    expect(formatDistance(at, now, "en")).toBe(en);
    expect(formatDistance(at, now, "ja")).toBe(ja);
  });

  const at = "2026-11-26T18:05:00.000Z";

  it("are read in Japan's clocks unless another zone is named", () => {
    expect(formatTime(at, "ja")).toBe("2026/11/27 3:05");
    expect(formatTime(at, "en").replace("\u202f", " ")).toBe("Nov 27, 2026, 3:05 AM");
    expect(formatTime(at, "ja", "America/New_York")).toBe("2026/11/26 13:05");
    expect(formatDay(at, "ja")).toBe("2026/11/27");
  });

  it("are the same where the clocks are", () => {
    expect(isJapanTime(at, "Asia/Seoul")).toBe(true);
    expect(isJapanTime(at, "Asia/Shanghai")).toBe(false);
  });

  it("go into a field and come out of it in Japan's clocks", () => {
    expect(toJapanField(new Date(at))).toBe("2026-11-27T03:05");
    expect(new Date(fromJapanField("2026-11-27T03:05")).toISOString()).toBe(at);
  });

  it("propose a deadline that lies ahead", () => {
    expect(laterDeadline("2026-11-30T14:59:59.000Z", new Date(at))).toBe("2026-12-03T23:59");
    expect(laterDeadline("2026-11-01T14:59:59.000Z", new Date(at))).toBe("2026-11-30T23:59");
    expect(laterDeadline(null, new Date(at))).toBe("2026-11-30T23:59");
  });
});
