import { createNarrator, formatSum } from "../narrator";

describe("The narrator", () => {
  test.each([
    [2900, "jpy", "¥2,900"],
    [825.2, "jpy", "¥825.2"],
    ["1234567", "jpy", "¥1,234,567"],
    [7.375, "usd", "$7.375"],
    ["1234.5678", "usd", "$1,234.5678"],
  ])("writes %p %s as %s", (amount, currency, written) => {
    expect(formatSum(amount, currency)).toBe(written);
  });

  test("says what begins and how long it took, and hands on what came out", async () => {
    const lines: string[] = [];
    const narrator = createNarrator((line) => lines.push(line));
    await expect(narrator.during("Counting", async () => 3)).resolves.toBe(3);
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d {2}Counting …$/);
    expect(lines[1]).toMatch(/done in \d+\.\d s$/);
  });

  test("does not call a failure done", async () => {
    const lines: string[] = [];
    const narrator = createNarrator((line) => lines.push(line));
    await expect(narrator.during("Counting", () => Promise.reject(new Error("lost count")))).rejects.toThrow(
      "lost count",
    );
    expect(lines).toHaveLength(1);
  });
});
