import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parsePrivateKey, publicKeyToBase64 } from "../../platform/keys";
import { variablesOf } from "../env-file";
import { haipay } from "./terminal";

const CONFIG = "module.exports = defineConfig({\n  projectConfig: {},\n});\n";

describe("haipay setup", () => {
  let folder: string;
  let config: string;
  let envFile: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "haipay-setup-"));
    config = path.join(folder, "medusa-config.ts");
    envFile = path.join(folder, ".env");
    writeFileSync(config, CONFIG);
    writeFileSync(envFile, "DATABASE_URL=postgres://x");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const setup = (...more: string[]) => haipay(["setup", "--config", config, "--env-file", envFile, ...more]);

  it("shows what it would do and writes nothing", async () => {
    const { exitCode, out } = await setup("--storefront-urls=https://shop.example");
    expect(exitCode).toBe(0);
    for (const words of [
      "the plugin's entry is missing",
      '+   plugins: [{ resolve: "medusa-payment-haipay", options: {} }],',
      "+ HAIPAY_NOTIFY_BASE_URL=http://localhost:9000",
      "+ HAIPAY_STOREFRONT_URLS=https://shop.example",
      "+ HAIPAY_SETTINGS_KEY=…",
      "Nothing was written",
    ]) {
      expect(out).toContain(words);
    }
    expect(readFileSync(config, "utf8")).toBe(CONFIG);
    expect(readFileSync(envFile, "utf8")).toBe("DATABASE_URL=postgres://x");
  });

  it("writes what is missing, and a second time finds nothing to do", async () => {
    expect((await setup("--write")).exitCode).toBe(0);
    const [configText, envText] = [readFileSync(config, "utf8"), readFileSync(envFile, "utf8")];
    expect(configText).toContain('dependencies: ["haipay"]');
    const variables = variablesOf(envText);
    expect(variables.DATABASE_URL).toBe("postgres://x");
    expect(Buffer.from(variables.HAIPAY_SETTINGS_KEY, "base64")).toHaveLength(32);

    const { exitCode, out } = await setup("--write", "--notify-base-url=https://other.example");
    expect(exitCode).toBe(0);
    expect(out.match(/nothing is missing/g)).toHaveLength(2);
    expect(readFileSync(config, "utf8")).toBe(configText);
    expect(readFileSync(envFile, "utf8")).toBe(envText);
  });

  it("makes a key pair that stops no start, shows its public half alone, and keeps it the next time", async () => {
    const { out, err } = await setup("--write", "--key-pair=jpy");
    const envText = readFileSync(envFile, "utf8");
    const [, pasted] = /^#HAIPAY_JPY_MERCHANT_PRIVATE_KEY=(.+)$/m.exec(envText) ?? [];
    expect(out).toContain(publicKeyToBase64(parsePrivateKey(pasted)));
    expect(out + err).not.toContain(pasted.slice(40, 80));
    expect(Object.keys(variablesOf(envText)).filter((name) => name.startsWith("HAIPAY_JPY"))).toEqual([]);

    expect((await setup("--write", "--key-pair=jpy")).out).toContain("A key pair for JPY is in");
    expect(readFileSync(envFile, "utf8")).toBe(envText);
  });

  it("never shows the settings key", async () => {
    const { out, err } = await setup("--write");
    const key = variablesOf(readFileSync(envFile, "utf8")).HAIPAY_SETTINGS_KEY;
    expect(out + err).not.toContain(key);
  });

  it("changes nothing where it does not understand, names the place and shows what to put in", async () => {
    writeFileSync(config, "module.exports = defineConfig({\n  modules: makeModules(),\n});\n");
    rmSync(envFile);
    const { exitCode, err } = await setup("--write");
    expect(exitCode).toBe(1);
    expect(err).toContain("modules, on line 2, is not a list in brackets. Nothing was changed.");
    expect(err).toContain('dependencies: ["haipay"],');
    expect(existsSync(envFile)).toBe(false);
  });

  it.each([
    ["--storefront-urls=shop.example", "--storefront-urls"],
    ["--key-pair=eur", "give jpy or usd"],
  ])("refuses %s", async (option, words) => {
    const { exitCode, err } = await setup(option);
    expect({ exitCode, err: err.split("\n")[0] }).toEqual({
      exitCode: 2,
      err: expect.stringContaining(words),
    });
  });
});
