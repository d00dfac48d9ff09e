import { createHash, createHmac } from "node:crypto";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import {
  BuyerError,
  normalizeEmail,
  normalizeName,
  normalizePhone,
  type Buyer,
  type BuyerField,
} from "../platform/buyer";
import { languageOf } from "../platform/language";

interface Address {
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
}

/** The buyer, as the cart or the order knows them, and the region of the sale. */
export interface BuyerSource {
  region_id?: string | null;
  email?: string | null;
  customer?: (Address & { id: string; email?: string | null; has_account: boolean }) | null;
  billing_address?: Address | null;
  shipping_address?: Address | null;
}

export const BUYER_SOURCE_FIELDS = [
  "region_id",
  "email",
  "customer.id",
  "customer.email",
  "customer.has_account",
  "customer.first_name",
  "customer.last_name",
  "customer.phone",
  "billing_address.first_name",
  "billing_address.last_name",
  "billing_address.phone",
  "shipping_address.first_name",
  "shipping_address.last_name",
  "shipping_address.phone",
];

/** The buyer according to the order, else to the cart. @returns undefined when there is neither */
export async function findBuyerSource(
  container: MedusaContainer,
  { order, cart_id }: { order: { id: string } | null; cart_id: string | null },
): Promise<BuyerSource | undefined> {
  const id = order?.id ?? cart_id;
  if (id === null) return undefined;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: order ? "order" : "cart",
    fields: ["id", ...BUYER_SOURCE_FIELDS],
    filters: { id },
  });
  return (data as BuyerSource[])[0];
}

/** What a storefront said about the buyer with its choice, or what the ledger knows. */
export type BuyerDetails = Partial<Record<BuyerField, string>>;

/** Written family name first, without a comma. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The buyer's details that the platform requires (protocol §4): what the storefront sent, else what the cart or the
 * order says.
 *
 * @param secret keys the id of guests, so that it cannot be turned back into an e-mail address
 * @param locale the buyer's language
 * @throws MedusaError INVALID_DATA naming the field, the problem and the remedy, in the buyer's language
 */
export function composeBuyer(
  details: BuyerDetails,
  buyerSource: BuyerSource,
  secret: string,
  locale: string | null,
): Buyer {
  const known = knownBuyer(details, buyerSource);
  const { customer } = buyerSource;
  try {
    const email = readBuyerField("email", known.email);
    return {
      name: readBuyerField("name", known.name),
      phone: readBuyerField("phone", known.phone),
      email,
      partnerUserId: customer?.has_account ? customer.id : guestPartnerUserId(email, secret),
    };
  } catch (error) {
    if (!(error instanceof BuyerError)) throw error;
    throw new MedusaError(MedusaError.Types.INVALID_DATA, error.words[languageOf(locale)]);
  }
}

/** What is known about the buyer, unchecked. */
export function knownBuyer(
  details: BuyerDetails,
  buyerSource: BuyerSource,
): Record<BuyerField, string | undefined> {
  const { billing_address: billing, shipping_address: shipping, customer } = buyerSource;
  const sources = [billing, shipping, customer];
  return {
    name: details.name ?? first(sources.map(fullName)),
    phone: details.phone ?? first(sources.map((source) => source?.phone?.trim())),
    email: details.email ?? first([buyerSource.email, customer?.email]),
  };
}

/**
 * Digests of what the cart or the order says about the buyer, by field, as JSON: they show what was corrected since, and
 * nothing can be read from them.
 */
export function digestBuyer(buyerSource: BuyerSource): string {
  const known = Object.entries(knownBuyer({}, buyerSource));
  const digests = known.map(([field, value]) => [field, value === undefined ? null : digest(value)]);
  return JSON.stringify(Object.fromEntries(digests));
}

/** The fields that differ in the cart or the order now; a value that is gone is not a correction. */
export function correctedFields(before: string, buyerSource: BuyerSource): BuyerField[] {
  const then = JSON.parse(before) as Record<string, string | null>;
  const now = JSON.parse(digestBuyer(buyerSource)) as Record<BuyerField, string | null>;
  const fields = Object.keys(now) as BuyerField[];
  return fields.filter((field) => now[field] !== null && now[field] !== then[field]);
}

function digest(value: string): string {
  return createHash("sha256").update(value).digest("base64").slice(0, 16);
}

const NORMALIZE = { name: normalizeName, phone: normalizePhone, email: normalizeEmail } as const;

/**
 * One field in the form that the platform accepts.
 *
 * @param value undefined when nothing is known
 * @throws BuyerError with a message for the buyer
 */
export function readBuyerField(field: BuyerField, value: string | undefined): string {
  return NORMALIZE[field](value ?? "");
}

function fullName(source: Address | null | undefined): string | undefined {
  const given = source?.first_name?.trim() ?? "";
  const family = source?.last_name?.trim() ?? "";
  const parts = EAST_ASIAN.test(family + given) ? [family, given] : [given, family];
  return parts.join(" ").trim() || undefined;
}

function first(values: readonly (string | null | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== null && value !== "") ?? undefined;
}

/**
 * A guest's partnerUserId: "guest-" and 32 hex digits, the same for the same address in upper or lower case, and not
 * reversible without the secret (protocol §4).
 * @param secret the shop's own secret, not empty; a different secret gives different ids.
 * @throws RangeError for an empty secret.
 */
export function guestPartnerUserId(email: string, secret: string): string {
  if (secret === "") {
    throw new RangeError("The secret for guest ids is empty, and the ids could be turned back: set one.");
  }
  const digest = createHmac("sha256", secret).update(email.trim().toLowerCase(), "utf8").digest("hex");
  return `guest-${digest.slice(0, 32)}`;
}
