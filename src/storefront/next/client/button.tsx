import { useRouter } from "next/navigation";
import { useMemo, type ReactElement } from "react";
import { useHaiPay } from "../../components/context";
import { LeftForWallet } from "../../components/left-for-wallet";
import { PayButton } from "../../components/pay-button";
import { PaymentReview } from "../../components/payment-review";
import { usePaymentMethods } from "../../components/use-payment-methods";
import { wayOf } from "../../core/choosing";
import { createPayer } from "../../core/pay";
import { isHaiPay } from "../../core/provider";
import { fill } from "../../core/texts";
import type { CartToPay } from "./cart";
import { InShop, useShop, type HaiPayPlaces } from "./shop";

export interface HaiPayButtonProps extends HaiPayPlaces {
  cart: CartToPay;
  /** Something else is still missing: address, e-mail or delivery. */
  notReady?: boolean;
}

/**
 * The last step: method, sum and deadline, which Japanese law wants to stand before the last button, and the button. It goes
 * to the wallet or places the order, once even when double-clicked. A cart or a choice that another tab has changed is not paid.
 */
export function HaiPayButton({ cart, notReady, ...places }: HaiPayButtonProps): ReactElement {
  return (
    <InShop places={places}>
      <ReviewAndPay cart={cart} notReady={notReady} />
    </InShop>
  );
}

function ReviewAndPay({ cart, notReady }: Pick<HaiPayButtonProps, "cart" | "notReady">): ReactElement {
  const router = useRouter();
  const { client, orderAddress, privacyUrl, returnUrl } = useShop();
  const { language, texts } = useHaiPay();
  const { methods, problem, reload } = usePaymentMethods({ cartId: cart.id });
  const pay = useMemo(() => createPayer(client), [client]);
  const session = cart.payment_collection?.payment_sessions?.find(({ provider_id }) => isHaiPay(provider_id));
  const method = methods?.kinds
    .flatMap((kind) => kind.methods)
    .find(({ provider_id }) => provider_id === session?.provider_id);
  const showOrder = (orderId: string) => router.push(orderAddress(orderId));

  if (!methods?.amount || !method || !session) {
    return <p role="status">{problem ?? (methods ? texts.noMethods : texts.loading)}</p>;
  }
  const { amount, currency_code: currencyCode } = methods;
  return (
    <div className="haipay-checkout">
      <LeftForWallet cartId={cart.id} returnUrl={returnUrl} onPlaced={({ orderId }) => showOrder(orderId)} />
      <PaymentReview
        method={method}
        session={session}
        amount={amount}
        currencyCode={currencyCode}
        privacyUrl={privacyUrl}
      />
      <PayButton
        disabled={notReady || !method.available}
        pay={() => pay({ cartId: cart.id, method, session, expectedAmount: amount })}
        onProblem={reload}
        onOutcome={(outcome) => outcome.type === "placed" && showOrder(outcome.orderId)}
      >
        {fill(method.flow === "pay_first" ? texts.payNow : texts.placeOrder, {
          method: wayOf(method, language),
        })}
      </PayButton>
    </div>
  );
}
