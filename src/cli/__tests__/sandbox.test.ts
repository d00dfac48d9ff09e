import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { parsePrivateKey, parsePublicKey, publicKeyToBase64 } from "../../platform/keys";
import { UsageError } from "../command";
import { haipay } from "./terminal";
import { readSandboxOptions } from "../sandbox";
import { environmentLines } from "../sandbox-env";

const root = path.resolve(__dirname, "../../..");

describe("the command line", () => {
  it("has port 9400, five minutes and no notify address by default", () => {
    expect(readSandboxOptions([])).toEqual({
      port: 9400,
      notifyIntervalMs: 300_000,
      notifyUrl: undefined,
      envFile: undefined,
    });
  });

  it("reads every option", () => {
    const args = [
      "--port=0",
      "--notify-url",
      "http://a.example/x",
      "--notify-interval-seconds",
      "0.5",
      "--env-file=.env",
    ];
    expect(readSandboxOptions(args)).toEqual({
      port: 0,
      notifyIntervalMs: 500,
      notifyUrl: "http://a.example/x",
      envFile: ".env",
    });
  });

  it.each([
    ["--port", "99999"],
    ["--port", "http"],
    ["--notify-interval-seconds", "-1"],
    ["--notify-interval-seconds", "soon"],
    ["--notify-url", "shop.example"],
    ["--env-file", ""],
    ["--colour", "red"],
  ])("refuses %s %s and names the option", (option, value) => {
    const read = () => readSandboxOptions([`${option}=${value}`]);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(option);
  });
});

describe("the environment lines", () => {
  it("name every variable of both currencies, once, without spaces or quotes", () => {
    const account = {
      appId: "1",
      merchantSecretKey: "s",
      merchantPrivateKey: "k",
      platformPublicKey: "p",
    };
    const accounts = {
      jpy: { currency: "jpy" as const, ...account },
      usd: { currency: "usd" as const, ...account, appId: "2" },
    };
    expect(environmentLines({ url: "http://127.0.0.1:1", accounts })).toEqual([
      "HAIPAY_ENVIRONMENT=sandbox",
      "HAIPAY_BASE_URL=http://127.0.0.1:1",
      "HAIPAY_JPY_APP_ID=1",
      "HAIPAY_JPY_MERCHANT_SECRET_KEY=s",
      "HAIPAY_JPY_MERCHANT_PRIVATE_KEY=k",
      "HAIPAY_JPY_PLATFORM_PUBLIC_KEY=p",
      "HAIPAY_USD_APP_ID=2",
      "HAIPAY_USD_MERCHANT_SECRET_KEY=s",
      "HAIPAY_USD_MERCHANT_PRIVATE_KEY=k",
      "HAIPAY_USD_PLATFORM_PUBLIC_KEY=p",
    ]);
  });
});

describe("the program", () => {
  it("takes a free port when its own is taken, prints usable keys, serves, and ends cleanly at Ctrl-C", async () => {
    const occupant = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => occupant.once("listening", resolve));
    const { port } = occupant.address() as AddressInfo;
    const program = start(["--port", String(port)]);
    await program.until("Ctrl-C ends it.");
    const output = program.output();
    expect(output).toContain(`Port ${port} is taken`);
    const value = (name: string) => new RegExp(`^${name}=(.+)$`, "m").exec(output)?.[1] ?? "";
    const url = value("HAIPAY_BASE_URL");
    expect(url).not.toContain(`:${port}`);
    for (const currency of ["JPY", "USD"]) {
      expect(parsePrivateKey(value(`HAIPAY_${currency}_MERCHANT_PRIVATE_KEY`)).type).toBe("private");
      expect(parsePublicKey(value(`HAIPAY_${currency}_PLATFORM_PUBLIC_KEY`)).type).toBe("public");
    }
    expect((await fetch(`${url}/sandbox/calls`)).status).toBe(200);
    program.child.kill("SIGINT");
    expect(await program.exitCode).toBe(0);
    occupant.close();
  }, 20_000);

  it("writes its lines into a file, leaves the rest alone, and has the same keys at the next start", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "haipay-sandbox-"));
    const file = path.join(folder, ".env");
    writeFileSync(file, "DATABASE_URL=postgres://x\n# mine\nHAIPAY_STOREFRONT_URLS=http://localhost:8000");
    try {
      const texts: string[] = [];
      for (const words of ["has the lines now", "has these lines already"]) {
        const port = /HAIPAY_BASE_URL=.+:(\d+)/.exec(texts[0] ?? "")?.[1] ?? "0";
        const program = start(["--port", port, "--env-file", file]);
        await program.until("Ctrl-C ends it.");
        expect(program.output()).toContain(words);
        expect(program.output()).not.toMatch(/PRIVATE_KEY|SECRET_KEY/);
        program.child.kill("SIGINT");
        expect(await program.exitCode).toBe(0);
        texts.push(readFileSync(file, "utf8"));
      }
      expect(texts[0]).toMatch(
        /^DATABASE_URL=postgres:\/\/x\n# mine\nHAIPAY_STOREFRONT_URLS=http:\/\/localhost:8000\n\n# >>> haipay sandbox/,
      );
      expect(texts[0]).toMatch(/\n# <<< haipay sandbox\n$/);
      expect(texts[1]).toBe(texts[0]);
      const value = (name: string) => new RegExp(`^${name}=(.+)$`, "m").exec(texts[0])?.[1] ?? "";
      expect(publicKeyToBase64(parsePrivateKey(value("HAIPAY_SANDBOX_JPY_PLATFORM_PRIVATE_KEY")))).toBe(
        value("HAIPAY_JPY_PLATFORM_PUBLIC_KEY"),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 40_000);

  it("does not start when one of its variables is elsewhere in the file: it may belong to a real account", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "haipay-sandbox-"));
    const file = path.join(folder, ".env");
    writeFileSync(file, "HAIPAY_JPY_APP_ID=123\n");
    try {
      const { exitCode, err } = await haipay(["sandbox", "--port=0", "--env-file", file]);
      expect(exitCode).toBe(1);
      expect(err).toContain("sets HAIPAY_JPY_APP_ID already");
      expect(readFileSync(file, "utf8")).toBe("HAIPAY_JPY_APP_ID=123\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("ends with code 2 and the usage when an option is wrong", async () => {
    const program = start(["--port", "x"]);
    expect(await program.exitCode).toBe(2);
    expect(program.output()).toContain("Usage: haipay sandbox");
  }, 20_000);
});

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ["-r", "ts-node/register", "src/cli/haipay.ts", "sandbox", ...args], {
    cwd: root,
  });
  let output = "";
  const exitCode = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const changed = new Set<() => void>();
  const collect = (part: Buffer) => {
    output += part.toString("utf8");
    changed.forEach((look) => look());
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const until = (words: string) =>
    new Promise<void>((resolve, reject) => {
      changed.add(() => output.includes(words) && resolve());
      child.once("exit", () => reject(new Error(`The program ended early: ${output}`)));
    });
  return { child, exitCode, until, output: () => output };
}
