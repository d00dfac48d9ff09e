import { spawnSync } from "node:child_process";
import path from "node:path";
import { haipay } from "./terminal";

const root = path.resolve(__dirname, "../../..");

describe("haipay", () => {
  it("shows every command, and what its exit codes mean", async () => {
    const { exitCode, out, err } = await haipay(["--help"]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    for (const words of ["setup", "japan", "storefront", "doctor", "sandbox", "verify", "keys", "Exit codes"])
      expect(out).toContain(words);
  });

  it.each([
    [[], "Say what to do."],
    [["pay"], 'haipay has no command "pay".'],
    [["toString"], 'haipay has no command "toString".'],
  ])("ends with code 2 and the overview for %j", async (args, problem) => {
    const { exitCode, out, err } = await haipay(args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toMatch(new RegExp(`^${problem}\n\nUsage: haipay <command>`));
  });

  it.each(["setup", "japan", "storefront", "doctor", "sandbox", "verify", "keys"])(
    "tells all about %s, with its exit codes",
    async (command) => {
      const { exitCode, out } = await haipay([command, "--help"]);
      expect(exitCode).toBe(0);
      expect(out).toContain(`haipay ${command}`);
      expect(out).toContain("Exit codes: 0");
      expect(out).toContain("--help");
    },
  );

  it.each([
    ["keys", "--size", "'--size'"],
    ["verify", "--colour", "'--colour'"],
    ["keys", "mine", '"mine" is too much'],
  ])("ends %s %s with code 2, the problem and the help", async (command, arg, problem) => {
    const { exitCode, err } = await haipay([command, arg]);
    expect(exitCode).toBe(2);
    expect(err).toContain(problem);
    expect(err).toContain(`Usage: haipay ${command}`);
  });

  it("is a program whose exit code a shell sees", () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ["-r", "ts-node/register", "src/cli/haipay.ts", ...args], {
        cwd: root,
        encoding: "utf8",
        input: "no JSON",
      });
    const help = run("--help");
    expect({ status: help.status, out: help.stdout }).toMatchObject({
      status: 0,
      out: expect.stringContaining("Usage: haipay"),
    });
    const verify = run("verify", "-");
    expect({ status: verify.status, err: verify.stderr }).toMatchObject({
      status: 2,
      err: expect.stringContaining("no valid JSON"),
    });
  }, 30_000);
});
