import { randomBytes } from "node:crypto";
import { SecretUnreadableError, SettingsKey } from "../settings/encryption";
import { openSecret, placeOf, type StoredAccount } from "../settings/stored-accounts";
import { read, refusalOf } from "./configurations";

const key = new SettingsKey(randomBytes(32));
const another = new SettingsKey(randomBytes(32));
const ROW = { id: "hpac_1", environment: "test", currency: "jpy" } as const;

function sealedRow(): StoredAccount {
  const secret = key.seal("s3cret", placeOf(ROW, "merchant_secret_key"));
  return {
    ...ROW,
    app_id: "1054",
    merchant_secret_key: secret,
    merchant_private_key: null,
    prepared_private_key: null,
    platform_public_key: null,
    second_platform_public_key: null,
    marks: {},
    proposal: null,
    version: 1,
    retired_at: null,
    created_at: new Date(),
    updated_at: new Date(),
    deleted_at: null,
  };
}

describe("a secret that the page stored", () => {
  it("is opened with the key that sealed it, also when that is the previous one", () => {
    expect(openSecret(sealedRow(), "merchant_secret_key", [key])).toBe("s3cret");
    expect(openSecret(sealedRow(), "merchant_secret_key", [another, key])).toBe("s3cret");
    expect(openSecret(sealedRow(), "merchant_private_key", [key])).toBeUndefined();
  });

  it("is never sealed twice alike, and does not show in what is stored", () => {
    const [one, two] = [key.seal("s3cret", "a"), key.seal("s3cret", "a")];
    expect(one).not.toBe(two);
    expect(one).not.toContain("s3cret");
    expect(Buffer.from(one.split(".")[2], "base64url").toString("latin1")).not.toContain("s3cret");
  });

  it.each([
    ["in another row", (row: StoredAccount) => ({ ...row, id: "hpac_2" })],
    ["in another currency", (row: StoredAccount) => ({ ...row, currency: "usd" as const })],
    ["in another environment", (row: StoredAccount) => ({ ...row, environment: "production" as const })],
    ["changed by one character", (row: StoredAccount) => ({ ...row, merchant_secret_key: flip(row) })],
    [
      "cut off",
      (row: StoredAccount) => ({
        ...row,
        merchant_secret_key: row.merchant_secret_key?.slice(0, 30) ?? null,
      }),
    ],
  ])("cannot be opened %s", (_, move) => {
    expect(() => openSecret(move(sealedRow()), "merchant_secret_key", [key])).toThrow(SecretUnreadableError);
  });

  it("cannot be opened in another column, or without its key", () => {
    const row = sealedRow();
    const moved = { ...row, merchant_private_key: row.merchant_secret_key };
    expect(() => openSecret(moved, "merchant_private_key", [key])).toThrow(SecretUnreadableError);
    expect(() => openSecret(row, "merchant_secret_key", [another])).toThrow(
      /encrypted with another HAIPAY_SETTINGS_KEY/,
    );
    expect(() => openSecret(row, "merchant_secret_key", [])).toThrow(SecretUnreadableError);
  });

  it("has a fingerprint that says the same of the same secret, under one key", () => {
    expect(key.fingerprint("a")).toBe(key.fingerprint("a"));
    expect(key.fingerprint("a")).not.toBe(key.fingerprint("b"));
    expect(key.fingerprint("a")).not.toBe(another.fingerprint("a"));
  });
});

describe("HAIPAY_SETTINGS_KEY", () => {
  it.each([randomBytes(32).toString("base64"), randomBytes(32).toString("base64url")])(
    "may be %s",
    (value) => {
      expect(() => read({ HAIPAY_SETTINGS_KEY: value })).not.toThrow();
    },
  );

  it.each([
    "short",
    randomBytes(31).toString("base64"),
    randomBytes(33).toString("base64"),
    "x".repeat(43) + "!",
  ])("cannot be %s", (value) => {
    expect(refusalOf({ HAIPAY_SETTINGS_KEY: value })).toBe(
      "HAIPAY_SETTINGS_KEY must be 32 random bytes as Base64. Make one with: openssl rand -base64 32",
    );
  });
});

function flip({ merchant_secret_key }: StoredAccount): string {
  const text = merchant_secret_key as string;
  const at = text.length - 10;
  return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
}
