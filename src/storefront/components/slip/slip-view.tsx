import { useMemo, type ReactElement } from "react";
import type { Payment } from "../../../contract/store-api";
import type { PaySteps } from "../../../platform/pay-steps/step";
import { writeTime } from "../../../platform/language";
import { drawStep } from "../../core/slip/pictures";
import { writeSheet, type SlipSheet } from "../../core/slip/sheet";
import type { SlipTexts } from "../../core/slip/texts";
import { fill, withOwn } from "../../core/texts";
import { useHaiPay } from "../context";
import { Deadline } from "../deadline";
import { CopyButton, Fact } from "../facts";
import { PayPageLink } from "../payment-instructions";
import { PrintedSlip } from "./printed-slip";
import { PlatformCode, QrSquare } from "./codes";

export interface SlipViewProps {
  payment: Payment;
  texts: SlipTexts;
  steps: PaySteps;
}

/** A slip on the screen: first what is needed to pay, then how and until when, and last what is only for questions. */
export function SlipView({ payment, texts: kits, steps }: SlipViewProps): ReactElement | null {
  const { language, own } = useHaiPay();
  const texts = useMemo(() => withOwn(kits, own), [kits, own]);
  const sheet = writeSheet(payment, texts, steps, language);
  if (!sheet) return null;
  const numberKnown = sheet.number !== undefined || sheet.facts.length > 0;
  return (
    <section className="haipay-slip" aria-label={texts.howToPay}>
      <Number sheet={sheet} texts={texts} />
      {!numberKnown && (
        <>
          {sheet.onPayPage !== undefined && <p className="haipay-strong">{sheet.onPayPage}</p>}
          <PayPageLink payment={payment} primary />
        </>
      )}
      {payment.kind === "konbini" && <Facts sheet={sheet} texts={texts} />}
      <Sum sheet={sheet} texts={texts} />
      {payment.kind !== "konbini" && <Facts sheet={sheet} texts={texts} />}
      {sheet.notes.map((note) => (
        <p key={note} className="haipay-note">
          {note}
        </p>
      ))}
      <PlatformCode code={sheet.code} texts={texts} />
      {numberKnown && <PayPageLink payment={payment} primary={false} />}
      {sheet.payPage !== undefined && payment.kind !== "ewallet" && (
        <figure className="haipay-qr haipay-wide-only haipay-no-print">
          <QrSquare text={sheet.payPage} />
          <figcaption>{texts.scan}</figcaption>
        </figure>
      )}
      <h3 className="haipay-heading">{texts.howToPay}</h3>
      <ol className="haipay-steps">
        {sheet.steps.map((step) => (
          <li key={step.text}>
            {/* Drawn by the kit from its own words, escaped. */}
            <span>{step.text}</span>
            <span
              className={`haipay-picture${step.words === undefined ? "" : " haipay-large"}`}
              dangerouslySetInnerHTML={{ __html: drawStep(step) }}
            />
          </li>
        ))}
      </ol>
      <p className="haipay-note">{texts.pageHasTheLastWord}</p>
      {payment.kind !== "ewallet" && <PrintedSlip sheet={sheet} texts={texts} />}
      <Questions sheet={sheet} texts={texts} />
    </section>
  );
}

interface PartProps {
  sheet: SlipSheet;
  texts: SlipTexts;
}

function Number({ sheet: { number, methodName }, texts }: PartProps): ReactElement | null {
  if (!number) return null;
  return (
    <div className="haipay-big-number">
      <p className="haipay-label">{number.label}</p>
      <p>
        <span className="haipay-number">{number.value}</span>{" "}
        <CopyButton text={number.copy ?? number.value} label={number.label} />
      </p>
      <p className="haipay-note">{fill(texts.numberHint, { method: methodName })}</p>
    </div>
  );
}

/** A second code of the chain's, or the lines of an account. */
function Facts({ sheet: { facts } }: PartProps): ReactElement | null {
  if (facts.length === 0) return null;
  return (
    <dl className="haipay-facts">
      {facts.map((fact) => (
        <Fact key={fact.label} {...fact} />
      ))}
    </dl>
  );
}

/** What is to be paid, and until when: after a part has come, what is left is the large number. */
function Sum({ sheet: { sum, came, deadlines } }: PartProps): ReactElement {
  const { language } = useHaiPay();
  return (
    <dl className="haipay-facts">
      {came && (
        <>
          <Fact {...came.due} />
          <dt>{came.received.label}</dt>
          <dd>
            {came.received.value}
            {came.at !== null && (
              <span className="haipay-note">{writeTime(new Date(came.at), language)}</span>
            )}
            <progress
              className="haipay-progress haipay-no-print"
              value={came.share}
              aria-label={came.received.label}
            />
          </dd>
        </>
      )}
      <dt>{sum.label}</dt>
      <dd>
        <span className="haipay-sum">{sum.value}</span>
        {sum.copy !== undefined && <CopyButton text={sum.copy} label={sum.label} />}
      </dd>
      {deadlines.map(({ label, at }) => (
        <Row key={label} label={label}>
          <Deadline at={at} />
        </Row>
      ))}
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactElement }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** For questions to the shop; marked as not for the till, where it would not work. */
function Questions({ sheet: { orderNumber, methodName, reference }, texts }: PartProps): ReactElement {
  return (
    <dl className="haipay-facts haipay-questions">
      {orderNumber !== undefined && <Fact label={texts.orderNumber} value={orderNumber} />}
      <Fact label={texts.method} value={methodName} />
      {reference !== undefined && (
        <Row label={texts.reference}>
          <>
            {reference} <span className="haipay-note">{texts.referenceHint}</span>
          </>
        </Row>
      )}
    </dl>
  );
}
