import { maskBuyer, maskWords } from "../said-words";

describe("The platform's words", () => {
  it.each([
    ["order expired", "order expired"],
    ["code 4002, amount 150000.00 of 500000", "code 4002, amount 150000.00 of 500000"],
    ["the phone 09012345678 is wrong", "the phone *** is wrong"],
    ["call +81 (0)90-1234-5678.", "call ***."],
    ["080‐1234‐5678", "***"],
    ["to <taro.yamada+x@shop.example>, bounced", "to <***>, bounced"],
    ["太郎@例え.jp 宛", "*** 宛"],
    ["a@b c@d", "*** ***"],
  ])("%j are kept as %j", (said, kept) => {
    expect(maskWords(said)).toBe(kept);
  });

  it("are kept without the buyer whom they name", () => {
    const buyer = ["山田 太郎", "09012345678", "taro@shop.example", null, undefined, "", "x"];
    expect(maskBuyer("no 山田 太郎 at x, 山田 太郎 (taro@shop.example)", buyer)).toBe(
      "no *** at x, *** (***)",
    );
  });

  it("take no longer the longer they are", () => {
    const started = performance.now();
    for (const text of ["1 ".repeat(20_000), "a".repeat(40_000) + "@", "+1-".repeat(10_000)]) maskWords(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
