import { randomBytes } from "node:crypto";

/**
 * A new merchant order number: 128 random bits as text of 34 characters, so that it tells nothing,
 * cannot be guessed and is never used again (protocol §4: at most 48 characters, unique for ever).
 */
export function newOrderId(): string {
  return `hp${randomBytes(16).toString("hex")}`;
}
