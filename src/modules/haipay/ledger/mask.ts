const PERSONAL = new Set(["name", "phone", "email", "buyer_name", "buyer_phone", "buyer_email"]);
const DROPPED = new Set(["sign", "__proto__"]);

/** A copy of `payload` fit to be kept: personal fields read `***`, signatures are left out, at every depth. */
export function mask(payload: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(payload)) {
    if (DROPPED.has(field)) continue;
    kept[field] = PERSONAL.has(field) ? "***" : maskValue(value);
  }
  return kept;
}

function maskValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskValue);
  return isPlainObject(value) ? mask(value) : value;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
