import { useEffect, useState, type ReactElement } from "react";
import { writeTime } from "../../../platform/language";
import { drawStep } from "../../core/slip/pictures";
import { fileNameOf, type SlipSheet } from "../../core/slip/sheet";
import type { SlipTexts } from "../../core/slip/texts";
import { useHaiPay } from "../context";
import { PlatformCode, QrSquare } from "./codes";

interface PrintedSlipProps {
  sheet: SlipSheet;
  texts: SlipTexts;
}

/**
 * The slip on paper, or as a PDF: half a page, whatever else is on the storefront's page. The browser's own print
 * window saves the PDF, with text that can be searched and read aloud.
 */
export function PrintedSlip({ sheet, texts }: PrintedSlipProps): ReactElement {
  const { language } = useHaiPay();
  const [printedAt, setPrintedAt] = useState<string>();
  const fileName = fileNameOf(sheet, texts);

  useEffect(() => {
    let title = "";
    // Browsers name the file after the page's title.
    const before = () => {
      title = document.title;
      document.title = fileName;
    };
    const after = () => {
      document.title = title;
    };
    setPrintedAt(writeTime(new Date(), language));
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [fileName, language]);

  const { shop, number, sum, code, payPage } = sheet;
  const facts = [
    { label: texts.method, value: sheet.methodName },
    { label: sum.label, value: sum.value },
    ...sheet.deadlines.map(({ label, at }) => ({ label, value: writeTime(new Date(at), language) })),
    ...sheet.facts,
    ...(sheet.orderNumber === undefined ? [] : [{ label: texts.orderNumber, value: sheet.orderNumber }]),
    ...(shop.contact === null ? [] : [{ label: texts.contact, value: shop.contact }]),
    ...(sheet.reference === undefined
      ? []
      : [{ label: `${texts.reference} (${texts.referenceHint})`, value: sheet.reference }]),
  ];
  return (
    <>
      <p className="haipay-print-act haipay-no-print">
        <button type="button" className="haipay-button" onClick={() => window.print()}>
          {texts.print}
        </button>
        <span className="haipay-note">{texts.printHint}</span>
      </p>
      <div className="haipay-sheet">
        <p className="haipay-sheet-head">
          <strong>{texts.printTitle}</strong>
          <span>{shop.name}</span>
        </p>
        {number && (
          <p className="haipay-sheet-number">
            <span>{number.label}</span>
            <strong>{number.value}</strong>
          </p>
        )}
        <div className="haipay-sheet-body">
          <dl className="haipay-facts">
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {code ? (
            <PlatformCode code={code} texts={texts} />
          ) : (
            payPage !== undefined && (
              <figure className="haipay-qr">
                <QrSquare text={payPage} width={132} />
                <figcaption>{texts.scan}</figcaption>
              </figure>
            )
          )}
        </div>
        <ol>
          {sheet.steps.map((step) => (
            <li key={step.text}>
              {step.text}
              {step.words !== undefined && (
                <span className="haipay-picture" dangerouslySetInnerHTML={{ __html: drawStep(step) }} />
              )}
            </li>
          ))}
        </ol>
        {sheet.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p className="haipay-sheet-foot">
          {texts.pageHasTheLastWord} {printedAt !== undefined && `${texts.printedAt}: ${printedAt}`}
        </p>
        <p className="haipay-cut">✂ {texts.cutHere}</p>
      </div>
    </>
  );
}
