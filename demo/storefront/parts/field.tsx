import { useId, type HTMLAttributes, type HTMLInputTypeAttribute, type ReactNode } from "react";
import { useLanguage } from "../state/language";

interface FieldProps {
  name: string;
  label: string;
  value: string;
  type?: HTMLInputTypeAttribute;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete: string;
  required: boolean;
  hint?: string;
  problem?: string;
  /** A list to choose from, instead of free text. */
  choices?: { value: string; text: string }[];
  /** What the list says while nothing is chosen. */
  choose?: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
  /** What is shown below the field besides what is wrong. */
  children?: ReactNode;
}

/** A field with its label, hint and problem, tied together for screen readers. */
export function Field({
  label,
  hint,
  problem,
  choices,
  choose,
  onChange,
  onLeave,
  children,
  ...field
}: FieldProps) {
  const { texts } = useLanguage();
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  const tied = {
    id,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": described || undefined,
    onBlur: onLeave,
  };
  const { type, inputMode, ...both } = field;
  return (
    <div className={`field field-${field.name}`}>
      <label htmlFor={id}>
        {label} {!field.required && <span className="quiet">{texts.address.optional}</span>}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {choices ? (
        <select {...both} {...tied} onChange={(event) => onChange(event.target.value)}>
          <option value="">{choose}</option>
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.text}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...both}
          {...tied}
          type={type}
          inputMode={inputMode}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {problem && (
        <span className="field-problem" id={`${id}-problem`} role="alert">
          {problem}
        </span>
      )}
      {children}
    </div>
  );
}
