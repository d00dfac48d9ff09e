const PERSONAL = new Set(["name", "phone", "email", "buyer_name", "buyer_phone", "buyer_email"]);
const DROPPED = new Set(["sign"]);

/** A copy of `payload` fit to be kept: personal fields read `***`, signatures are left out. */
export function mask(payload: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(payload)) {
    if (DROPPED.has(field)) continue;
    if (PERSONAL.has(field)) kept[field] = "***";
    else if (isPlainObject(value)) kept[field] = mask(value);
    else kept[field] = value;
  }
  return kept;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
