import { useLanguage } from "../state/language";

interface QuantityProps {
  /** What a screen reader calls it. */
  label: string;
  value: number;
  min?: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}

const MOST = 99;

/** Fewer, how many, more. */
export function Quantity({ label, value, min = 1, disabled, onChange }: QuantityProps) {
  const { texts } = useLanguage();
  return (
    <div className="quantity" role="group" aria-label={label}>
      <button
        type="button"
        aria-label={texts.product.fewer}
        disabled={disabled || value <= min}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output aria-live="polite">{value}</output>
      <button
        type="button"
        aria-label={texts.product.more}
        disabled={disabled || value >= MOST}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  );
}
