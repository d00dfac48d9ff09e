import { useState, type ReactElement } from "react";
import type { Payment } from "../../contract/store-api";
import type { Proof } from "../core/client";
import type { PayOutcome } from "../core/pay";
import { onDemand, useHaiPay, waiting } from "./context";
import { Problem, Skeleton } from "./waiting";

const AnotherChoice = onDemand(
  async () => (await import("./another-choice.js")).AnotherChoice,
  () => <Skeleton />,
  () => <Problem>{useHaiPay().texts.errorUnreachable}</Problem>,
);

/** Without it the button below leads on as well. */
const SameAgain = onDemand<AnotherWayToPayProps>(
  async () => (await import("./another-choice.js")).SameAgain,
  () => null,
);

export interface AnotherWayToPayProps extends Proof {
  payment: Payment;
  /** The storefront's checkout page, for a cart that is still open. */
  checkoutUrl?: string;
  /** Where an e-wallet sends the buyer back. */
  returnUrl?: string;
  /** This payment can no longer be paid: the buyer came to choose again. */
  isOver?: boolean;
  /** A new slip is there: show the payment of `outcome.paymentToken`. */
  onOutcome: (outcome: PayOutcome) => void;
  /** Called when the choice opens or closes: the previous slip need not be shown above it. */
  onOpen?: (isOpen: boolean) => void;
}

/** Another method for a placed order, or the way back to the checkout; nothing when there is neither. */
export const AnotherWayToPay = waiting(AnotherWay, 1);

function AnotherWay(props: AnotherWayToPayProps): ReactElement | null {
  const { texts } = useHaiPay();
  const { payment, checkoutUrl, isOver } = props;
  const way = payment.another_way;
  const [isOpen, setOpen] = useState(false);
  if (!way) return null;
  const again = isOver && payment.kind === "ewallet" && (way.at === "order" || props.cartId !== undefined);
  if (way.at === "checkout") {
    return (
      <div className="haipay-actions haipay-no-print">
        {again && <SameAgain {...props} />}
        {checkoutUrl !== undefined && (
          <a className={`haipay-button${isOver && !again ? " haipay-primary" : ""}`} href={checkoutUrl}>
            {texts.backToCheckout}
          </a>
        )}
      </div>
    );
  }
  const open = (next: boolean) => {
    setOpen(next);
    props.onOpen?.(next);
  };
  if (isOpen) {
    return (
      <AnotherChoice
        {...props}
        collectionId={way.payment_collection_id}
        until={way.until}
        onClose={() => open(false)}
      />
    );
  }
  return (
    <div className="haipay-actions haipay-no-print">
      {again && <SameAgain {...props} />}
      <button
        type="button"
        className={`haipay-button${isOver && !again ? " haipay-primary" : ""}`}
        onClick={() => open(true)}
      >
        {texts.anotherWay}
      </button>
    </div>
  );
}
