import type { HttpTypes } from "@medusajs/framework/types";
import { useRef, useState, type FormEvent } from "react";
import { useHaiPay } from "../../../src/storefront/index";
import type { Cart } from "../../shopper";
import { DeliveryChoice } from "../parts/delivery-choice";
import { Problem } from "../parts/loading";
import { useWork } from "../parts/use-work";
import { WorkButton } from "../parts/work-button";
import { useLanguage } from "../state/language";
import { AddressFields } from "./address-fields";
import { cartChanges, sampleOf, valuesOf } from "./address-values";
import { checkAddress, tidy } from "./check-address";
import { fieldsOf, type FieldName } from "./fields";
import { lookUpPostcode } from "./look-up-postcode";
import { suggestEmail } from "./suggest-email";
import { readPostcode } from "./widths";

interface AddressFormProps {
  cart: Cart;
  /** Two lower-case letters. */
  country: string;
  options: HttpTypes.StoreCartShippingOption[];
  onSave: (to: HttpTypes.StoreUpdateCart, shippingOptionId: string) => Promise<void>;
}

/**
 * The address step: a model to copy. What is typed in any width is taken, the postcode fills in what it knows, and a field says what is
 * wrong with it as soon as it is left, in the shopper's words, until it is right.
 */
export function AddressForm({ cart, country, options, onSave }: AddressFormProps) {
  const { language, texts } = useLanguage();
  const { texts: kit } = useHaiPay();
  const [values, setValues] = useState(() => valuesOf(cart, country));
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
  const [meant, setMeant] = useState<string>();
  const [option, setOption] = useState(() => firstOption(cart, options));
  const { busy, problem, refusedField, run } = useWork();
  const form = useRef<HTMLFormElement>(null);
  const looked = useRef(readPostcode(values.postal_code));

  const problems = checkAddress(values, country, { shop: texts.address, kit });
  const shown = Object.fromEntries(Object.entries(problems).filter(([name]) => left.has(name as FieldName)));
  if (refusedField === "email" && !shown.email) shown.email = kit.emailProblems.form;

  const change = (name: FieldName, value: string) => {
    setValues((before) => ({ ...before, [name]: value }));
    if (name === "email") setMeant(undefined);
    if (name === "postal_code" && country === "jp") void fillInPlace(value);
  };
  const fillInPlace = async (typed: string) => {
    const postcode = readPostcode(typed);
    if (postcode === undefined || postcode === looked.current) return;
    looked.current = postcode;
    const place = await lookUpPostcode(postcode);
    // A later postcode was quicker, or the shopper has gone on.
    if (!place || looked.current !== postcode) return;
    setValues((before) => ({
      ...before,
      province: place.province,
      city: place.city,
      address_1: before.address_1.startsWith(place.area) ? before.address_1 : place.area,
    }));
  };
  const leave = (name: FieldName) => {
    setLeft((before) => new Set(before).add(name));
    if (name === "email") void suggestEmail(values.email.trim()).then(setMeant);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const [first] = Object.keys(problems);
    if (first !== undefined || !option) {
      setLeft(new Set(fieldsOf(country).map(({ name }) => name)));
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    run(() => onSave(cartChanges(tidy(values, country), country), option));
  };
  const fillIn = () => {
    const sample = sampleOf(country, language);
    looked.current = readPostcode(sample.postal_code);
    setValues({ ...sample, email: values.email || "hanako@example.com" });
    setMeant(undefined);
  };

  return (
    <form ref={form} className="address" noValidate onSubmit={save}>
      <p>
        <button type="button" className="link" onClick={fillIn}>
          {texts.address.sample}
        </button>
      </p>
      <AddressFields
        country={country}
        values={values}
        problems={shown}
        meantEmail={meant}
        onChange={change}
        onLeave={leave}
        onMeant={(email) => change("email", email)}
      />
      <DeliveryChoice options={options} currency={cart.currency_code} chosen={option} onChoose={setOption} />
      {problem && <Problem>{problem}</Problem>}
      <p className="onward">
        <WorkButton type="submit" className="button wide" busy={busy} busyText={texts.address.saving}>
          {texts.address.next}
        </WorkButton>
      </p>
    </form>
  );
}

/** The one chosen before, if it is offered still; else the first. */
function firstOption(cart: Cart, options: AddressFormProps["options"]): string {
  const before = cart.shipping_methods?.[0]?.shipping_option_id;
  return options.find(({ id }) => id === before)?.id ?? options[0]?.id ?? "";
}
