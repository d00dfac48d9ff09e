import { useMemo, useRef, useState, type ReactElement, type RefObject } from "react";
import type { Details, OfferedMethod, PaymentMethods } from "../../contract/store-api";
import { writeSum } from "../../platform/language";
import { findMethod, firstChoice, wayOf } from "../core/choosing";
import { checkDetails } from "../core/fields";
import { lastMethod } from "../core/last-method";
import { createPayer, type PayOutcome } from "../core/pay";
import { fill } from "../core/texts";
import { focusProblem } from "./buyer-fields";
import { requireClient, useHaiPay } from "./context";
import type { MethodPickerProps } from "./method-picker";
import { PayButton, type PayButtonProps } from "./pay-button";

export interface StepProps extends Pick<MethodPickerProps, "deliveryCountry" | "shopUrl"> {
  cartId: string;
  methods: PaymentMethods;
  reload: () => Promise<void>;
  /** Where an e-wallet sends the buyer back; the shop's return path by default. */
  returnUrl?: string;
  /** The shop's privacy policy, which says in which countries the buyer's data are processed. */
  privacyUrl?: string;
  /** What was entered at the address step: a field that cannot be used is shown with its value and what is wrong. */
  buyer?: Pick<Details, "name" | "phone" | "email">;
}

/** What is chosen and typed so far, and what the last button does with it, wherever that stands. */
export interface PaymentStep extends Pick<StepProps, "methods" | "reload"> {
  /** The sum to pay; undefined while nothing can be paid. */
  amount: string | undefined;
  chosen: OfferedMethod | undefined;
  choose: (method: OfferedMethod | undefined) => void;
  details: Details;
  setDetails: (details: Details) => void;
  /** The last button was clicked before. */
  tried: boolean;
  /** Marks what is missing and goes there. @returns what to say; "" where the fields say it; undefined when nothing is missing */
  validate: () => string | undefined;
  pay: () => Promise<PayOutcome>;
  /** Changes with what the buyer chooses and types, and with nothing else. */
  about: string;
  /** What the methods are drawn into. */
  place: RefObject<HTMLDivElement>;
}

/** Suspends until the texts are loaded. */
export function usePaymentStep({ cartId, methods, reload, buyer, returnUrl }: StepProps): PaymentStep {
  const { client, texts } = useHaiPay();
  // undefined: the preselection, before the buyer chooses; null: nothing, because they opened another row.
  const [picked, setPicked] = useState<string | null>();
  const [last] = useState(lastMethod);
  const [details, setDetails] = useState<Details>({ ...buyer });
  const [tried, setTried] = useState(false);
  const pay = useMemo(() => client && createPayer(client), [client]);
  const place = useRef<HTMLDivElement>(null);
  // The answer may have changed since the choice: a method that the cart cannot use any more is not chosen.
  const chosen = picked === undefined ? firstChoice(methods, last) : findMethod(methods, picked);
  const { amount, needed_fields: needed } = methods;
  const available = methods.kinds.some((kind) => kind.methods.some((one) => one.available));

  function validate(): string | undefined {
    setTried(true);
    if (!chosen) {
      place.current?.querySelector<HTMLElement>("input:not(:disabled)")?.focus();
      return texts.chooseFirst;
    }
    if (Object.keys(checkDetails(needed, details, texts)).length === 0) return undefined;
    focusProblem(place.current);
    return "";
  }

  return {
    methods,
    reload,
    amount: amount !== null && available ? amount : undefined,
    chosen,
    choose: (method) => setPicked(method?.provider_id ?? null),
    details,
    setDetails,
    tried,
    validate,
    pay: async () =>
      (pay ?? createPayer(requireClient(client)))({
        cartId,
        method: chosen!,
        details: { ...pickNeeded(needed, details), returnUrl },
        expectedAmount: amount,
      }),
    about: `${picked} ${JSON.stringify(details)}`,
    place,
  };
}

export interface StepButtonProps extends Pick<PayButtonProps, "redirect" | "disabled"> {
  step: PaymentStep;
  onPlaced: (placed: Extract<PayOutcome, { type: "placed" }>) => void;
  /** Nothing was placed: the cart costs something different from what the buyer saw, or another choice came in between. */
  onSumChanged?: (outcome: PayOutcome) => void;
}

/** The last button, with the sum and the method; nothing while nothing can be paid. Suspends until the texts are loaded. */
export function StepButton({ step, onPlaced, onSumChanged, ...props }: StepButtonProps): ReactElement | null {
  const { language, texts } = useHaiPay();
  const { amount, chosen, methods, reload } = step;
  if (amount === undefined) return null;
  return (
    <PayButton
      {...props}
      sum={writeSum(amount, methods.currency_code)}
      method={chosen ? wayOf(chosen, language) : texts.chooseFirst}
      about={step.about}
      pay={step.pay}
      validate={step.validate}
      onProblem={reload}
      onOutcome={async (outcome) => {
        if (outcome.type === "placed") return onPlaced(outcome);
        onSumChanged?.(outcome);
        await reload();
      }}
    >
      {fill(chosen?.flow === "pay_first" ? texts.payNow : texts.placeOrder, {
        method: chosen?.name[language] ?? "",
      })}
    </PayButton>
  );
}

/** What was asked for; what the cart has already is not sent again. */
function pickNeeded(needed: PaymentMethods["needed_fields"], details: Details): Details {
  return Object.fromEntries(needed.map(({ field }) => [field, details[field]]));
}
