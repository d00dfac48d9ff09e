import type { HttpTypes } from "@medusajs/framework/types";
import { NEW_YORK_ADDRESS, TOKYO_ADDRESS, TOKYO_ADDRESS_IN_ENGLISH } from "../../addresses";
import type { Cart } from "../../shopper";
import type { Language } from "../texts";
import { FIELD_NAMES, type FieldName, type Values } from "./fields";
import { prefectureOf } from "./prefectures";

/** Where the reading of a name is kept: Medusa's address has no field for it. */
const KANA = { last_name_kana: "family_name_kana", first_name_kana: "given_name_kana" } as const;

type Known = Partial<Record<FieldName, string | null>> & { metadata?: Record<string, unknown> | null };

/** What the cart knows already. */
export function valuesOf(cart: Cart, country: string): Values {
  const address = (cart.shipping_address ?? {}) as Known;
  return fill({ ...address, ...kanaOf(address), email: cart.email }, country);
}

/** An address to try the shop with. */
export function sampleOf(country: string, language: Language): Values {
  const tokyo = language === "ja" ? TOKYO_ADDRESS : TOKYO_ADDRESS_IN_ENGLISH;
  const kana =
    country === "jp" && language === "ja" ? { last_name_kana: "ヤマダ", first_name_kana: "ハナコ" } : {};
  return fill({ ...(country === "us" ? NEW_YORK_ADDRESS : tokyo), ...kana }, country);
}

/** @param values tidied */
export function cartChanges(values: Values, country: string): HttpTypes.StoreUpdateCart {
  const { email, last_name_kana, first_name_kana, ...rest } = values;
  const metadata = { [KANA.last_name_kana]: last_name_kana, [KANA.first_name_kana]: first_name_kana };
  const full = { ...rest, country_code: country, metadata };
  return { email, shipping_address: full, billing_address: full };
}

function kanaOf({ metadata }: Known): Partial<Values> {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    last_name_kana: text(metadata?.[KANA.last_name_kana]),
    first_name_kana: text(metadata?.[KANA.first_name_kana]),
  };
}

function fill(known: Known, country: string): Values {
  const values = Object.fromEntries(FIELD_NAMES.map((name) => [name, known[name] ?? ""])) as Values;
  return country === "jp" ? { ...values, province: prefectureOf(values.province) } : values;
}
