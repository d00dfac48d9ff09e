import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { SettingsError, type NamedValue } from "./settings-error";
import type { SettingsSources } from "./sources";

/** A stored secret cannot be decrypted: another key encrypted it, or the row was changed by somebody else. */
export class SecretUnreadableError extends Error {
  readonly name = "SecretUnreadableError";
}

const ALGORITHM = "aes-256-gcm";
const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts and decrypts secrets with AES-256-GCM. */
export class SettingsKey {
  static readonly BYTES = 32;
  /** Tells keys apart without revealing anything about them. */
  readonly id: string;

  /** @param key 32 bytes */
  constructor(private readonly key: Buffer) {
    this.id = createHash("sha256").update("haipay-settings-key\0").update(key).digest("hex").slice(0, 12);
  }

  /** @param place where the secret is stored: it can be decrypted only for that place */
  seal(secret: string, place: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(place, "utf8"));
    const sealed = Buffer.concat([iv, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `${VERSION}.${this.id}.${sealed.toString("base64url")}`;
  }

  /** Whether it was encrypted with this key. */
  sealed(text: string): boolean {
    return text.startsWith(`${VERSION}.${this.id}.`);
  }

  /** @throws SecretUnreadableError */
  open(text: string, place: string): string {
    try {
      const sealed = Buffer.from(text.slice(text.lastIndexOf(".") + 1), "base64url");
      const decipher = createDecipheriv(ALGORITHM, this.key, sealed.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(place, "utf8"));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const opened = [decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
      return Buffer.concat(opened).toString("utf8");
    } catch {
      throw new SecretUnreadableError("A stored secret was changed, or does not belong where it stands.");
    }
  }

  /** Shows whether two secrets are the same, but does not help to guess a short one. */
  fingerprint(secret: string): string {
    return createHmac("sha256", this.key)
      .update("haipay-fingerprint\0")
      .update(secret)
      .digest("hex")
      .slice(0, 16);
  }
}

/** The keys that protect the page's secrets: the first one encrypts, any of them decrypts. */
export type SettingsKeys = readonly SettingsKey[];

/**
 * @returns none when no key is configured: then the page stores no secret
 * @throws SettingsError unless each is 32 bytes as Base64
 */
export function readSettingsKeys(sources: SettingsSources): SettingsKeys {
  const current = parseKey(sources.file("settingsKey"));
  const previous = parseKey(sources.file("settingsPreviousKey"));
  return current ? [current, ...(previous ? [previous] : [])] : [];
}

function parseKey({ name, value }: NamedValue): SettingsKey | undefined {
  if (value === undefined) return undefined;
  const bytes = Buffer.from(value, "base64");
  if (bytes.length === SettingsKey.BYTES && /^[A-Za-z0-9+/_-]+={0,2}$/.test(value))
    return new SettingsKey(bytes);
  throw new SettingsError(
    `${name} must be 32 random bytes as Base64. Make one with: openssl rand -base64 32`,
    "no_settings_key",
  );
}
