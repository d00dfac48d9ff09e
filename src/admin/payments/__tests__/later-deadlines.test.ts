import { gainsBy, latestOf } from "../later-deadlines";

const payment = (expires_at: string | null) => ({ times: { expires_at } });
const [SOON, LATE] = ["2026-12-02T14:59:59.000Z", "2026-12-06T14:59:59.000Z"];

describe("Extending the deadlines of several payments", () => {
  it("proposes to all of them what lies after the latest that one has", () => {
    expect(latestOf([payment(SOON), payment(LATE), payment(null)])).toBe(LATE);
    expect(latestOf([payment(null)])).toBeNull();
    expect(latestOf([])).toBeNull();
  });

  it("takes no time from those who have more, or as much", () => {
    expect(gainsBy(payment(SOON), LATE)).toBe(true);
    expect(gainsBy(payment(LATE), SOON)).toBe(false);
    expect(gainsBy(payment(LATE), LATE)).toBe(false);
    // The same instant in another zone.
    expect(gainsBy(payment(LATE), "2026-12-06T23:59:59+09:00")).toBe(false);
    expect(gainsBy(payment(null), SOON)).toBe(true);
  });
});
