import type { ReactElement } from "react";
import type { Payment } from "../../contract/store-api";
import { writeSum } from "../../platform/language";
import { factsOf, restOf, stepsOf } from "../core/how-to-pay";
import { safeAddress } from "../core/safe-address";
import { useHaiPay } from "./context";
import { CopiedFact } from "./copied-fact";
import { Deadline } from "./deadline";
import { QrCode } from "./qr-code";

/**
 * How to pay: sum, deadline, pay page, the numbers that the platform gave, and the steps at that chain, bank or app.
 * It is all good with a pay address alone. Nothing when there is nothing to pay.
 */
export function PaymentInstructions({ payment }: { payment: Payment }): ReactElement | null {
  const { language, texts } = useHaiPay();
  const { slip, amount, kind, expires_at } = payment;
  if (!slip) return null;
  const payPage = safeAddress(slip.pay_url);
  const sum = amount === null ? undefined : writeSum(amount, payment.currency_code);
  const rest = restOf(payment);
  const isTransfer = kind === "bank_transfer";
  return (
    <section className="haipay-slip" aria-label={texts.howToPay}>
      <dl className="haipay-facts">
        {payment.display_id !== null && <Line label={texts.orderNumber} value={`#${payment.display_id}`} />}
        <Line label={texts.method} value={payment.method_name[language]} />
        {sum !== undefined && (
          <>
            <dt>{texts.sum}</dt>
            <dd className="haipay-sum">{sum}</dd>
          </>
        )}
        {expires_at !== null && (
          <>
            <dt>{texts.deadline}</dt>
            <dd>
              <Deadline at={expires_at} />
            </dd>
          </>
        )}
        {isTransfer && rest !== null && <CopiedSum amount={rest} />}
        {factsOf(payment, texts).map((fact) => (
          <CopiedFact key={fact.label} {...fact} />
        ))}
        {slip.platform_order_no && <Line label={texts.orderNo} value={slip.platform_order_no} />}
      </dl>
      {isTransfer && (
        <p className="haipay-note">
          {texts.exactSum} {texts.transferFee}
        </p>
      )}
      <QrCode qrCode={slip.qr_code} />
      {payPage !== undefined && (
        <p className="haipay-actions">
          <a className="haipay-button haipay-primary haipay-no-print" {...linkTo(payPage, kind)}>
            {texts.openPayPage}
            {kind !== "ewallet" && <span className="haipay-hidden"> ({texts.opensNewTab})</span>}
          </a>
          <span className="haipay-only-print">{payPage}</span>
        </p>
      )}
      <h3 className="haipay-heading">{texts.howToPay}</h3>
      <ol className="haipay-steps">
        {stepsOf(payment, texts, language).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="haipay-small">{texts.pageHasTheLastWord}</p>
      {kind !== "ewallet" && (
        <button type="button" className="haipay-button haipay-no-print" onClick={printSlip}>
          {texts.print}
        </button>
      )}
    </section>
  );
}

function Line({ label, value }: { label: string; value: string }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Banking apps take the bare digits. */
function CopiedSum({ amount }: { amount: string }): ReactElement {
  const { texts } = useHaiPay();
  return <CopiedFact label={texts.transferSum} value={amount} copy />;
}

/** A slip stays on the screen while its page is open; a wallet comes back to this tab. */
function linkTo(href: string, kind: Payment["kind"]): { href: string; target?: string; rel?: string } {
  return kind === "ewallet"
    ? { href, rel: "noreferrer" }
    : { href, target: "_blank", rel: "noopener noreferrer" };
}

/** Prints the slip without the rest of the page. */
function printSlip(): void {
  const { classList } = document.documentElement;
  classList.add("haipay-printing");
  window.addEventListener("afterprint", () => classList.remove("haipay-printing"), { once: true });
  window.print();
}
