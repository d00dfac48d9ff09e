import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";

/** The length of a name, a phone number or an e-mail address is checked with their other rules, with messages for the buyer. */
const written = z.string({ error: "must be text" }).trim();
const text = written.max(2_000, { error: "is too long" });
const LANGUAGE_TAG = /^[a-z]{2,8}([-_][a-z0-9]{1,8}){0,5}$/i;

/** Random, so that it cannot be guessed. */
const BROWSER_KEY = /^[\w-]{16,100}$/;

const detailsSchema = z.object({
  name: written.optional(),
  phone: written.optional(),
  email: written.optional(),
  returnUrl: text.optional(),
  browserKey: text.regex(BROWSER_KEY, { error: "must be 16 to 100 letters, digits, - and _" }).optional(),
  locale: text.regex(LANGUAGE_TAG, { error: "must be a language tag such as ja or en-US" }).optional(),
});

/** What a storefront may say with the choice of a method; everything else that it sends is dropped. */
export type Details = z.infer<typeof detailsSchema>;

/**
 * Picks the own properties on an allow-list from what a client sent as payment session `data`.
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

/** A language tag from outside; undefined unless it looks like one. */
export function readLanguageTag(tag: unknown): string | undefined {
  return typeof tag === "string" && LANGUAGE_TAG.test(tag) ? tag : undefined;
}
