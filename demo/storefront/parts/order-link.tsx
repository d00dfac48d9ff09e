import { useState } from "react";
import { useLanguage } from "../state/language";

/**
 * The address of the payment, to open on another device: anyone who has it sees the payment's state and how to pay, but neither the
 * buyer nor the goods.
 */
export function OrderLink({ paymentToken }: { paymentToken: string }) {
  const { texts } = useLanguage();
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}/haipay/return?payment_token=${paymentToken}`;
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <p className="order-link">
      <span className="quiet">{texts.order.keepLink}</span>{" "}
      <button type="button" className="link" onClick={copy}>
        {copied ? texts.order.linkCopied : texts.order.copyLink}
      </button>
      <span className="for-readers" role="status">
        {copied ? texts.order.linkCopied : ""}
      </span>
    </p>
  );
}
