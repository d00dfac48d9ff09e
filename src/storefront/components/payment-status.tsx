import { useEffect, useRef, useState, type ReactElement } from "react";
import type { Payment } from "../../contract/store-api";
import { statusOf, type Status } from "../core/status";
import { canPay, type PaymentView } from "../core/view";
import { AnotherWayToPay } from "./another-way-to-pay";
import { useHaiPay, waiting } from "./context";
import { Fact } from "./facts";
import { useNoReferrer } from "./no-referrer";
import { PaymentInstructions } from "./payment-instructions";
import { usePayment, type UsePaymentOptions } from "./use-payment";
import { Skeleton } from "./waiting";

export interface PaymentStatusProps extends UsePaymentOptions {
  /** From the address of the return page (`paymentTokenOf`), or of the order's payment session (`tokenOf`). */
  paymentToken: string;
  /** The storefront's checkout page, for a payment that failed before its order was placed. */
  checkoutUrl?: string;
  /** Where an e-wallet sends the buyer back when a placed order is paid another way. */
  returnUrl?: string;
  /** Where the buyer continues once it is paid. */
  shopUrl?: string;
  /** The shop's receipt, once it is paid. */
  receiptUrl?: string;
  /** Called once for each view that the payment reaches, and when its order becomes known. */
  onView?: (view: PaymentView, payment: Payment) => void;
  /** The buyer chose again: put the new token into the address, so that a reload shows the same. */
  onReplaced?: (paymentToken: string) => void;
}

/**
 * The state of a payment, and what the buyer can do. It updates itself to paid, failed or still waiting, on whatever
 * device it is opened.
 */
export const PaymentStatus = waiting(Followed, 4);

function Followed(props: PaymentStatusProps): ReactElement {
  const { language, texts } = useHaiPay();
  const [newer, setNewer] = useState<string>();
  const [choosing, setChoosing] = useState(false);
  const { payment, view, problem, paymentToken, look } = usePayment(newer ?? props.paymentToken, props);
  const { onView, onReplaced } = props;
  const told = useRef("");
  useNoReferrer();

  useEffect(() => {
    if (!payment || !view) return;
    const news = [view, payment.payment_token, payment.medusa_order_id].join(" ");
    if (told.current === news) return;
    told.current = news;
    onView?.(view, payment);
  }, [payment, view, onView]);
  useEffect(() => {
    setChoosing(false);
    if (paymentToken !== props.paymentToken) onReplaced?.(paymentToken);
  }, [paymentToken, props.paymentToken, onReplaced]);

  const status = payment && view && statusOf(payment, view, texts, language);
  const pays = canPay(view);
  return (
    <section className={`haipay-status haipay-view-${view ?? "checking"}`}>
      <div role="status" aria-live="polite">
        {status && <Headline status={status} />}
        {problem && <p className="haipay-problem">{texts[problem]}</p>}
      </div>
      {!status && problem !== "gone" && <Skeleton label={texts.checking} />}
      {payment && pays && !choosing && <PaymentInstructions payment={payment} />}
      {payment && (
        <AnotherWayToPay
          key={payment.payment_token}
          payment={payment}
          isOver={!pays}
          cartId={props.cartId}
          orderId={props.orderId}
          checkoutUrl={props.checkoutUrl}
          returnUrl={props.returnUrl}
          onOpen={setChoosing}
          onOutcome={(outcome) => outcome.type === "slip" && setNewer(outcome.paymentToken)}
        />
      )}
      {payment && view === "paid" && <Onward {...props} />}
      {payment && !payment.recognised && status?.tone !== "wait" && (
        <p className="haipay-note">{texts.notRecognised}</p>
      )}
      {status?.tone === "wait" && !choosing && (
        <button type="button" className="haipay-button haipay-quiet haipay-no-print" onClick={look}>
          {texts.checkNow}
        </button>
      )}
    </section>
  );
}

function Headline({ status }: { status: Status }): ReactElement {
  return (
    <div className={`haipay-headline haipay-${status.tone}`}>
      <svg className="haipay-sign" viewBox="0 0 24 24" width="40" height="40" aria-hidden="true">
        <circle cx="12" cy="12" r="11" />
        <path d={SIGNS[status.tone]} />
      </svg>
      <div>
        <h2 className="haipay-title">{status.title}</h2>
        {status.messages.map((message) => (
          <p key={message} className="haipay-message">
            {message}
          </p>
        ))}
        {status.facts.length > 0 && (
          <dl className="haipay-facts">
            {status.facts.map((fact) => (
              <Fact key={fact.label} {...fact} />
            ))}
          </dl>
        )}
      </div>
    </div>
  );
}

/** A tick, an exclamation mark, and a clock. */
const SIGNS: Record<Status["tone"], string> = {
  good: "M6.5 12.5l3.7 3.7 7.3-8",
  bad: "M12 6.5v7M12 17v.2",
  wait: "M12 6.5V12l3.5 2.5",
};

/** What comes after the payment: the receipt, and on through the shop. */
function Onward({
  receiptUrl,
  shopUrl,
}: Pick<PaymentStatusProps, "receiptUrl" | "shopUrl">): ReactElement | null {
  const { texts } = useHaiPay();
  if (receiptUrl === undefined && shopUrl === undefined) return null;
  return (
    <div className="haipay-actions haipay-no-print">
      {shopUrl !== undefined && (
        <a className="haipay-button haipay-primary" href={shopUrl}>
          {texts.backToShop}
        </a>
      )}
      {receiptUrl !== undefined && (
        <a className="haipay-button" href={receiptUrl}>
          {texts.receipt}
        </a>
      )}
    </div>
  );
}
