import { useMemo, useRef, useState, type ReactElement } from "react";
import type { Details, PaymentMethods } from "../../contract/store-api";
import { writeSum } from "../../platform/language";
import { findMethod, firstChoice, wayOf } from "../core/choosing";
import { checkDetails } from "../core/fields";
import { lastMethod } from "../core/last-method";
import { createPayer, type PayOutcome } from "../core/pay";
import { fill } from "../core/texts";
import { BuyerFields, focusProblem } from "./buyer-fields";
import { requireClient, useHaiPay, waiting } from "./context";
import { LeftForWallet } from "./left-for-wallet";
import { MethodPicker, type MethodPickerProps } from "./method-picker";
import { PayButton, type PayButtonProps } from "./pay-button";
import { PaymentReview } from "./payment-review";
import { usePaymentMethods } from "./use-payment-methods";
import { Problem, Skeleton } from "./waiting";

export interface HaiPayCheckoutProps
  extends Pick<PayButtonProps, "redirect">, Pick<MethodPickerProps, "deliveryCountry" | "shopUrl"> {
  cartId: string;
  /** Where an e-wallet sends the buyer back; the shop's return path by default. */
  returnUrl?: string;
  /** The shop's privacy policy, which says in which countries the buyer's data are processed. */
  privacyUrl?: string;
  /** What was entered at the address step: a field that cannot be used is shown with its value and what is wrong. */
  buyer?: Pick<Details, "name" | "phone" | "email">;
  /** The order is placed: show the payment of `paymentToken`. */
  onPlaced: (placed: Extract<PayOutcome, { type: "placed" }>) => void;
  /** The cart costs something different from what the buyer saw. */
  onSumChanged?: () => void;
}

/** The whole payment step of a cart: methods, what the cart lacks, the sum and the deadline, and the last button. */
export const HaiPayCheckout = waiting(Checkout, 4);

function Checkout({ cartId, ...props }: HaiPayCheckoutProps): ReactElement {
  const { texts } = useHaiPay();
  const { methods, problem, reload } = usePaymentMethods({ cartId });
  return (
    <div className="haipay-checkout">
      <LeftForWallet cartId={cartId} returnUrl={props.returnUrl} onPlaced={props.onPlaced} />
      <Problem>{problem}</Problem>
      {problem !== undefined && (
        <button type="button" className="haipay-button" onClick={() => void reload()}>
          {texts.retry}
        </button>
      )}
      {methods ? (
        <PaymentStep key={cartId} cartId={cartId} methods={methods} reload={reload} {...props} />
      ) : (
        problem === undefined && <Skeleton label={texts.loading} />
      )}
    </div>
  );
}

interface PaymentStepProps extends HaiPayCheckoutProps {
  methods: PaymentMethods;
  reload: () => Promise<void>;
}

function PaymentStep({ cartId, methods, reload, ...props }: PaymentStepProps): ReactElement {
  const { client, language, texts } = useHaiPay();
  // undefined: the preselection, before the buyer chooses; null: nothing, because they opened another row.
  const [picked, setPicked] = useState<string | null>();
  const [last] = useState(lastMethod);
  const [details, setDetails] = useState<Details>({ ...props.buyer });
  const [tried, setTried] = useState(false);
  const pay = useMemo(() => client && createPayer(client), [client]);
  const step = useRef<HTMLDivElement>(null);
  // The answer may have changed since the choice: a method that the cart cannot use any more is not chosen.
  const chosen = picked === undefined ? firstChoice(methods, last) : findMethod(methods, picked);
  const { amount, needed_fields: needed, currency_code: currency } = methods;
  const payable = amount !== null && methods.kinds.some((kind) => kind.methods.some((one) => one.available));

  function validate(): string | undefined {
    setTried(true);
    if (!chosen) {
      step.current?.querySelector<HTMLElement>("input:not(:disabled)")?.focus();
      return texts.chooseFirst;
    }
    if (Object.keys(checkDetails(needed, details, texts)).length === 0) return undefined;
    focusProblem(step.current);
    return "";
  }

  return (
    <div ref={step}>
      <MethodPicker
        methods={methods}
        value={chosen?.provider_id}
        onChange={(method) => setPicked(method?.provider_id ?? null)}
        deliveryCountry={props.deliveryCountry}
        shopUrl={props.shopUrl}
      >
        {chosen && payable && (
          <>
            <BuyerFields needed={needed} value={details} onChange={setDetails} showProblems={tried} />
            <PaymentReview
              method={chosen}
              amount={amount}
              currencyCode={currency}
              privacyUrl={props.privacyUrl}
              brief
            />
          </>
        )}
      </MethodPicker>
      {payable && (
        <PayButton
          sum={writeSum(amount, currency)}
          method={chosen ? wayOf(chosen, language) : texts.chooseFirst}
          about={`${picked} ${JSON.stringify(details)}`}
          pay={async () =>
            (pay ?? createPayer(requireClient(client)))({
              cartId,
              method: chosen!,
              details: { ...pickNeeded(needed, details), returnUrl: props.returnUrl },
              expectedAmount: amount,
            })
          }
          validate={validate}
          redirect={props.redirect}
          onProblem={reload}
          onOutcome={async (outcome) => {
            if (outcome.type === "placed") return props.onPlaced(outcome);
            props.onSumChanged?.();
            await reload();
          }}
        >
          {fill(chosen?.flow === "pay_first" ? texts.payNow : texts.placeOrder, {
            method: chosen?.name[language] ?? "",
          })}
        </PayButton>
      )}
    </div>
  );
}

/** What was asked for; what the cart has already is not sent again. */
function pickNeeded(needed: PaymentMethods["needed_fields"], details: Details): Details {
  return Object.fromEntries(needed.map(({ field }) => [field, details[field]]));
}
