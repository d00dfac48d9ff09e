import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parsePrivateKey, parsePublicKey, publicKeyToBase64 } from "../../platform/keys";
import { signMessage, verifyMessage } from "../../platform/signature";
import { haipay } from "./terminal";

describe("haipay keys", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "haipay-keys-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("makes a pair: the private half in a file for its owner alone, the public half alone on standard output", async () => {
    const file = path.join(folder, "private.txt");
    const { exitCode, out, err } = await haipay(["keys", "--out", file]);
    expect(exitCode).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const written = readFileSync(file, "utf8");
    const privateKey = parsePrivateKey(written);
    const publicKey = parsePublicKey(out);
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(out).toBe(`${publicKeyToBase64(privateKey)}\n`);
    const sign = signMessage({ a: "1" }, { merchantSecretKey: "k", privateKey });
    expect(verifyMessage({ a: "1", sign }, { merchantSecretKey: "k", publicKeys: [publicKey] })).toBe(true);
    expect(err).toContain(file);
    expect(err).not.toContain(written.slice(30, 60));
  });

  it("leaves a file alone that exists", async () => {
    const file = path.join(folder, "private.txt");
    writeFileSync(file, "the key in use");
    const { exitCode, out, err } = await haipay(["keys", "--out", file]);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toContain("exists and is left as it is");
    expect(readFileSync(file, "utf8")).toBe("the key in use");
  });

  it("says that a file cannot be written", async () => {
    const file = path.join(folder, "missing", "private.txt");
    const { exitCode, out, err } = await haipay(["keys", "--out", file]);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toContain("cannot be written");
    expect(err).toContain("--out");
  });
});
