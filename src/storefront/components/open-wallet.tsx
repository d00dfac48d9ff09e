import { useEffect, useState, type ReactElement } from "react";
import type { Payment } from "../../contract/store-api";
import { openWalletOf } from "../core/open-wallet";
import { safeAddress } from "../core/safe-address";
import { statusOf } from "../core/status";
import { fill } from "../core/texts";
import { viewOf } from "../core/view";
import type { PayOutcome } from "../core/pay";
import { useHaiPay } from "./context";

export interface OpenWalletProps {
  cartId: string;
  returnUrl?: string;
  onPlaced: (placed: Extract<PayOutcome, { type: "placed" }>) => void;
}

/**
 * What happened to the wallet's page that this browser opened for the cart: a shopper who comes back with the back button
 * sees whether it is still open, and is not asked to pay again if money has come.
 */
export function OpenWallet({ cartId, returnUrl, onPlaced }: OpenWalletProps): ReactElement | null {
  const { client, language, texts } = useHaiPay();
  const [payment, setPayment] = useState<Payment>();

  useEffect(() => {
    const look = () => {
      const token = openWalletOf(cartId);
      if (token === undefined) return;
      client?.getPayment(token, { cartId }).then(setPayment, () => setPayment(undefined));
    };
    look();
    window.addEventListener("pageshow", look);
    window.addEventListener("focus", look);
    return () => {
      window.removeEventListener("pageshow", look);
      window.removeEventListener("focus", look);
    };
  }, [client, cartId]);

  if (!payment || payment.kind !== "ewallet") return null;
  const view = viewOf(payment, Date.now());
  const method = { method: payment.method_name[language] };
  const page = safeAddress(payment.slip?.pay_url);
  if (view === "waiting" && page !== undefined) {
    return (
      <div className="haipay-box" role="status">
        <p className="haipay-strong">{fill(texts.walletOpen, method)}</p>
        <a className="haipay-button" href={page} rel="noreferrer">
          {fill(texts.walletContinue, method)}
        </a>
      </div>
    );
  }
  if (view === "paid" || view === "confirming") {
    const { medusa_order_id: orderId, display_id: displayId, payment_token: paymentToken } = payment;
    return (
      <div className="haipay-box" role="status">
        <p className="haipay-strong">{fill(texts.walletPaid, method)}</p>
        {orderId !== null ? (
          <button
            type="button"
            className="haipay-button haipay-primary"
            onClick={() => onPlaced({ type: "placed", orderId, displayId, paymentToken })}
          >
            {texts.seePayment}
          </button>
        ) : (
          returnUrl !== undefined && (
            <a className="haipay-button haipay-primary" href={addressOf(returnUrl, paymentToken)}>
              {texts.seePayment}
            </a>
          )
        )}
      </div>
    );
  }
  if (view !== "declined" && view !== "expired") return null;
  const { title, messages } = statusOf(payment, view, texts, language);
  return (
    <div className="haipay-box" role="status">
      <p className="haipay-strong">{title}</p>
      <p>{messages.join(language === "ja" ? "" : " ")}</p>
    </div>
  );
}

function addressOf(returnUrl: string, paymentToken: string): string {
  const address = new URL(returnUrl, window.location.href);
  address.searchParams.set("payment_token", paymentToken);
  return address.href;
}
