import type { HttpTypes } from "@medusajs/framework/types";
import { useState, type FormEvent } from "react";
import { NEW_YORK_ADDRESS, TOKYO_ADDRESS, TOKYO_ADDRESS_IN_ENGLISH } from "../../addresses";
import type { Cart } from "../../shopper";
import { useLanguage } from "../state/language";
import type { Language } from "../texts";
import { DeliveryChoice } from "./delivery-choice";
import { Field } from "./field";
import { Problem, useWork } from "./loading";

const FIELDS = [
  { name: "email", autoComplete: "email", type: "email", required: true },
  { name: "last_name", autoComplete: "family-name", required: true },
  { name: "first_name", autoComplete: "given-name", required: true },
  { name: "postal_code", autoComplete: "postal-code", required: true },
  { name: "province", autoComplete: "address-level1", required: true },
  { name: "city", autoComplete: "address-level2", required: true },
  { name: "address_1", autoComplete: "address-line1", required: true },
  { name: "address_2", autoComplete: "address-line2", required: false },
  { name: "phone", autoComplete: "tel", type: "tel", required: false },
] as const;

type FieldName = (typeof FIELDS)[number]["name"];
type Values = Record<FieldName, string>;

interface AddressFormProps {
  cart: Cart;
  /** Two lower-case letters. */
  country: string;
  options: HttpTypes.StoreCartShippingOption[];
  onSave: (to: HttpTypes.StoreUpdateCart, shippingOptionId: string) => Promise<void>;
}

export function AddressForm({ cart, country, options, onSave }: AddressFormProps) {
  const { language, texts } = useLanguage();
  const [values, setValues] = useState<Values>(() => valuesOf(cart));
  const [option, setOption] = useState(() => firstOption(cart, options));
  const [tried, setTried] = useState(false);
  const { busy, problem, run } = useWork();
  const labels = labelsOf(texts.address);
  const missing = FIELDS.filter(({ name, required }) => required && !values[name].trim());

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (missing.length > 0 || !option) {
      form.querySelector<HTMLInputElement>(`[name="${missing[0]?.name}"]`)?.focus();
      return;
    }
    run(() => onSave(cartChanges(values, country), option));
  };
  const fillIn = () =>
    setValues({ ...sampleOf(country, language), email: values.email || "hanako@example.com" });

  return (
    <form className="address" noValidate onSubmit={save}>
      <p>
        <button type="button" className="link" onClick={fillIn}>
          {texts.address.sample}
        </button>
      </p>
      <div className="fields">
        {FIELDS.map((field) => (
          <Field
            key={field.name}
            {...field}
            label={labels[field.name]}
            hint={hintOf(field.name, texts.address)}
            value={values[field.name]}
            problem={tried && missing.includes(field) ? texts.address.missing(labels[field.name]) : undefined}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
      </div>
      <DeliveryChoice options={options} currency={cart.currency_code} chosen={option} onChoose={setOption} />
      {problem && <Problem>{problem}</Problem>}
      <p className="onward">
        <button type="submit" className="button wide" aria-disabled={busy}>
          {texts.address.next}
        </button>
      </p>
    </form>
  );
}

function labelsOf(texts: ReturnType<typeof useLanguage>["texts"]["address"]): Record<FieldName, string> {
  return {
    email: texts.email,
    last_name: texts.lastName,
    first_name: texts.firstName,
    postal_code: texts.postalCode,
    province: texts.province,
    city: texts.city,
    address_1: texts.address,
    address_2: texts.address2,
    phone: texts.phone,
  };
}

function hintOf(
  name: FieldName,
  texts: ReturnType<typeof useLanguage>["texts"]["address"],
): string | undefined {
  if (name === "email") return texts.emailHint;
  return name === "phone" ? texts.phoneHint : undefined;
}

function valuesOf(cart: Cart): Values {
  const address = cart.shipping_address as Partial<Record<FieldName, string | null>> | undefined;
  const values = FIELDS.map(({ name }) => [name, (name === "email" ? cart.email : address?.[name]) ?? ""]);
  return Object.fromEntries(values) as Values;
}

/** The one chosen before, if it is offered still; else the first. */
function firstOption(cart: Cart, options: AddressFormProps["options"]): string {
  const before = cart.shipping_methods?.[0]?.shipping_option_id;
  return options.find(({ id }) => id === before)?.id ?? options[0]?.id ?? "";
}

function sampleOf(country: string, language: Language): Values {
  const tokyo = language === "ja" ? TOKYO_ADDRESS : TOKYO_ADDRESS_IN_ENGLISH;
  const address: Partial<Record<FieldName, string | null>> = country === "us" ? NEW_YORK_ADDRESS : tokyo;
  return Object.fromEntries(FIELDS.map(({ name }) => [name, address[name] ?? ""])) as Values;
}

function cartChanges({ email, ...rest }: Values, country: string): HttpTypes.StoreUpdateCart {
  const address = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value.trim()]));
  const full = { ...address, country_code: country };
  return { email: email.trim(), shipping_address: full, billing_address: full };
}
