import { readOptions } from "../cli-options";

describe("The demo's arguments", () => {
  test("none at all mean: stay up, and wait five minutes for a person to pay", () => {
    expect(readOptions([])).toEqual({ once: false, waitSeconds: 300 });
  });

  test("--once and --wait are understood", () => {
    expect(readOptions(["--once", "--wait", "20"])).toEqual({ once: true, waitSeconds: 20 });
  });

  test("--help asks for the usage and nothing else", () => {
    expect(readOptions(["--help"])).toBeUndefined();
  });

  test.each([["soon"], ["-1"], ["1.5"], [""]])("a wait of %j is refused", (wait) => {
    expect(() => readOptions([`--wait=${wait}`])).toThrow("--wait takes a whole number of seconds");
  });

  test("an unknown argument is named", () => {
    expect(() => readOptions(["--twice"])).toThrow("--twice");
  });
});
