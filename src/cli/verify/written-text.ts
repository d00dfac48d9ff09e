import { isLosslessNumber } from "lossless-json";

/** A text or a number by its own digits; undefined for anything else. */
export function writtenText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return isLosslessNumber(value) ? value.value : undefined;
}
