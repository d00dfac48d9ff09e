import { keep, kept, storage } from "./storage";

/** Where the keys of this browser's payments are kept. */
const PLACE = "haipay-payments";
const MOST = 20;
/** A slip can be paid for two months at most; nobody needs the key after that. */
const KEPT_MS = 60 * 86_400_000;

/** Token, key, and when it was made, in ms. */
type Kept = [token: string, key: string, at: number];

/**
 * A new secret for a choice that is made in this browser: the shop keeps a digest of it and recognises the browser when
 * the buyer comes back. Each choice has its own, so that none tells which purchases are one person's.
 *
 * @returns undefined where nothing can be kept, as on a server
 */
export function newBrowserKey(): string | undefined {
  if (storage() === undefined) return undefined;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keeps the key of a payment that was chosen in this browser. */
export function keepBrowserKey(paymentToken: string, key: string): void {
  const others = readKept().filter(([token]) => token !== paymentToken);
  // If nothing can be stored, the buyer is not recognised when they come back, but still sees the state.
  keep(PLACE, JSON.stringify([[paymentToken, key, Date.now()], ...others].slice(0, MOST)));
}

/** The key of a payment; undefined when it was chosen elsewhere, or long ago. */
export function browserKeyOf(paymentToken: string): string | undefined {
  return readKept().find(([token]) => token === paymentToken)?.[1];
}

function readKept(): Kept[] {
  try {
    const known: unknown = JSON.parse(kept(PLACE) ?? "[]");
    return Array.isArray(known) ? (known as unknown[]).filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(entry: unknown): entry is Kept {
  if (!Array.isArray(entry)) return false;
  const [token, key, at] = entry as unknown[];
  return typeof token === "string" && typeof key === "string" && Date.now() - Number(at) < KEPT_MS;
}
