import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";

const text = z.string({ error: "must be text" }).trim().max(2_000, { error: "is too long" });
const LANGUAGE_TAG = /^[a-z]{2,8}([-_][a-z0-9]{1,8}){0,5}$/i;

const detailsSchema = z.object({
  name: text.optional(),
  phone: text.optional(),
  email: text.optional(),
  returnUrl: text.optional(),
  locale: text.regex(LANGUAGE_TAG, { error: "must be a language tag such as ja or en-US" }).optional(),
});

/** What a storefront may say with the choice of a method; everything else that it sends is dropped. */
export type Details = z.infer<typeof detailsSchema>;

/**
 * Takes own properties of an allow-list from what a client sent as payment session `data`.
 *
 * @throws MedusaError INVALID_DATA naming the field
 */
export function parseDetails(data: unknown): Details {
  const given: Record<string, unknown> = {};
  if (typeof data === "object" && data !== null) {
    for (const field of Object.keys(detailsSchema.shape)) {
      const value: unknown = Object.hasOwn(data, field)
        ? (data as Record<string, unknown>)[field]
        : undefined;
      if (value !== undefined && value !== null && value !== "") given[field] = value;
    }
  }
  const parsed = detailsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `data.${issue.path.join(".")} ${issue.message}.`);
}
