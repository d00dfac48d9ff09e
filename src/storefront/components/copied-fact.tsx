import { useState, type ReactElement } from "react";
import type { PayFact } from "../core/how-to-pay";
import { useHaiPay } from "./context";

/** A number with a button that copies it. */
export function CopiedFact({ label, value, copy }: PayFact): ReactElement {
  const { texts } = useHaiPay();
  const [copied, setCopied] = useState(false);

  async function click(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Browsers refuse without https or permission; the number stands there to be selected.
      setCopied(false);
    }
  }

  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className={copy ? "haipay-number" : undefined}>{value}</span>
        {copy && (
          <button
            type="button"
            className="haipay-button haipay-copy haipay-no-print"
            aria-label={`${texts.copy}: ${label}`}
            onClick={() => void click()}
          >
            {texts.copy}
          </button>
        )}
        {copy && (
          <span className="haipay-small haipay-no-print" role="status">
            {copied ? texts.copied : ""}
          </span>
        )}
      </dd>
    </>
  );
}
