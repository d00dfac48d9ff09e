import { readTypedSum, withSeparators } from "../typed-sum";

describe("A sum in the settings", () => {
  it.each([
    ["150000", "150000"],
    ["150,000", "150000"],
    ["¥150,000", "150000"],
    ["￥１５０，０００", "150000"],
    ["150 000円", "150000"],
    ["1,234,567.50", "1234567.50"],
    ["$12.34", "12.34"],
    ["0", "0"],
  ])("is read as people type it: %s", (typed, sum) => {
    expect(readTypedSum(typed)).toBe(sum);
  });

  it.each(["", "15,00", "1,5000", "1,23", "12,345,6", "-300", "abc", "1.2.3", "3e5", "0x10", ",300"])(
    "stays as it is for the server to refuse where it could be another sum: %s",
    (typed) => {
      expect(readTypedSum(typed)).toBe(typed);
    },
  );

  it.each([
    ["300", "300"],
    ["1000", "1,000"],
    ["150000", "150,000"],
    ["1234567.5", "1,234,567.5"],
    ["12.345", "12.345"],
    ["", ""],
  ])("is written with separators in its whole part alone: %s", (sum, written) => {
    expect(withSeparators(sum)).toBe(written);
    expect(readTypedSum(withSeparators(sum))).toBe(sum);
  });
});
