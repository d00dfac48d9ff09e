import { useId, type HTMLInputTypeAttribute } from "react";
import { useLanguage } from "../state/language";

interface FieldProps {
  name: string;
  label: string;
  value: string;
  type?: HTMLInputTypeAttribute;
  autoComplete: string;
  required: boolean;
  hint?: string;
  problem?: string;
  onChange: (value: string) => void;
}

/** A field with its label, hint and problem, tied together for screen readers. */
export function Field({ name, label, value, hint, problem, required, onChange, ...input }: FieldProps) {
  const { texts } = useLanguage();
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={`field field-${name}`}>
      <label htmlFor={id}>
        {label} {!required && <span className="quiet">({texts.address.optional})</span>}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        {...input}
        id={id}
        name={name}
        value={value}
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem && (
        <span className="field-problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}
