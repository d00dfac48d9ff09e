import { useId, useState, type ReactElement } from "react";
import { checkDetails, type BuyerField } from "../core/fields";
import type { BuyerFieldsProps } from "./buyer-fields";
import { useHaiPay } from "./context";

const INPUTS = {
  name: { type: "text", autoComplete: "name" },
  phone: { type: "tel", autoComplete: "tel" },
  email: { type: "email", autoComplete: "email" },
} as const;

/** Fields for what the cart lacks, checked by the same rules as on the server. */
export function BuyerInputs({
  needed,
  value,
  onChange,
  showProblems,
}: BuyerFieldsProps): ReactElement | null {
  const { texts } = useHaiPay();
  if (needed.length === 0) return null;
  const problems = checkDetails(needed, value, texts);
  return (
    <div className="haipay-fields">
      {needed.map(({ field }) => (
        <Field
          key={field}
          field={field}
          value={value[field] ?? ""}
          problem={problems[field]}
          showProblem={showProblems}
          onChange={(written) => onChange({ ...value, [field]: written })}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  field: BuyerField;
  value: string;
  problem: string | undefined;
  showProblem: boolean | undefined;
  onChange: (written: string) => void;
}

function Field({ field, value, problem, showProblem, onChange }: FieldProps): ReactElement {
  const { texts } = useHaiPay();
  const id = useId();
  // An initial value was entered before: what is wrong with it is shown at once.
  const [left, setLeft] = useState(value !== "");
  const shown = left || showProblem ? problem : undefined;
  const hint = field === "name" ? texts.nameHint : field === "phone" ? texts.phoneHint : undefined;
  return (
    <div className="haipay-field">
      <label htmlFor={id}>{texts[field]}</label>
      <input
        {...INPUTS[field]}
        id={id}
        value={value}
        required
        aria-invalid={shown !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => setLeft(true)}
      />
      <span
        id={`${id}-note`}
        className={shown ? "haipay-reason" : "haipay-small"}
        role={shown ? "alert" : undefined}
      >
        {shown ?? hint}
      </span>
    </div>
  );
}
