import { useEffect, useRef, useState, type ReactElement } from "react";
import type { Payment } from "../../contract/store-api";
import { writeSum, writeTime } from "../../platform/language";
import { fill } from "../core/texts";
import type { PaymentView } from "../core/view";
import { AnotherWayToPay } from "./another-way-to-pay";
import { useHaiPay } from "./context";
import { useNoReferrer } from "./no-referrer";
import { PaymentInstructions } from "./payment-instructions";
import { usePayment, type UsePaymentOptions } from "./use-payment";

export interface PaymentStatusProps extends UsePaymentOptions {
  /** From the address of the return page (`paymentTokenOf`), or of the order's payment session (`tokenOf`). */
  paymentToken: string;
  /** The storefront's checkout page, for a payment that failed before its order was placed. */
  checkoutUrl?: string;
  /** Where an e-wallet sends the buyer back when a placed order is paid another way. */
  returnUrl?: string;
  /** Called once for each view that the payment comes to. */
  onView?: (view: PaymentView, payment: Payment) => void;
  /** The buyer chose again: put the new token into the address, so that a reload shows the same. */
  onReplaced?: (paymentToken: string) => void;
}

/**
 * How a payment stands, and what the buyer can do. It turns to paid, failed or still waiting by itself, on whatever
 * device it is opened.
 */
export function PaymentStatus(props: PaymentStatusProps): ReactElement {
  const { texts } = useHaiPay();
  const [newer, setNewer] = useState<string>();
  const { payment, view, problem, paymentToken, look } = usePayment(newer ?? props.paymentToken, props);
  const { onView, onReplaced } = props;
  const told = useRef("");
  useNoReferrer();

  useEffect(() => {
    if (payment && view && told.current !== `${view} ${payment.payment_token}`) {
      told.current = `${view} ${payment.payment_token}`;
      onView?.(view, payment);
    }
  }, [payment, view, onView]);
  useEffect(() => {
    if (paymentToken !== props.paymentToken) onReplaced?.(paymentToken);
  }, [paymentToken, props.paymentToken, onReplaced]);

  return (
    <section className={`haipay-status haipay-view-${view ?? "checking"}`}>
      <div role="status" aria-live="polite">
        {payment && view ? (
          <Headline payment={payment} view={view} />
        ) : (
          problem !== "gone" && <p className="haipay-note">{texts.checking}</p>
        )}
        {problem && <p className="haipay-problem">{texts[problem]}</p>}
      </div>
      {payment && (view === "waiting" || view === "partial") && <PaymentInstructions payment={payment} />}
      {payment && payment.needs_attention && view !== "paid" && (
        <p className="haipay-note">{texts.attention}</p>
      )}
      {payment && (
        <AnotherWayToPay
          key={payment.payment_token}
          payment={payment}
          cartId={props.cartId}
          orderId={props.orderId}
          checkoutUrl={props.checkoutUrl}
          returnUrl={props.returnUrl}
          onOutcome={(outcome) => outcome.type === "slip" && setNewer(outcome.paymentToken)}
        />
      )}
      {payment && !payment.recognised && isOver(view) && <p className="haipay-note">{texts.notRecognised}</p>}
      {view !== "paid" && view !== "cancelled" && problem !== "gone" && (
        <button type="button" className="haipay-button haipay-quiet haipay-no-print" onClick={look}>
          {texts.checkNow}
        </button>
      )}
    </section>
  );
}

/** The buyer might look for the order, or for another way to pay, and whoever is not recognised is shown neither. */
function isOver(view: PaymentView | undefined): boolean {
  return view === "paid" || view === "failed" || view === "expired";
}

function Headline({ payment, view }: { payment: Payment; view: PaymentView }): ReactElement {
  const { language, texts } = useHaiPay();
  const currency = payment.currency_code;
  const values = {
    method: payment.method_name[language],
    sum: writeSum(payment.amount ?? "0", currency),
    received: writeSum(payment.received_amount, currency),
  };
  return (
    <>
      <h2 className="haipay-title">{fill(texts.titles[view], values)}</h2>
      <p className="haipay-message">{fill(texts.messages[view], values)}</p>
      {view === "cancelled" && payment.paid_at && <p className="haipay-message">{texts.paidButCancelled}</p>}
      {view === "paid" && (
        <dl className="haipay-facts">
          {payment.display_id !== null && (
            <>
              <dt>{texts.orderNumber}</dt>
              <dd>#{payment.display_id}</dd>
            </>
          )}
          {payment.paid_at && (
            <>
              <dt>{texts.paidAt}</dt>
              <dd>{writeTime(new Date(payment.paid_at), language)}</dd>
            </>
          )}
        </dl>
      )}
    </>
  );
}
