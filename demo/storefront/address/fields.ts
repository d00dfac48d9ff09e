import type { HTMLAttributes, HTMLInputTypeAttribute } from "react";
import type { Texts } from "../texts";

/** Everything that an address step may ask for. */
export const FIELD_NAMES = [
  "email",
  "last_name",
  "first_name",
  "last_name_kana",
  "first_name_kana",
  "postal_code",
  "province",
  "city",
  "address_1",
  "address_2",
  "phone",
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];
export type Values = Record<FieldName, string>;

/** How one field is asked for. */
export interface AddressField {
  name: FieldName;
  autoComplete: string;
  required: boolean;
  type?: HTMLInputTypeAttribute;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
}

const EMAIL: AddressField = { name: "email", autoComplete: "email", type: "email", required: true };
const LAST_NAME: AddressField = { name: "last_name", autoComplete: "family-name", required: true };
const FIRST_NAME: AddressField = { name: "first_name", autoComplete: "given-name", required: true };
const CITY: AddressField = { name: "city", autoComplete: "address-level2", required: true };
const PROVINCE: AddressField = { name: "province", autoComplete: "address-level1", required: true };
const LINE_1: AddressField = { name: "address_1", autoComplete: "address-line1", required: true };
const LINE_2: AddressField = { name: "address_2", autoComplete: "address-line2", required: false };
const PHONE: AddressField = { name: "phone", autoComplete: "tel", type: "tel", required: true };

/** In the order in which a label of the country is written; in Japan the postcode comes first, as it fills in the rest. */
export function fieldsOf(country: string): readonly AddressField[] {
  if (country !== "jp") {
    const postcode: AddressField = { name: "postal_code", autoComplete: "postal-code", required: true };
    // Who lives abroad may have no number in Japan: for the delivery any will do, and the payment step says what it needs.
    return [
      EMAIL,
      FIRST_NAME,
      LAST_NAME,
      LINE_1,
      LINE_2,
      CITY,
      PROVINCE,
      postcode,
      { ...PHONE, required: false },
    ];
  }
  return [
    EMAIL,
    LAST_NAME,
    FIRST_NAME,
    { name: "last_name_kana", autoComplete: "off", required: false },
    { name: "first_name_kana", autoComplete: "off", required: false },
    { name: "postal_code", autoComplete: "postal-code", inputMode: "numeric", required: true },
    PROVINCE,
    CITY,
    LINE_1,
    LINE_2,
    PHONE,
  ];
}

/** What stands above a field. */
export function labelOf(name: FieldName, texts: Texts["address"], country: string): string {
  const inJapan = country === "jp";
  const labels: Record<FieldName, string> = {
    email: texts.email,
    last_name: texts.lastName,
    first_name: texts.firstName,
    last_name_kana: texts.lastNameKana,
    first_name_kana: texts.firstNameKana,
    postal_code: texts.postalCode,
    province: inJapan ? texts.prefecture : texts.state,
    city: texts.city,
    address_1: inJapan ? texts.townAndNumber : texts.street,
    address_2: texts.address2,
    phone: texts.phone,
  };
  return labels[name];
}

/** What stands between label and field. */
export function hintOf(name: FieldName, texts: Texts["address"], country: string): string | undefined {
  if (name === "email") return texts.emailHint;
  if (name === "postal_code" && country === "jp") return texts.postalCodeHint;
  if (name === "phone") return country === "jp" ? texts.phoneHint : texts.phoneHintAbroad;
  return undefined;
}
