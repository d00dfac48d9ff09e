import { completionIsOver, orderAwaitedUntil, retryAt } from "../../modules/haipay/ledger/announcements";

const WRITTEN = { created_at: new Date("2026-04-01T03:00:00Z") };
const after = (seconds: number) => new Date(WRITTEN.created_at.getTime() + seconds * 1_000);

describe("An announcement", () => {
  it.each([
    [0, 10],
    [5, 10],
    [40, 40],
    [600, 600],
    [3_600, 900],
    [864_000, 900],
  ])("that failed %d s after it was written is tried again %d s later", (age, wait) => {
    expect(retryAt(WRITTEN, after(age))).toEqual(after(age + wait));
  });

  it.each([
    [0, 5],
    [59, 5],
    [60, 60],
    [599, 60],
    [600, 300],
    [3_599, 300],
  ])("that waits for its order since %d s waits for %d s more", (age, wait) => {
    expect(orderAwaitedUntil(WRITTEN, after(age))).toEqual(after(age + wait));
  });

  it("waits for its order for an hour at most", () => {
    expect(orderAwaitedUntil(WRITTEN, after(3_600))).toBeUndefined();
  });

  it("believes a link between cart and order when no completion can be under way any more", () => {
    expect(completionIsOver(WRITTEN, after(119))).toBe(false);
    expect(completionIsOver(WRITTEN, after(120))).toBe(true);
  });
});
