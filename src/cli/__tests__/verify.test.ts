import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { keyTexts, signatureCases, type SignatureCase } from "../../platform/__tests__/vectors";
import { parseJsonObject, stringifyJson } from "../../platform/json";
import { parsePrivateKey } from "../../platform/keys";
import { NESTED_FORMS, writeNested } from "../../platform/nested-signature";
import { signMessage } from "../../platform/signature";
import { haipay } from "./terminal";

const SECRET = signatureCases[0].merchantSecretKey;
const environment = {
  HAIPAY_JPY_APP_ID: "1054",
  HAIPAY_JPY_MERCHANT_SECRET_KEY: SECRET,
  HAIPAY_JPY_MERCHANT_PRIVATE_KEY: keyTexts.merchant.privateKeyPkcs8Base64,
  HAIPAY_JPY_PLATFORM_PUBLIC_KEY: keyTexts.platform.publicKeyBase64,
};

function signedText(vector: SignatureCase): string {
  return stringifyJson({ ...parseJsonObject(vector.json), sign: vector.sign });
}

describe.each(signatureCases)("haipay verify with the published case: $name", (vector) => {
  it("shows the string to sign without the secret, and whether the platform signed it", async () => {
    const { exitCode, out, err } = await haipay(["verify", "-", "--currency", "jpy"], {
      input: signedText(vector),
      environment: { ...environment, HAIPAY_JPY_MERCHANT_SECRET_KEY: vector.merchantSecretKey },
    });
    const masked = vector.stringToSign.slice(0, -vector.merchantSecretKey.length) + "***";
    expect(out).toContain(`\n${masked}\n`);
    expect(out + err).not.toContain(vector.merchantSecretKey);
    if (vector.signedBy === "platform") {
      expect(exitCode).toBe(0);
      expect(out).toContain(
        "The signature verifies: it was made with the private half of HAIPAY_JPY_PLATFORM",
      );
    } else {
      expect(exitCode).toBe(1);
      expect(out).toContain("you signed this message, not the platform");
      expect(out).toContain("it verifies.");
    }
  });
});

describe("haipay verify", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "haipay-verify-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const fileOf = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const answer = signatureCases.find(({ name }) => name === "zero stays") as SignatureCase;

  it("reads a file, verifies the data of an answer, and takes the credentials from a file of variables", async () => {
    const message = `{"status":"1","error":"00000000","msg":"","data":${signedText(answer)}}`;
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const file = fileOf("answer.json", message);
    const envFile = fileOf(".env", variables.join("\n"));
    const { exitCode, out } = await haipay(["verify", file, "--env-file", envFile]);
    expect(out).toContain("the data of an answer to collect/query; it is checked with the JPY credentials");
    expect(exitCode).toBe(0);
  });

  it("takes the credentials from the command line before the environment, in any pasted form", async () => {
    const options = [
      `--merchant-secret-key=${SECRET}`,
      `--platform-public-key=${keyTexts.platform.publicKeyPem}`,
    ];
    const wrong = { ...environment, HAIPAY_JPY_MERCHANT_SECRET_KEY: "another" };
    const asked = { input: signedText(answer), environment: wrong };
    expect((await haipay(["verify", "-"], asked)).exitCode).toBe(1);
    expect((await haipay(["verify", "-", ...options], asked)).exitCode).toBe(0);
  });

  it.each([
    ["a missing file", ["none.json"], {}, "none.json cannot be read"],
    ["text that is no JSON", ["-"], { input: "{" }, "no valid JSON"],
    ["a list", ["-"], { input: "[]" }, "not an object"],
    [
      "a refusal, which nobody signed",
      ["-"],
      { input: '{"status":"0","error":"4002","msg":"channel code does not exist"}' },
      "does not sign refusals",
    ],
    [
      "no merchant secret key",
      ["-"],
      { environment: { ...environment, HAIPAY_JPY_MERCHANT_SECRET_KEY: "" } },
      "HAIPAY_JPY_MERCHANT_SECRET_KEY",
    ],
    [
      "no platform public key",
      ["-"],
      { environment: { ...environment, HAIPAY_JPY_PLATFORM_PUBLIC_KEY: "" } },
      "HAIPAY_JPY_PLATFORM_PUBLIC_KEY",
    ],
    [
      "a private key in the place of the platform's",
      ["-"],
      {
        environment: {
          ...environment,
          HAIPAY_JPY_PLATFORM_PUBLIC_KEY: keyTexts.merchant.privateKeyPkcs8Base64,
        },
      },
      "HAIPAY_JPY_PLATFORM_PUBLIC_KEY: This is a private key",
    ],
    ["a currency that nothing tells", ["-"], { environment: {} }, "add --currency"],
    ["an unknown currency", ["-", "--currency", "eur"], {}, "give jpy or usd"],
    ["no file at all", [], {}, "Name the file"],
  ])("ends with code 2 and says so, without any key text, for %s", async (_, args, given, problem) => {
    const ending = await haipay(["verify", ...args], { input: signedText(answer), environment, ...given });
    expect(ending.exitCode).toBe(2);
    expect(ending.err).toContain(problem);
    expect(ending.err).not.toContain(SECRET);
    expect(ending.err).not.toContain(keyTexts.merchant.privateKeyPkcs8Base64.slice(40, 60));
  });

  it.each(NESTED_FORMS)(
    "verifies an answer about the account's products whose list is signed %s",
    async (form) => {
      const list = '[ {"name": "\\u30ed", "rate": 3.00} ]';
      const data = parseJsonObject(`{"userId": "U-1", "configs": ${list}}`);
      const privateKey = parsePrivateKey(keyTexts.platform.privateKeyPkcs8Base64);
      const secret = { merchantSecretKey: SECRET, privateKey };
      const sign = signMessage(data, secret, (_name, value) => writeNested(form, value, list));
      const input = `{"status":"1","error":"00000000","data":{"userId": "U-1", "configs": ${list}, "sign": "${sign}"}}`;
      const { exitCode, out } = await haipay(["verify", "-", "--currency", "jpy"], { input, environment });
      expect(exitCode).toBe(0);
      expect(out).toContain("the data of an answer to payment/config");
      expect(out).toContain(`\nconfigs=${writeNested(form, data.configs, list)}&userId=U-1&key=***\n`);

      const changed = await haipay(["verify", "-", "--currency", "jpy"], {
        input: input.replace("3.00", "3.01"),
        environment,
      });
      expect(changed.exitCode).toBe(1);
      expect(changed.out).toContain(`configs=${list.replace("3.00", "3.01")}&`);
    },
  );

  it("names an answer about the account", async () => {
    const data = { bal: "1700.00", availableBal: "0.00" };
    const privateKey = parsePrivateKey(keyTexts.platform.privateKeyPkcs8Base64);
    const sign = signMessage(data, { merchantSecretKey: SECRET, privateKey });
    const { exitCode, out } = await haipay(["verify", "-", "--currency", "jpy"], {
      input: stringifyJson({ ...data, sign }),
      environment,
    });
    expect({ exitCode, named: out.includes("the data of an answer to account/ledger") }).toEqual({
      exitCode: 0,
      named: true,
    });
  });
});
