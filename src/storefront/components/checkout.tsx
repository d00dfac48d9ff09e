import type { ReactElement, ReactNode } from "react";
import { BuyerFields } from "./buyer-fields";
import { useHaiPay, waiting } from "./context";
import { LeftForWallet } from "./left-for-wallet";
import { MethodPicker } from "./method-picker";
import { PaymentReview } from "./payment-review";
import {
  StepButton,
  usePaymentStep,
  type PaymentStep,
  type StepButtonProps,
  type StepProps,
} from "./payment-step";
import { usePaymentMethods } from "./use-payment-methods";
import { Problem, Skeleton } from "./waiting";

export interface HaiPayCheckoutProps
  extends
    Omit<StepProps, "methods" | "reload">,
    Pick<StepButtonProps, "redirect" | "onPlaced" | "onSumChanged"> {}

export interface CheckoutProps extends HaiPayCheckoutProps {
  /** What is shown below the methods instead of the last button. */
  children?: (step: PaymentStep) => ReactNode;
}

/** The whole payment step of a cart: methods, what the cart lacks, the sum and the deadline, and the last button. */
export const HaiPayCheckout: (props: HaiPayCheckoutProps) => ReactElement = waiting(Checkout, 4);

/** Suspends until the texts are loaded. */
export function Checkout(props: CheckoutProps): ReactElement {
  const { cartId } = props;
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
        <Step key={cartId} {...props} methods={methods} reload={reload} />
      ) : (
        problem === undefined && <Skeleton label={texts.loading} />
      )}
    </div>
  );
}

function Step(props: CheckoutProps & StepProps): ReactElement {
  const step = usePaymentStep(props);
  const { amount, chosen, methods } = step;
  return (
    <div ref={step.place}>
      <MethodPicker
        methods={methods}
        value={chosen?.provider_id}
        onChange={step.choose}
        deliveryCountry={props.deliveryCountry}
        shopUrl={props.shopUrl}
      >
        {chosen && amount !== undefined && (
          <>
            <BuyerFields
              needed={methods.needed_fields}
              value={step.details}
              onChange={step.setDetails}
              showProblems={step.tried}
            />
            <PaymentReview
              method={chosen}
              amount={amount}
              currencyCode={methods.currency_code}
              privacyUrl={props.privacyUrl}
              brief
            />
          </>
        )}
      </MethodPicker>
      {props.children ? (
        props.children(step)
      ) : (
        <StepButton
          step={step}
          redirect={props.redirect}
          onPlaced={props.onPlaced}
          onSumChanged={props.onSumChanged}
        />
      )}
    </div>
  );
}
