import { useId, type ReactElement } from "react";
import type { OfferedKind, OfferedMethod, PaymentMethods } from "../../contract/store-api";
import { writeSum } from "../../platform/language";
import { fill } from "../core/texts";
import { useHaiPay } from "./context";
import { MethodIcon } from "./method-icon";

export interface MethodPickerProps {
  /** undefined while they are being loaded. */
  methods: PaymentMethods | undefined;
  /** Provider id of the chosen method. */
  value?: string | null;
  onChange: (method: OfferedMethod) => void;
  disabled?: boolean;
}

/** The methods by kind; those that this purchase cannot use are greyed, with the reason. */
export function MethodPicker({ methods, value, onChange, disabled }: MethodPickerProps): ReactElement {
  const { texts } = useHaiPay();
  if (!methods) {
    return (
      <p className="haipay-note" role="status">
        {texts.loading}
      </p>
    );
  }
  if (methods.kinds.length === 0) return <p className="haipay-note">{texts.noMethods}</p>;
  return (
    <fieldset className="haipay-picker" disabled={disabled}>
      <legend className="haipay-heading">{texts.chooseMethod}</legend>
      {methods.kinds.map((kind) => (
        <Kind
          key={kind.kind}
          kind={kind}
          currency={methods.currency_code}
          value={value}
          onChange={onChange}
        />
      ))}
    </fieldset>
  );
}

interface KindProps extends Pick<MethodPickerProps, "value" | "onChange"> {
  kind: OfferedKind;
  currency: string;
}

function Kind({ kind, currency, value, onChange }: KindProps): ReactElement {
  const { language } = useHaiPay();
  const id = useId();
  return (
    <div className="haipay-kind" role="group" aria-labelledby={id}>
      <p className="haipay-kind-name" id={id}>
        {kind.name[language]}
      </p>
      {kind.methods.map((method) => (
        <Method
          key={method.provider_id}
          method={method}
          currency={currency}
          chosen={method.provider_id === value}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

interface MethodProps extends Pick<MethodPickerProps, "onChange"> {
  method: OfferedMethod;
  currency: string;
  chosen: boolean;
}

function Method({ method, currency, chosen, onChange }: MethodProps): ReactElement {
  const { language, texts } = useHaiPay();
  const id = useId();
  const { limits, reason, available } = method;
  const range = { min: writeSum(limits.min, currency), max: writeSum(limits.max, currency) };
  return (
    <label className={`haipay-method${available ? "" : " haipay-unavailable"}`}>
      <input
        type="radio"
        name="haipay-method"
        value={method.provider_id}
        checked={chosen}
        disabled={!available}
        aria-describedby={id}
        onChange={() => onChange(method)}
      />
      <MethodIcon providerId={method.provider_id} />
      <span className="haipay-method-text">
        <span className="haipay-method-name">{method.name[language]}</span>
        <span className={reason ? "haipay-reason" : "haipay-small"} id={id}>
          {reason ? reason[language] : `${method.typical_time[language]} (${fill(texts.limits, range)})`}
        </span>
      </span>
    </label>
  );
}
