import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MarkedBlock, readEnvText, replaceText, variablesOf } from "../env-file";

const block = new MarkedBlock("test");

describe("a block between markers", () => {
  it("is added at the end, replaced in its place, and read without its markers", () => {
    const once = block.write("A=1\n", ["B=2"]);
    expect(once).toMatch(/^A=1\n\n# >>> haipay test.*\nB=2\n# <<< haipay test\n$/);
    const twice = block.write(`${once}C=3\n`, ["B=4", "D=5"]);
    expect(block.read(twice)).toBe("B=4\nD=5");
    expect(twice).toMatch(/^A=1\n\n[\s\S]+# <<< haipay test\nC=3\n$/);
    expect(block.without(twice)).toBe("A=1\n\nC=3\n");
    expect(block.write(twice, ["B=4", "D=5"])).toBe(twice);
  });

  it("keeps line endings of Windows", () => {
    const written = block.write("A=1\r\n", ["B=2"]);
    expect(written.replaceAll("\r\n", "")).not.toContain("\n");
    expect(block.write(written, ["B=2"])).toBe(written);
  });

  it("without its end is left alone, and said", () => {
    expect(() => block.write("A=1\n# >>> haipay test\nB=2\n", [])).toThrow(
      /^Line 2 begins the part .* no line "# <<< haipay test"/,
    );
  });
});

describe("a file of variables", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "haipay-env-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is made for its owner alone, keeps a mode that it has, and leaves no draft behind", async () => {
    const file = path.join(folder, ".env");
    expect(await readEnvText(file)).toBe("");
    await replaceText(file, "A=1\n");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o640);
    await replaceText(file, "A=2\n");
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual([".env"]);
  });

  it("stays behind a link to it", async () => {
    const real = path.join(folder, "real");
    writeFileSync(real, "A=1\n");
    symlinkSync(real, path.join(folder, ".env"));
    await replaceText(path.join(folder, ".env"), "A=2\n");
    expect(readFileSync(real, "utf8")).toBe("A=2\n");
  });

  it("that cannot be written is named", async () => {
    await expect(replaceText(path.join(folder, "missing", ".env"), "")).rejects.toThrow(
      /\.env cannot be written/,
    );
  });

  it("has variables that are set, with quotes and comments as dotenv reads them", () => {
    expect(variablesOf('A="1"\nB=\n#C=3\nD=4 # four\n')).toEqual({ A: "1", D: "4" });
  });
});
