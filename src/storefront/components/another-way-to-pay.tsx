import { useState, type ReactElement } from "react";
import type { Details, OfferedMethod, Payment } from "../../contract/store-api";
import { writeTime } from "../../platform/language";
import { checkDetails } from "../core/check-details";
import type { Proof } from "../core/client";
import { payAnotherWay, type PayOutcome } from "../core/pay";
import { fill } from "../core/texts";
import { BuyerFields } from "./buyer-fields";
import { requireClient, useHaiPay } from "./context";
import { MethodPicker } from "./method-picker";
import { PayButton } from "./pay-button";
import { PaymentReview } from "./payment-review";
import { usePaymentMethods } from "./use-payment-methods";

export interface AnotherWayToPayProps extends Proof {
  payment: Payment;
  /** The storefront's checkout page, for a cart that is still open. */
  checkoutUrl?: string;
  /** Where an e-wallet sends the buyer back. */
  returnUrl?: string;
  /** A new slip is there: show the payment of `outcome.paymentToken`. */
  onOutcome: (outcome: PayOutcome) => void;
}

/** Another method for a placed order, or the way back to the checkout; nothing when there is neither. */
export function AnotherWayToPay(props: AnotherWayToPayProps): ReactElement | null {
  const { texts } = useHaiPay();
  const way = props.payment.another_way;
  const [isOpen, setOpen] = useState(false);
  if (!way) return null;
  if (way.at === "checkout") {
    return props.checkoutUrl === undefined ? null : (
      <p className="haipay-actions">
        <a className="haipay-button haipay-primary" href={props.checkoutUrl}>
          {texts.backToCheckout}
        </a>
      </p>
    );
  }
  if (isOpen) return <Choice {...props} collectionId={way.payment_collection_id} until={way.until} />;
  return (
    <p className="haipay-actions haipay-no-print">
      <button type="button" className="haipay-button" onClick={() => setOpen(true)}>
        {texts.anotherWay}
      </button>
    </p>
  );
}

interface ChoiceProps extends AnotherWayToPayProps {
  collectionId: string;
  until: string | null;
}

function Choice({ payment, returnUrl, onOutcome, collectionId, until, ...props }: ChoiceProps): ReactElement {
  const { client, language, texts } = useHaiPay();
  const { methods, problem, reload } = usePaymentMethods({
    paymentToken: payment.payment_token,
    cartId: props.cartId,
    orderId: props.orderId,
  });
  const [chosen, setChosen] = useState<OfferedMethod>();
  const [details, setDetails] = useState<Details>({});
  const [tried, setTried] = useState(false);
  const needed = methods?.needed_fields ?? [];
  const untilText = until && fill(texts.anotherWayUntil, { until: writeTime(new Date(until), language) });

  return (
    <section className="haipay-another-way haipay-no-print" aria-label={texts.anotherWay}>
      <h3 className="haipay-heading">{texts.anotherWay}</h3>
      <p className="haipay-small">
        {texts.anotherWayHint} {untilText}
      </p>
      {problem === undefined ? (
        <MethodPicker methods={methods} value={chosen?.provider_id} onChange={setChosen} />
      ) : (
        <p className="haipay-problem" role="alert">
          {problem}
        </p>
      )}
      {methods && chosen && methods.amount !== null && (
        <>
          <BuyerFields needed={needed} value={details} onChange={setDetails} showProblems={tried} />
          <PaymentReview method={chosen} amount={methods.amount} currencyCode={methods.currency_code} />
          <PayButton
            pay={() => payAnotherWay(requireClient(client), collectionId, chosen, { ...details, returnUrl })}
            validate={() => {
              setTried(true);
              return Object.values(checkDetails(needed, details, texts))[0];
            }}
            onOutcome={(outcome) => {
              void reload();
              onOutcome(outcome);
            }}
          >
            {fill(texts.payNow, { method: chosen.name[language] })}
          </PayButton>
        </>
      )}
    </section>
  );
}
