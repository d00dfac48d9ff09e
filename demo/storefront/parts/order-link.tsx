import { useState } from "react";
import { useLanguage } from "../state/language";

/** The page's own address, to take along to another device. */
export function OrderLink() {
  const { texts } = useLanguage();
  const [copied, setCopied] = useState(false);
  const address = location.origin + location.pathname;
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section className="order-link" aria-label={texts.order.copyLink}>
      <p>{texts.order.keepLink}</p>
      <div className="order-link-line">
        <code>{address}</code>
        <button type="button" className="button plain" onClick={copy}>
          {copied ? texts.order.linkCopied : texts.order.copyLink}
        </button>
      </div>
    </section>
  );
}
