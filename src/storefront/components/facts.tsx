import { useState, type ReactElement } from "react";
import type { PayFact } from "../core/slip/sheet";
import { useHaiPay } from "./context";

/** Copies a text. @param props.label what it is, for those who cannot see what stands beside the button */
export function CopyButton({ text, label }: { text: string; label: string }): ReactElement {
  const { texts } = useHaiPay();
  const [copied, setCopied] = useState(false);

  async function click(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Browsers refuse without https or permission; the number can still be selected.
      setCopied(false);
    }
  }

  return (
    <>
      <button
        type="button"
        className="haipay-button haipay-copy haipay-no-print"
        aria-label={`${texts.copy}: ${label}`}
        onClick={() => void click()}
      >
        {texts.copy}
      </button>
      <span className="haipay-copied haipay-no-print" role="status">
        {copied ? texts.copied : ""}
      </span>
    </>
  );
}

/** A line of a list of facts, with a button if it is worth copying. */
export function Fact({ label, value, copy }: PayFact): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className={copy ? "haipay-number" : undefined}>{value}</span>
        {copy !== undefined && <CopyButton text={copy} label={label} />}
      </dd>
    </>
  );
}
