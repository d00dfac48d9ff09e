import { useMemo, useState, type ReactElement } from "react";
import type { Details, PaymentMethods } from "../../contract/store-api";
import { checkDetails } from "../core/check-details";
import { createPayer, type PayOutcome } from "../core/pay";
import { fill } from "../core/texts";
import { BuyerFields } from "./buyer-fields";
import { requireClient, useHaiPay } from "./context";
import { MethodPicker } from "./method-picker";
import { PayButton, type PayButtonProps } from "./pay-button";
import { PaymentReview } from "./payment-review";
import { usePaymentMethods } from "./use-payment-methods";

export interface HaiPayCheckoutProps extends Pick<PayButtonProps, "redirect"> {
  cartId: string;
  /** Where an e-wallet sends the buyer back; the shop's return path by default. */
  returnUrl?: string;
  /** The shop's privacy policy, which says in which countries the buyer's data are processed. */
  privacyUrl?: string;
  /** The order is placed: show the payment of `paymentToken`. */
  onPlaced: (placed: Extract<PayOutcome, { type: "placed" }>) => void;
  /** The cart costs something else than the buyer saw. */
  onSumChanged?: () => void;
}

/** The whole payment step of a cart: methods, what the cart lacks, the sum and the deadline, and the last button. */
export function HaiPayCheckout({ cartId, ...props }: HaiPayCheckoutProps): ReactElement {
  const { texts } = useHaiPay();
  const { methods, problem, reload } = usePaymentMethods({ cartId });
  return (
    <div className="haipay-checkout">
      {problem !== undefined && (
        <p className="haipay-problem" role="alert">
          {problem}{" "}
          <button type="button" className="haipay-button haipay-quiet" onClick={() => void reload()}>
            {texts.retry}
          </button>
        </p>
      )}
      {(methods || problem === undefined) && (
        <PaymentStep key={cartId} cartId={cartId} methods={methods} reload={reload} {...props} />
      )}
    </div>
  );
}

interface PaymentStepProps extends HaiPayCheckoutProps {
  methods: PaymentMethods | undefined;
  reload: () => Promise<void>;
}

function PaymentStep({ cartId, methods, reload, ...props }: PaymentStepProps): ReactElement {
  const { client, language, texts } = useHaiPay();
  const [providerId, setProviderId] = useState<string>();
  const [details, setDetails] = useState<Details>({});
  const [tried, setTried] = useState(false);
  const pay = useMemo(() => client && createPayer(client), [client]);
  // The answer may have changed since the choice: a method that the cart cannot use any more is not chosen.
  const chosen = methods?.kinds
    .flatMap((kind) => kind.methods)
    .find((method) => method.provider_id === providerId && method.available);
  const needed = methods?.needed_fields ?? [];
  return (
    <>
      <MethodPicker
        methods={methods}
        value={chosen?.provider_id}
        onChange={(method) => setProviderId(method.provider_id)}
      />
      {methods && chosen && methods.amount !== null && (
        <>
          <BuyerFields needed={needed} value={details} onChange={setDetails} showProblems={tried} />
          <PaymentReview
            method={chosen}
            amount={methods.amount}
            currencyCode={methods.currency_code}
            privacyUrl={props.privacyUrl}
          />
          <PayButton
            pay={async () =>
              (pay ?? createPayer(requireClient(client)))({
                cartId,
                method: chosen,
                details: { ...details, returnUrl: props.returnUrl },
                expectedAmount: methods.amount,
              })
            }
            validate={() => {
              setTried(true);
              return Object.values(checkDetails(needed, details, texts))[0];
            }}
            redirect={props.redirect}
            onOutcome={async (outcome) => {
              if (outcome.type === "placed") return props.onPlaced(outcome);
              props.onSumChanged?.();
              await reload();
            }}
          >
            {fill(chosen.flow === "pay_first" ? texts.payNow : texts.placeOrder, {
              method: chosen.name[language],
            })}
          </PayButton>
        </>
      )}
    </>
  );
}
