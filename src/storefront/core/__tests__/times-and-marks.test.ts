import { METHODS } from "../../../platform/catalogue";
import { isSome, subtract } from "../amounts";
import { iconSvg, markOf } from "../marks";
import { readQrCode, safeAddress } from "../safe-address";
import { EN } from "../texts/en";
import { JA } from "../texts/ja";
import { writeLocalTime, writeTimeLeft } from "../times";

describe("The time that is left", () => {
  it.each([
    [3 * 86_400 + 5 * 3_600, "3 days left", "あと3日"],
    [86_400, "1 day left", "あと1日"],
    [5 * 3_600 + 61, "5 hours left", "あと5時間"],
    [3_600, "1 hour left", "あと1時間"],
    [61, "1 min left", "あと1分"],
    [1, "1 min left", "あと1分"],
    [0, "expired", "期限切れ"],
    [-5, "expired", "期限切れ"],
  ])("%s s are written as %s", (seconds, english, japanese) => {
    const now = Date.parse("2099-04-01T00:00:00Z");
    const deadline = new Date(now + seconds * 1_000).toISOString();
    expect(writeTimeLeft(deadline, now, EN)).toBe(english);
    expect(writeTimeLeft(deadline, now, JA)).toBe(japanese);
  });
});

describe("The reader's own clock", () => {
  const zoneIs = (timeZone: string) =>
    jest
      .spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions")
      .mockReturnValue({ timeZone } as Intl.ResolvedDateTimeFormatOptions);
  afterEach(() => jest.restoreAllMocks());

  it("is shown beside Japan's if it differs, with its own day", () => {
    zoneIs("America/New_York");
    expect(writeLocalTime("2026-12-01T14:59:00Z", "en")).toBe("Tue 1 December 2026, 09:59");
    expect(writeLocalTime("2026-12-01T04:00:00Z", "ja")).toBe("2026年11月30日（月）23:00");
  });

  it("is not repeated where it is Japan's, whatever the zone is called", () => {
    for (const zone of ["Asia/Tokyo", "Asia/Seoul"]) {
      zoneIs(zone);
      expect(writeLocalTime("2026-12-01T14:59:00Z", "ja")).toBeUndefined();
    }
  });
});

describe("Sums", () => {
  it("are subtracted to the cent, and never below nothing", () => {
    expect(subtract("1700", "1000", "jpy")).toBe("700");
    expect(subtract("12.30", "12.1", "usd")).toBe("0.20");
    expect(subtract("0.3", "0.1", "USD")).toBe("0.20");
    expect(subtract("1700", "2000", "jpy")).toBe("0");
  });

  it("are something, or nothing", () => {
    expect(["1", "0.01", "0", "0.00", null, undefined].map(isSome)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("Marks", () => {
  const marks = METHODS.map(({ id }) => markOf(`pp_haipay-${id}_haipay`)!);

  it("cannot be mistaken for each other", () => {
    expect(new Set(marks.map(({ word }) => word)).size).toBe(METHODS.length);
    expect(new Set(marks.map(({ color }) => color)).size).toBe(METHODS.length);
  });

  it("can be read: white on each colour has a contrast of 4.5 at least", () => {
    for (const { color } of marks) {
      const [red, green, blue] = [1, 3, 5].map((at) => {
        const part = parseInt(color.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      expect(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)).toBeGreaterThan(4.5);
    }
  });

  it("are drawn for every method, and for no other provider", () => {
    for (const { id } of METHODS) expect(iconSvg(`pp_haipay-${id}_haipay`)).toMatch(/^<svg .*<\/svg>$/);
    expect(iconSvg("pp_stripe_stripe")).toBe("");
  });
});

describe("Addresses and codes of the platform", () => {
  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "ftp://x.example",
    "https://",
    "",
    null,
  ])("%s is no link", (address) => expect(safeAddress(address)).toBeUndefined());

  it("an address of the web is", () => {
    expect(safeAddress("https://pay.example/スリップ?a=1")).toBe(
      "https://pay.example/%E3%82%B9%E3%83%AA%E3%83%83%E3%83%97?a=1",
    );
  });

  it.each([
    ["data:image/png;base64,iVBORw0KGgoAAA==", { image: "data:image/png;base64,iVBORw0KGgoAAA==" }],
    ["iVBORw0KGgoAAA==", { image: "data:image/png;base64,iVBORw0KGgoAAA==" }],
    ["https://pay.example/qr.png?x=1", { image: "https://pay.example/qr.png?x=1" }],
    ["https://pay.example/open", { address: "https://pay.example/open" }],
    ["00020101021226", { text: "00020101021226" }],
    ["data:image/svg+xml;base64,PHN2Zz4=", { text: "data:image/svg+xml;base64,PHN2Zz4=" }],
    ["javascript:alert(1)", { text: "javascript:alert(1)" }],
    ["", undefined],
  ])("a qrCode %s is read as what it is", (qrCode, read) => {
    expect(readQrCode(qrCode)).toEqual(read);
  });
});
